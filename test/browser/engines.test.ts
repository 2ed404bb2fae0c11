/**
 * The same lesson in each engine that students have, over plain http under a name that is not localhost, as in a
 * school: a duel, a class, a review, a capture, files, and broken connections.
 */

import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Running, startServer } from '../../server/start-server.ts';
import { createLog } from '../../server/operation/logging.ts';
import { readSettings } from '../../server/settings.ts';
import { openStores } from '../../server/store/open-stores.ts';
import { openClass } from '../server/support/student.ts';
import { openMatch } from './engines/friend.ts';
import { type Seat, sitDownAt } from './engines/open.ts';
import { HOST } from './engines/relay.ts';
import { ENGINES, type Tab } from './engines/tab.ts';
import { fastTime } from './support/fast-time.ts';
import type { Answer } from './support/player.ts';
import { FOUR_WAVES } from './support/scripts.ts';

const PATIENCE = { timeout: 60_000, interval: 100 };
const FACTOR = 4;
/** No seat goes to the bot while the line is cut. */
const AWAY_MS = 600_000;
const CAPTURE = resolve(import.meta.dirname, '../fixtures/captures/half-close-loopback.pcap');
let server: Running;
let local: string;
let url: string;

beforeAll(async () => {
  const settings = { ...readSettings({}), port: 0, host: '127.0.0.1', logLevel: 'silent', awayMs: AWAY_MS } as const;
  const stores = await openStores({ dbPath: ':memory:' });
  const time = fastTime(FACTOR);
  server = await startServer({ settings, stores, time, log: createLog(settings), seed: 7, endOnSignal: false });
  local = `http://127.0.0.1:${server.port}`;
  url = `http://${HOST}:${server.port}`;
});

afterAll(async () => {
  await server?.stop();
});

/** Runs in the page: which question is asked. */
const position = () => document.querySelector<HTMLElement>('.question')?.dataset.position;

/** Answers the current question, by mouse or by its key, and waits until it is gone. */
async function answer(tab: Tab, what: Answer, hand: 'mouse' | 'keyboard'): Promise<void> {
  const asked = await tab.until(position);
  const letter = what === 'wait' ? 'W' : 'P';
  if (typeof what === 'string') {
    const control = `.control[aria-keyshortcuts=${letter}]`;
    await tab.see(control);
    await (hand === 'mouse' ? tab.click(control) : tab.press(letter.toLowerCase()));
  } else {
    const { flags, seq, ack = null } = what.send;
    const { card } = await tab.until(cardWith, flags, seq, ack);
    await (hand === 'mouse' ? tab.click('.card', card) : tab.press(String(card + 1)));
  }
  // The next one may be there at once.
  await tab.until(
    (before: string) => document.querySelector<HTMLElement>('.question')?.dataset.position !== before,
    asked,
  );
  expect(await tab.ask(() => document.querySelector('.feedback:not(.correct)')?.textContent ?? '')).toBe('');
}

/** Runs in the page: the card that says exactly this. */
function cardWith(flags: readonly string[], seq: number, ack: number | null): { card: number } | null {
  const wanted = [...flags].sort().join(' ');
  const card = [...document.querySelectorAll('.card')].findIndex((element) => {
    const chips = [...element.querySelectorAll('.chip')].map((chip) => chip.textContent ?? '');
    const values = [...element.querySelectorAll('.value')].map((value) => Number(value.textContent));
    return chips.sort().join(' ') === wanted && values[0] === seq && (values[1] ?? null) === ack;
  });
  return card < 0 ? null : { card };
}

