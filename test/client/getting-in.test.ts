/**
 * What a teacher is told when nobody can join, the address that links begin with, and the file with a teacher's keys.
 */

import { signal } from '@preact/signals';
import { describe, expect, test } from 'vitest';
import { firewallLines, portOf } from '../../client/teach/board/firewall.ts';
import { bestOrigin, choices } from '../../client/kit/origins.ts';
import { shelfFileName, shelfFileText, takeShelfFile } from '../../client/teach/door/shelf-file.ts';
import type { Shelved, TeacherShelf } from '../../client/context/teacher-shelf.ts';
import { savesNothing } from '../../client/kit/saved-file.ts';
import { forgetsAfterAWeek } from '../../client/kit/kept-here.tsx';
import './every-language.ts';

const LAN = 'http://192.168.1.5:2567';
const OTHER = 'http://10.0.0.9:2567';
const HERE = 'http://localhost:2567';
const SET = 'https://uni.example/lastack';

describe('the address of links', () => {
  test.each([
    ['on the machine itself: the likeliest', HERE, [LAN, OTHER], null, null, LAN],
    ['what the teacher has chosen', HERE, [LAN, OTHER], null, OTHER, OTHER],
    ['a choice that is not available today is forgotten for today', HERE, [LAN], null, OTHER, LAN],
    ['elsewhere: that of the page', OTHER, [LAN, OTHER], null, null, OTHER],
    ['under a path: that of the page, with it', SET, [LAN], null, null, SET],
    ['set by the operator of the server: above all', HERE, [LAN], SET, LAN, SET],
    ['no network: that of the page', HERE, [], null, null, HERE],
  ])('[NET56] %s', (_, page, all, fixed, chosen, best) => {
    expect(bestOrigin({ fixed, all }, page, chosen)).toBe(best);
  });

  test('[NET56] a teacher chooses among all addresses that others can open, and only those', () => {
    expect(choices({ fixed: null, all: [LAN, OTHER] }, HERE)).toEqual([LAN, OTHER]);
    expect(choices({ fixed: null, all: [LAN, OTHER] }, OTHER)).toEqual([OTHER, LAN]);
    expect(choices({ fixed: SET, all: [LAN] }, HERE)).toEqual([SET]);
  });
});

describe('if nobody joins', () => {
  test('[NET58] the lines to type contain the actual port', () => {
    expect(portOf('http://192.168.1.5:4711')).toBe(4711);
    expect([portOf('http://class.local'), portOf('https://uni.example/lastack')]).toEqual([80, 443]);
    const { windows, macos, linux } = firewallLines(4711);
    expect(windows[0]).toContain('localport=4711');
    expect(linux).toEqual(['sudo ufw allow 4711/tcp', 'sudo firewall-cmd --add-port=4711/tcp']);
    expect(macos[0]).toContain('--unblockapp "$(which node)"');
  });
});

describe("the file of a teacher's keys", () => {
  const item = (key: string, at: number): Shelved => ({ key, at, title: { en: key } });
  const shelf = (classes: readonly Shelved[], lessons: readonly Shelved[]): TeacherShelf => ({
    classes: signal(classes),
    lessons: signal(lessons),
  });

  test('[NET57] holds all of them, and another browser adds those that it lacks', () => {
    const text = shelfFileText(shelf([item('c2', 2), item('c1', 1)], [item('l1', 5)]));
    const other = shelf([item('c3', 3), item('c1', 9)], []);
    expect(takeShelfFile(text, other)).toBe(2);
    expect(other.classes.value.map(({ key }) => key)).toEqual(['c1', 'c3', 'c2']);
    expect(other.lessons.value).toEqual([item('l1', 5)]);
    expect(takeShelfFile(text, other)).toBe(0);
    expect(shelfFileName(new Date(2026, 10, 2))).toBe('last-ack-keys-2026-11-02.json');
  });

  test.each(['', '[]', 'null', '{"format":"last-ack-progress"}', '{"format":', `"${'x'.repeat(1_000_001)}"`])(
    '[NET57] %.40s is no such file',
    (text) => {
      const kept = shelf([item('c1', 1)], []);
      expect(takeShelfFile(text, kept)).toBeNull();
      expect(kept.classes.value).toHaveLength(1);
    },
  );

  test('[NET57] skips entries that are no keys', () => {
    const classes = [item('c1', 1), { key: '../x', at: 1, title: {} }, { key: 'c2' }, null, 7];
    const kept = shelf([], []);
    expect(takeShelfFile(JSON.stringify({ format: 'last-ack-keys', classes, lessons: 'x' }), kept)).toBe(1);
  });

  test.each([
    [
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Safari/605.1.15',
      true,
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Mobile/15E148 Safari/604.1',
      true,
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/123.0 Mobile/15E148 Safari/604.1',
      true,
    ],
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/123.0 Safari/537.36',
      false,
    ],
    [
      'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/123.0 Mobile Safari/537.36',
      false,
    ],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:125.0) Gecko/20100101 Firefox/125.0', false],
  ])('[NET57] %s forgets after a week: %s', (userAgent, forgets) => {
    expect(forgetsAfterAWeek(userAgent)).toBe(forgets);
  });
});

describe('a browser inside another app', () => {
  const IPHONE = 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)';
  const ANDROID = 'Mozilla/5.0 (Linux; Android 13; K) AppleWebKit/537.36 (KHTML, like Gecko)';

  test.each([
    ['WeChat on iOS', `${IPHONE} Mobile/15E148 MicroMessenger/8.0.47 NetType/WIFI`, true],
    [
      'WeChat on Android',
      `${ANDROID} Version/4.0 Chrome/116.0 XWEB/1160 Mobile Safari/537.36 MicroMessenger/8.0.44`,
      true,
    ],
    [
      'QQ',
      `${ANDROID} Version/4.0 Chrome/109.0 MQQBrowser/6.2 TBS/046 Mobile Safari/537.36 V1_AND_SQ_8.9 QQ/8.9.5`,
      true,
    ],
    ['DingTalk', `${ANDROID} Version/4.0 Chrome/100.0 Mobile Safari/537.36 AliApp(DingTalk/7.0.0)`, true],
    ['Instagram', `${IPHONE} Mobile/15E148 Instagram 320.0`, true],
    ['an app on iOS', `${IPHONE} Mobile/15E148`, true],
    ['an app on Android', `Mozilla/5.0 (Linux; Android 13; K; wv) AppleWebKit/537.36 Chrome/116.0 Safari/537.36`, true],
    ['Safari', `${IPHONE} Version/17.4 Mobile/15E148 Safari/604.1`, false],
    ['Chrome on iOS', `${IPHONE} CriOS/123.0 Mobile/15E148 Safari/604.1`, false],
    ['Chrome on Android', `${ANDROID} Chrome/123.0.0.0 Mobile Safari/537.36`, false],
    ['QQ Browser', `${ANDROID} Version/4.0 Chrome/109.0 MQQBrowser/14.2 Mobile Safari/537.36`, false],
    ['Firefox', 'Mozilla/5.0 (X11; Linux x86_64; rv:125.0) Gecko/20100101 Firefox/125.0', false],
  ])('[UI160] %s', (_, userAgent, nothing) => {
    expect(savesNothing(userAgent)).toBe(nothing);
  });
});
