/** Player input: numbers, names; and the clock that the page estimates. */

import { describe, expect, it } from 'vitest';
import { friendlyName, nameFits } from '../../client/kit/player-name.ts';
import { knownLetters, readEntry, readLength, readNumber } from '../../client/match/number-entry.ts';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { numberShown, readValue } from '../../client/questions/answer-draft.ts';
import { placeOf } from '../../client/context/place.ts';
import { readSeed } from '../../client/kit/seed.ts';
import { normaliseCode } from '../../shared/protocol.ts';
import { createPreferences, matchOptions } from '../../client/context/preferences.ts';
import { ServerClock } from '../../client/kit/server-clock.ts';

const SYMBOLS = { u: 4000, v: 9000, w: null };

describe('a number in a field', () => {
  it.each([
    ['4001', 4001],
    [' 4001 ', 4001],
    ['u', 4000],
    ['u+1', 4001],
    ['U + 1', 4001],
    ['v−1', 8999],
    ['v-9001', 4294967295],
    ['0', 0],
    ['4294967295', 4294967295],
    ['4294967296', null],
    ['w+1', null],
    ['', null],
    ['-1', null],
    ['1e3', null],
    ['u+', null],
    ['u1', null],
    ['4.5', null],
    // From an input method in full-width mode, from other scripts, and pasted.
    ['４０００', 4000],
    ['ｕ', 4000],
    ['Ｕ＋１', 4001],
    ['ｕ　＋　１', 4001],
    ['ｖ－１', 8999],
    ['v–1', 8999],
    ['v﹣1', 8999],
    ['４，２９４，９６７，２９５', 4294967295],
    ['4,000', 4000],
    ["4'000", 4000],
    ['4 000', 4000],
    ['\u202a4000\u202c', 4000],
    ['4000\u200b', 4000],
    ['٤٠٠٠', 4000],
    ['۴۰۰۰', 4000],
    ['४०००', 4000],
    ['+4000', 4000],
    ['4,00', null],
  ])('[UI10] %j is %j', (typed, number) => {
    expect(readNumber(typed, SYMBOLS)).toBe(number);
  });

  it.each([
    ['', 'empty'],
    ['　', 'empty'],
    ['4294967296', 'too-large'],
    ['９９９９９９９９９９９', 'too-large'],
    ['12345678901234567890', 'too-large'],
    ['-1', 'negative'],
    ['−1', 'negative'],
    ['－１', 'negative'],
    ['w', 'letter'],
    ['ｗ＋１', 'letter'],
    ['x', 'unreadable'],
    ['1e3', 'unreadable'],
  ])('[UI90] %j is reported as %s', (typed, problem) => {
    expect(readEntry(typed, SYMBOLS)).toEqual({ problem });
  });

  it.each([
    ['０', { number: 0 }],
    ['1,000', { number: 1000 }],
    ['65535', { number: 65_535 }],
    ['65536', { problem: 'too-large' }],
    ['−1', { problem: 'negative' }],
    ['', { problem: 'empty' }],
  ])('[UI90] %j bytes are %j', (typed, entry) => {
    expect(readLength(typed)).toEqual(entry);
  });

  it('[UI10] letters without a number yet are not offered', () => {
    expect(knownLetters(SYMBOLS).map(({ letter }) => letter)).toEqual(['u', 'v']);
  });
});

describe('a code', () => {
  it.each([
    ...[
      '473dk',
      ' 473DK ',
      '473-dk',
      '４７３ｄｋ',
      '“473dk”',
      '"473 DK".',
      '473\u200Bdk',
      '\u202A473dk\u202C',
      '473DК',
      '(473dk)',
    ],
    ...[
      'http://192.168.1.5:2567/d/473DK',
      'https://uni.example/lastack/d/473dk/?x=1',
      'Play with me: http://a/d/473DK!',
    ],
    ...['ｈｔｔｐ：／／ａ／ｄ／４７３ｄｋ', 'http://a/#/wire/473dk'],
  ])('[NET90] %s is read', (typed) => {
    expect(normaliseCode(typed)).toBe('473DK');
  });

  it('[NET90] of a class is read from its link, and from an address with text around it', () => {
    expect(normaliseCode('http://10.0.0.2:2567/c/acdefh')).toBe('ACDEFH');
    expect(placeOf('/d/473dk%E2%80%9D', '')).toEqual({ kind: 'match', code: '473DK' });
    expect(placeOf('/c/%EF%BC%A1cdefh.', '')).toEqual({ kind: 'class', code: 'ACDEFH' });
    expect(placeOf('/', '#/wire/473dk)')).toEqual({ kind: 'wire', code: '473DK' });
    expect(placeOf('/d/%22', '')).toEqual({ kind: 'home' });
  });
});