describe.concurrent.each(ENGINES)('%s', (engine) => {
  let seat: Seat;
  let tab: Tab;
  /** The path of the match's review. */
  let review: string;

  beforeAll(async () => {
    seat = await sitDownAt(engine);
    ({ tab } = seat);
    // However slow this machine is, no turn is over before it was taken.
    seat.relay.prepare(`localStorage.setItem('last-ack.time', 'off')`);
  });

  afterAll(async () => {
    await seat?.leave();
  });

  it.sequential('[UI100] plays a duel to its end, by mouse and by keyboard, over a line that breaks', async () => {
    const friend = await openMatch(local);
    await tab.goto(`${url}/d/${friend.grant.code}`);
    expect(await tab.ask(() => window.isSecureContext)).toBe(false);
    await tab.click('.invited button[type=submit]');
    await tab.click('.ready-row button');
    await tab.see('.fig');
    const [first, ...others] = FOUR_WAVES.B;
    await answer(tab, first, 'mouse');
    await tab.until(position);
    seat.relay.cut();
    await tab.see('dialog.overlay[open] h2');
    seat.relay.mend();
    await tab.gone('dialog.overlay');
    for (const what of others) await answer(tab, what, 'mouse');
    await tab.tabTo('.ready-row button');
    await tab.press('Enter');
    for (const what of FOUR_WAVES.A) await answer(tab, what, 'keyboard');
    await tab.see('.result');
    expect(seat.relay.faults).toEqual([]);
  });

  it.sequential('[UI100] opens its review, steps through it and saves it', async () => {
    review = await tab.until(() => document.querySelector<HTMLAnchorElement>('.review-link a')?.pathname);
    await tab.goto(`${url}${review}#h1s1`);
    await tab.see('.step-card .kicker b', 'Step 1 of');
    await tab.press('ArrowRight');
    await tab.see('.step-card .kicker b', 'Step 2 of');
    await tab.press('End');
    await tab.until(() => /^Step (\d+) of \1$/.test(document.querySelector('.step-card .kicker b')?.textContent ?? ''));
    await tab.click('.walk-files .button', 2);
    const saved = await vi.waitUntil(() => seat.saved(/^last-ack-.*\.json$/), PATIENCE);
    expect(JSON.parse(saved.toString())).toMatchObject({ levelId: 'four-waves' });
    expect(seat.relay.faults).toEqual([]);
  });

  it.sequential('[UI162] accepts text from an input method, and takes none of its keys for a command', async () => {
    const friend = await openMatch(local, { compose: 'fields' });
    await tab.goto(`${url}/d/${friend.grant.code}`);
    const name = '.invited input[type=text]';
    await tab.compose(name, '小明', ['Enter']);
    await tab.until((css: string) => document.querySelector<HTMLInputElement>(css)?.value === '小明', name);
    expect(await tab.ask(() => document.querySelectorAll('.invited').length)).toBe(1);
    await tab.click('.invited button[type=submit]');
    await tab.click('.ready-row button');
    const asked = await tab.until(position);
    await tab.compose('.number-fields label:nth-child(1) input', 'ｖ', ['Enter']);
    await tab.compose('.number-fields label:nth-child(2) input', '４００１', ['Enter', 'KeyW', 'Digit1']);
    // Full-width, and read all the same; and nothing was sent.
    await tab.see('.number-fields label:nth-child(2) .equals', '= 4001');
    expect(await tab.ask(position)).toBe(asked);
    await tab.press('Enter');
    await tab.until(
      (before: string) => document.querySelector<HTMLElement>('.question')?.dataset.position !== before,
      asked,
    );
    expect(friend.view.peer.name).toBe('小明');
    expect(seat.relay.faults).toEqual([]);
  });

  it.sequential('[UI100] explains a capture', async () => {
    await tab.goto(`${url}/#/capture`);
    await tab.see('.drop');
    await tab.driver.upload('.drop input', CAPTURE);
    await tab.see('.capture-case');
    expect(seat.relay.faults).toEqual([]);
  });

  it.sequential('[UI106] really copies a link within a dialog', async () => {
    const teacher = await openClass(local);
    await tab.goto(`${url}/#/board/${teacher.key}`);
    await tab.click('[aria-keyshortcuts=D]');
    await tab.click('dialog[open] .button.primary');
    // The button that copies takes the place of the one that has just been pressed.
    await tab.see('dialog[open] .qr-code');
    await tab.click('dialog[open] .button.primary');
    const { copied } = await tab.until(() => {
      const field = document.querySelector<HTMLInputElement>('.copy-by-hand input');
      // Where the browser refuses, the text is shown selected.
      if (field !== null) return { copied: field.selectionEnd !== field.value.length };
      const said = document.querySelector('dialog[open] .button.primary [role=status]')?.textContent;
      return said === 'Copied' ? { copied: true } : null;
    });
    expect(copied).toBe(true);
    await tab.goto(`${url}/`);
    await tab.ask(() => {
      const sheet = document.createElement('textarea');
      document.body.append(sheet);
      sheet.focus();
    });
    await tab.driver.paste();
    const pasted = await tab.until(() => document.querySelector('textarea')?.value);
    expect(pasted).toBe(`${url}/#/desk/${teacher.key}`);
    await teacher.ask('end', {});
    await teacher.leave();
  });

  it.sequential('[UI100] sits in a class, and answers its question', async () => {
    const teacher = await openClass(local);
    const index = teacher.view.lesson.rounds.findIndex((round) => round.kind === 'question');
    await tab.goto(`${url}/c/${teacher.grant.code}`);
    await tab.type('.class-form input', 'Ada');
    await tab.click('.class-form .button.primary');
    await tab.see('.class-lobby');
    await teacher.ask('start', { index });
    await tab.click('.answer');
    await tab.click('.answer-foot button');
    await tab.see('.class-verdict, .locked-in');
    await teacher.ask('end', {});
    await tab.see('.over-card');
    await teacher.leave();
    expect(seat.relay.faults).toEqual([]);
  });

  // The last: a driver stops working after a page that became a file.
  it.sequential('[UI163] gets a file by its link if the browser is known to save nothing that a page made', async () => {
    seat.relay.prepare(`Object.defineProperty(navigator, 'userAgent', { get: () => 'MicroMessenger/8.0.44' })`);
    await tab.goto(`${url}${review}#h1s1`);
    await tab.see('.step-card .kicker b');
    await tab.click('.walk-files .button', 0);
    await tab.click('.saved-note .button');
    await tab.click('.saved-note a');
    const saved = await vi.waitUntil(() => seat.saved(/^last-ack-four-waves-.*\.svg$/), PATIENCE);
    expect(saved.toString().slice(0, 5)).toBe('<?xml');
    expect(seat.relay.faults).toEqual([]);
  });
});

