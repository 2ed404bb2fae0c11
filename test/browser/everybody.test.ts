/**
 * A class round by round, as two of its students have it who see or touch differently: one knows of the page only what its
 * accessibility tree says, roles and names; the other has a keyboard and no mouse. They play each other, in cards and
 * composing freely in live mode. What is right they know from the server's log.
 */

import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { createLog } from '../../server/operation/logging.ts';
import { readSettings } from '../../server/settings.ts';
import { type Running, startServer } from '../../server/start-server.ts';
import { openStores } from '../../server/store/open-stores.ts';
import type { Lesson } from '../../shared/class/lesson.ts';
import type { Seat } from '../../shared/duel/options.ts';
import type { Position } from '../../shared/duel/state/state.ts';
import { sameSegment, type Segment } from '../../shared/tcp/segment.ts';
import { must } from '../duel/rig.ts';
import { saveLesson } from '../server/support/small-lesson.ts';
import { openClass, type Teacher } from '../server/support/student.ts';
import { launch, type OpenPage, openPage } from './support/browser.ts';
import { fastTime } from './support/fast-time.ts';
import { positionOf, type WatchedStore, watched } from './support/watched-store.ts';

/** So fast that a half takes seconds, and slow enough for a busy browser. */
const FACTOR = 4;
const PATIENCE = { timeout: 60_000 };
/** More presses of Tab than any page of a student has stops. */
const STOPS_MAX = 60;

const LESSON: Lesson = {
  title: { en: 'For everybody' },
  rounds: [
    {
      kind: 'question',
      question: {
        id: 'waves',
        kind: 'single',
        text: { en: 'Who sends the last ACK?' },
        explanation: { en: 'It acknowledges the second FIN.' },
        clause: null,
        options: [{ en: 'The end that closes last' }, { en: 'The end that closes first' }, { en: 'Both' }],
        right: 1,
      },
      seconds: 3_600,
    },
    { kind: 'duel', levelId: 'four-waves', mode: 'coached', compose: 'cards', pace: 'fast', seconds: 3_600 },
    { kind: 'duel', levelId: 'four-waves', mode: 'live', compose: 'free', pace: 'fast', seconds: 3_600 },
  ],
};

let server: Running;
let url: string;
let store: WatchedStore;
let teacher: Teacher;
let pages: OpenPage[];

beforeAll(async () => {
  const settings = { ...readSettings(process.env), port: 0, host: '127.0.0.1', logLevel: 'silent' } as const;
  const stores = await openStores({ dbPath: ':memory:' });
  store = watched(stores.matches);
  const parts = { settings, stores: { ...stores, matches: store }, time: fastTime(FACTOR), log: createLog(settings) };
  server = await startServer({ ...parts, seed: 7, endOnSignal: false });
  url = `http://127.0.0.1:${server.port}`;
  teacher = await openClass(url, { lesson: await saveLesson(stores, LESSON) });
  const browser = await launch('canvas');
  const look = { locale: 'en-US', frames: 'few' } as const;
  pages = [await openPage(browser, look), await openPage(browser, { ...look, viewport: { width: 1024, height: 768 } })];
});

afterAll(async () => {
  await pages?.[0]?.context.browser()?.close();
  await server?.stop();
});

/** A student at a page, in their own way of using one. */
abstract class Student {
  constructor(readonly page: Page) {}

  abstract join(name: string): Promise<void>;
  abstract answer(option: string): Promise<void>;
  abstract use(button: string | RegExp): Promise<void>;
  protected abstract sendCard(segment: Segment, number: number): Promise<void>;
  protected abstract sendComposed(segment: Segment): Promise<void>;

  /** Opens the class, or the place in it that they were. */
  async come(): Promise<void> {
    await this.page.goto(`${url}/c/${teacher.grant.code}`);
  }

  async play({ id, right, cards }: Position): Promise<void> {
    // The page has the question that the log has.
    await this.page.locator(`[data-position="${id}"]`).waitFor(PATIENCE);
    if (right.kind === 'wait') return this.use(/^Wait/);
    if (right.kind === 'bind') return this.use(/^Reuse port/);
    if (right.kind !== 'send') throw new Error(`${right.kind} is never asked for`);
    const { segment } = right;
    if (cards.length === 0) return this.sendComposed(segment);
    return this.sendCard(segment, cards.findIndex((card) => sameSegment(card, segment)) + 1);
  }