describe('other input', () => {
  it('[UI90] the answer to a question, and a seed, in any width and script', () => {
    for (const typed of ['－１２．５', '−12.5', '-١٢.٥', ' -12.5\u200B']) expect(readValue(typed), typed).toBe(-12.5);
    expect(readValue('１，０００')).toBe(1000);
    expect(readSeed('４２')).toBe(42);
    expect(readSeed('\u202Astorm\u200B ')).toBe(readSeed('ｓｔｏｒｍ'));
  });
});

describe('a name', () => {
  it.each([
    ['Ada', true],
    ['小林', true],
    ['  Ada  ', true],
    ['👩‍👩‍👧‍👦'.repeat(20), true],
    ['x'.repeat(21), false],
    ['', false],
    ['   ', false],
  ])('%j: %s', (name, fits) => {
    expect(nameFits(name)).toBe(fits);
  });

  it('consists of an adjective and an animal', () => {
    const words = { first: 'Brave Calm', second: 'Fox Owl', join: ' ' };
    expect(friendlyName(words, () => 0)).toBe('Brave Fox');
    expect(friendlyName(words, () => 0.999)).toBe('Calm Owl');
  });
});

describe('the server clock', () => {
  it('comes from the quickest round trip', () => {
    const clock = new ServerClock();
    clock.sample(0, 400, 10_150);
    clock.sample(1_000, 1_020, 11_010);
    clock.sample(2_000, 2_900, 12_800);
    expect(clock.now(5_000)).toBe(15_000);
  });

  it('comes from a view at first, and again after a reset', () => {
    const clock = new ServerClock();
    clock.seen(100, 50_100);
    expect(clock.now(200)).toBe(50_200);
    clock.sample(300, 320, 50_290);
    expect(clock.now(400)).toBe(50_380);
    clock.seen(500, 50_400);
    expect(clock.now(500)).toBe(50_480);
    clock.reset();
    clock.seen(600, 70_600);
    expect(clock.now(600)).toBe(70_600);
  });

  it('forgets old round trips, however quick they were', () => {
    const clock = new ServerClock();
    clock.sample(0, 2, 1_000_001);
    for (let at = 1; at <= 8; at++) clock.sample(at * 1_000, at * 1_000 + 100, at * 1_000 + 50);
    expect(clock.now(9_000)).toBe(9_000);
  });
});

describe('the options of a match', () => {
  it('leave unset options to the level', () => {
    const preferences = createPreferences('Ada');
    expect(matchOptions(preferences, 'friend')).toEqual({
      levelId: 'four-waves',
      mode: 'coached',
      pace: 'normal',
      speed: true,
    });
    preferences.compose.value = 'free';
    preferences.notation.value = 'wire';
    expect(matchOptions(preferences, 'friend')).toMatchObject({ compose: 'free', notation: 'wire' });
  });
});

describe('[UI124] a number in a lesson being written', () => {
  it('stays as typed while it says the number, in any width', () => {
    for (const [typed, value] of [
      ['１２０', 120],
      ['12.', Number.NaN],
      ['', Number.NaN],
      ['−5', -5],
    ] as const) {
      expect(readValue(typed) ?? Number.NaN, typed).toBe(value);
      expect(numberShown(typed, value)).toBe(typed);
    }
  });

  it('is rewritten when it has changed', () => {
    expect(numberShown('１２０', 90)).toBe('90');
    expect(numberShown('120', Number.NaN)).toBe('');
  });

  it("is not parsed by the browser's field, which knows digits of one width only", () => {
    const page = resolve(import.meta.dirname, '../../client');
    const fields = readdirSync(page, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.tsx'));
    const native = fields.filter((file) => /type="number"|valueAsNumber/.test(readFileSync(join(page, file), 'utf8')));
    expect(native).toEqual([]);
  });
});