describe.concurrent.each(['chromium', 'firefox'] as const)("%s with the system's colours", (engine) => {
  it('[UI161] shows the first question of a duel, each card whole and the focused one', async ({ onTestFinished }) => {
    const seat = await sitDownAt(engine, true);
    onTestFinished(() => seat.leave());
    const { tab, relay } = seat;
    const friend = await openMatch(local, { pace: 'relaxed' });
    await tab.goto(`${url}/d/${friend.grant.code}`);
    expect(await tab.ask(() => matchMedia('(forced-colors: active)').matches)).toBe(true);
    await tab.click('.invited button[type=submit]');
    await tab.click('.ready-row button');
    await tab.see('.fig');
    await tab.tabTo('.card');
    const seen = await tab.ask(() => {
      const style = (css: string) => {
        const element = document.querySelector(css);
        if (element === null) throw new Error(`there is no ${css}`);
        return getComputedStyle(element);
      };
      const card = style('.card:focus-visible');
      const [ink, paper] = [style('body').color, style('body').backgroundColor];
      return {
        body: ink !== paper,
        question: style('.question h2').color === ink,
        card: card.color !== card.backgroundColor && card.borderTopColor !== paper,
        focus: card.outlineStyle === 'solid' && card.outlineColor !== paper,
        // The time left.
        bar: style('.bar i').backgroundColor !== paper,
        figure: style('.fig').color !== paper,
      };
    });
    expect(seen).toEqual({ body: true, question: true, card: true, focus: true, bar: true, figure: true });
    expect(relay.faults).toEqual([]);
  });
});