  /** What a live region says. */
  async hears(words: string | RegExp): Promise<void> {
    const status = this.page.getByRole('status').filter({ hasText: words });
    await status.first().waitFor({ ...PATIENCE, state: 'attached' });
  }

  protected get composer(): Locator {
    return this.page.getByRole('form', { name: 'Your segment' });
  }

  protected flag(name: string): Locator {
    return this.composer.getByRole('button', { name, exact: true });
  }

  /** The flags that must change for this segment. */
  protected async toChange({ flags }: Segment): Promise<Locator[]> {
    const toggles: Locator[] = [];
    for (const name of ['FIN', 'ACK', 'RST', 'SYN'] as const) {
      const isOn = (await this.flag(name).getAttribute('aria-pressed', PATIENCE)) === 'true';
      if (isOn !== flags.includes(name)) toggles.push(this.flag(name));
    }
    return toggles;
  }
}

/** Knows roles and names, and what is spoken. */
class Listener extends Student {
  async join(name: string): Promise<void> {
    await this.come();
    await this.page.getByRole('textbox', { name: 'Your name' }).fill(name, PATIENCE);
    await this.use('Join the class');
    await this.hears('The teacher will begin');
  }

  async answer(option: string): Promise<void> {
    await this.page.getByRole('heading', { name: 'Who sends the last ACK?' }).waitFor(PATIENCE);
    await this.page.getByRole('radio', { name: option }).check(PATIENCE);
    await this.use(/^Answer/);
  }

  async use(button: string | RegExp): Promise<void> {
    await this.page.getByRole('button', { name: button }).click(PATIENCE);
  }

  protected async sendCard({ flags, seq, ack }: Segment): Promise<void> {
    await this.hears('What does your stack send?');
    const numbers = ack === undefined ? `seq\\s*${seq}\\b` : `seq\\s*${seq}\\b.*ack\\s*${ack}\\b`;
    const shown = ['FIN', 'ACK', 'RST', 'SYN'].filter((flag) => flags.some((one) => one === flag));
    await this.use(new RegExp(`^${shown.join('\\s*')}\\s*${numbers}`));
  }

  protected async sendComposed(segment: Segment): Promise<void> {
    for (const toggle of await this.toChange(segment)) await toggle.click(PATIENCE);
    await this.composer.getByRole('textbox', { name: 'seq' }).fill(String(segment.seq), PATIENCE);
    if (segment.ack !== undefined)
      await this.composer.getByRole('textbox', { name: 'ack' }).fill(String(segment.ack), PATIENCE);
    await this.composer.getByRole('button', { name: 'Send' }).click(PATIENCE);
  }
}

/** Has nothing but keys: Tab to get somewhere, and what the page says of its keys. */
class Typist extends Student {
  async #press(key: string): Promise<void> {
    await this.page.keyboard.press(key);
  }

  async #reach(target: Locator): Promise<void> {
    await target.waitFor(PATIENCE);
    for (let stops = 0; stops < STOPS_MAX; stops++) {
      if (await target.evaluate((element) => element === document.activeElement)) return;
      await this.#press('Tab');
    }
    throw new Error(`Tab does not lead to ${target}`);
  }

  async join(name: string): Promise<void> {
    await this.come();
    await this.#reach(this.page.getByRole('textbox', { name: 'Your name' }));
    await this.#press('ControlOrMeta+a');
    await this.page.keyboard.type(name);
    await this.#press('Enter');
    await this.hears('The teacher will begin');
  }

  async answer(option: string): Promise<void> {
    const radio = this.page.getByRole('radio', { name: option });
    await radio.waitFor({ ...PATIENCE, state: 'attached' });
    await this.#press(String((await this.page.getByRole('radio').all()).length - 1));
    await expect.poll(() => radio.isChecked()).toBe(true);
    await this.#press('Enter');
  }

  async use(button: string | RegExp): Promise<void> {
    const target = this.page.getByRole('button', { name: button });
    await target.waitFor(PATIENCE);
    const key = await target.getAttribute('aria-keyshortcuts');
    if (key !== null) return this.#press(key.toLowerCase());
    await this.#reach(target);
    await this.#press('Enter');
  }

  protected async sendCard(_: Segment, number: number): Promise<void> {
    await this.#press(String(number));
  }

  protected async sendComposed(segment: Segment): Promise<void> {
    for (const toggle of await this.toChange(segment)) {
      await this.#reach(toggle);
      await this.#press('Space');
    }
    for (const name of ['seq', 'ack'] as const) {
      if (segment[name] === undefined) continue;
      await this.#reach(this.composer.getByRole('textbox', { name }));
      await this.#press('ControlOrMeta+a');
      await this.page.keyboard.type(String(segment[name]));
    }
    await this.#press('Enter');
  }
}

let students: readonly [Listener, Typist];

/** Plays a half from "ready" to its end, both at once. */
async function playHalf(code: string, half: number): Promise<void> {
  await Promise.all(students.map((student) => student.use('I am ready')));
  await vi.waitUntil(() => store.stateOf(code).halves.length === half, PATIENCE);
  await Promise.all(students.map((student, at) => playOut(code, student, seatOf(code, at + 1))));
}

async function playOut(code: string, student: Student, seat: Seat): Promise<void> {
  for (;;) {
    const state = () => store.stateOf(code);
    await vi.waitUntil(() => state().phase !== 'playing' || positionOf(state(), seat) !== null, PATIENCE);
    const position = positionOf(state(), seat);
    if (position === null) return;
    await student.play(position);
    await vi.waitUntil(() => positionOf(state(), seat)?.id !== position.id, PATIENCE);
  }
}

function seatOf(code: string, id: number): Seat {
  const duel = must(Object.values(teacher.view.duels).find((one) => one.code === code));
  return duel.seats[0].student === id ? 0 : 1;
}

/** Starts a round of duels. @returns the code of the two students' duel */
async function startDuel(index: number): Promise<string> {
  await teacher.ask('start', { index });
  await vi.waitUntil(
    () => teacher.view.frame.round === index + 1 && Object.keys(teacher.view.duels).length === 1,
    PATIENCE,
  );
  return must(Object.values(teacher.view.duels)[0]).code;
}

function wrongMoves(code: string): string[] {
  return store
    .stateOf(code)
    .halves.flatMap(({ judgements }) =>
      judgements.filter(({ verdict }) => verdict !== 'correct').map(({ mistake }) => mistake ?? 'needless'),
    );
}

it('[UI641] [UI642] a class is joined, and a question answered, by the accessibility tree alone and by keyboard alone', async () => {
  students = [new Listener(must(pages[0]).page), new Typist(must(pages[1]).page)];
  const [listener, typist] = students;
  await listener.join('Listener');
  await typist.join('Typist');
  // However slow this machine is, nobody runs out of time.
  for (const student of [1, 2]) await teacher.ask('time-factor', { student, factor: 'off' });
  await teacher.ask('start', { index: 0 });
  await listener.answer('The end that closes first');
  await listener.hears('Your answer is in');
  await typist.answer('The end that closes first');
  for (const { page } of students) await page.getByRole('heading', { name: 'Right' }).waitFor(PATIENCE);
});

it('[UI641] [UI642] [UI643] a duel in cards is played to its end so, and reviewed step by step', async () => {
  const code = await startDuel(1);
  for (const half of [1, 2]) await playHalf(code, half);
  expect(wrongMoves(code)).toEqual([]);
  const [{ page }] = students;
  const opening = page.context().waitForEvent('page', PATIENCE);
  await page.getByRole('link', { name: 'Open the review' }).click(PATIENCE);
  const review = new Listener(await opening);
  await review.page.getByRole('heading', { level: 1, name: /Four-way close/ }).waitFor(PATIENCE);
  await review.use('To the beginning');
  for (let step = 1; ; step++) {
    await review.hears(new RegExp(`^Step ${step} of \\d+$`));
    const on = review.page.getByRole('button', { name: 'One step on' });
    if (await on.isDisabled()) break;
    await on.click();
  }
  await review.use('The figure as a table');
  const table = review.page.getByRole('table', { name: 'The figure as a table' });
  await table.getByRole('row', { name: /FIN ACK 4000 9000 Arrived at/ }).waitFor(PATIENCE);
  expect(await table.getByRole('row').count()).toBe(5);
  await review.page.close();
});

it('[UI641] [UI642] a duel in live mode is composed freely so, to the end of the class', async () => {
  const code = await startDuel(2);
  for (const half of [1, 2]) await playHalf(code, half);
  expect(wrongMoves(code)).toEqual([]);
  await teacher.ask('end', {});
  for (const { page } of students) await page.getByRole('heading', { level: 1 }).first().waitFor(PATIENCE);
  expect(pages.flatMap(({ faults }) => faults)).toEqual([]);
});
