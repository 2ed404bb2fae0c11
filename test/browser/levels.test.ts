/**
 * Every level, played from the first page to the last by two people in two browsers, one in Chinese and one in English.
 * They know what is right from the server's own log; the server's clock runs faster than theirs, so that 2MSL is
 * seconds. With LAST_ACK_SHOTS=FOLDER every question of both sides is saved as a picture, for inspection.
 */

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startServer, type Running } from '../../server/start-server.ts';
import { createLog } from '../../server/operation/logging.ts';
import { readSettings } from '../../server/settings.ts';
import { openStores } from '../../server/store/open-stores.ts';
import { LEVEL_IDS } from '../../shared/content/text.ts';
import { sameSegment } from '../../shared/tcp/segment.ts';
import type { Seat } from '../../shared/duel/options.ts';
import type { DuelState, Position } from '../../shared/duel/state/state.ts';
import { type Look, type OpenPage, openBrowser } from './support/browser.ts';
import { fastTime } from './support/fast-time.ts';
import { positionOf, type WatchedStore, watched } from './support/watched-store.ts';

/** So fast that a whole match takes half a minute, and slow enough for a browser to answer a FIN within an MSL. */
const FACTOR = 3;
const PATIENCE_MS = 60_000;
/** If a FIN must be answered within an MSL, a slow machine gets more of it. */
const RACES = ['lost-last-ack', 'lost-last-ack-twice', 'capture:lost-last-ack'];
const SHOTS = process.env.LAST_ACK_SHOTS;

const LOOKS: readonly [Look, Look] = [
  { locale: 'zh-CN' },
  { locale: 'en-US', viewport: { width: 390, height: 844 }, theme: 'light', touch: true },
];

let server: Running;
let url: string;
let store: WatchedStore;
const browsers: OpenPage[] = [];

beforeAll(async () => {
  const settings = { ...readSettings(process.env), port: 0, host: '127.0.0.1', logLevel: 'silent' } as const;
  const stores = await openStores({ dbPath: ':memory:' });
  store = watched(stores.matches);
  server = await startServer({
    settings,
    stores: { ...stores, matches: store },
    time: fastTime(FACTOR),
    log: createLog(settings),
    seed: 7,
    endOnSignal: false,
  });
  url = `http://127.0.0.1:${server.port}`;
  browsers.push(await openBrowser({ frames: 'few', ...LOOKS[0] }), await openBrowser({ frames: 'few', ...LOOKS[1] }));
});

afterAll(async () => {
  await Promise.all(browsers.map((browser) => browser.close()));
  await server.stop();
});

/** One player at one page, who plays what the log says is right. */
class Learner {
  readonly faults: string[] = [];
  code = '';

  private constructor(
    readonly page: Page,
    readonly context: BrowserContext,
    readonly seat: Seat,
    readonly levelId: string,
  ) {}

  /** A page of its own in the seat's browser, with the level chosen. */
  static async sitDown(seat: Seat, levelId: string): Promise<Learner> {
    const { viewport, locale, theme, touch } = { viewport: { width: 1366, height: 768 }, ...LOOKS[seat] };
    const browser = browsers[seat]?.context.browser();
    if (browser === null || browser === undefined) throw new Error('the browser is gone');
    const context = await browser.newContext({
      serviceWorkers: 'block',
      locale,
      viewport,
      colorScheme: theme ?? 'dark',
      hasTouch: touch ?? false,
      reducedMotion: 'reduce',
    });
    const pace = RACES.includes(levelId) ? 'relaxed' : 'normal';
    // However slow this machine is, no player counts as gone.
    const chosen = { level: levelId, pace, time: 'off' };
    await context.addInitScript((choices) => {
      for (const [key, value] of Object.entries(choices)) localStorage.setItem(`last-ack.${key}`, value);
    }, chosen);
    const page = await context.newPage();
    const learner = new Learner(page, context, seat, levelId);
    page.on('pageerror', (error) => learner.faults.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error') learner.faults.push(message.text());
    });
    return learner;
  }

  async invite(): Promise<string> {
    await this.page.goto(url);
    await this.page.locator('.way.friend').click({ timeout: PATIENCE_MS });
    const shown = this.page.locator('.big-code, .problem').first();
    await shown.waitFor({ timeout: PATIENCE_MS });
    expect(await shown.getAttribute('class'), (await shown.textContent()) ?? '').toContain('big-code');
    return (await shown.textContent())?.trim() ?? '';
  }

  async accept(code: string): Promise<void> {
    await this.page.goto(`${url}/d/${code}`);
    await this.page.locator('.invited button[type=submit]').click({ timeout: PATIENCE_MS });
  }

  async ready(): Promise<void> {
    await this.page.locator('.ready-row button').first().click({ timeout: PATIENCE_MS });
  }

  /**
   * Plays until the half is over.
   * @returns how many positions it was asked
   */
  async playHalf(): Promise<number> {
    let asked = 0;
    for (;;) {
      const position = await this.nextQuestion();
      if (position === null) return asked;
      asked += 1;
      await this.shoot(`${this.state.halves.length}-${String(asked).padStart(2, '0')}`);
      await this.settle(position);
    }
  }

  private async settle(position: Position): Promise<void> {
    await this.answer(position);
    await this.until((state) => positionOf(state, this.seat)?.id !== position.id);
  }

  private get state(): DuelState {
    return store.stateOf(this.code);
  }

  private async nextQuestion(): Promise<Position | null> {
    await this.until((state) => state.phase !== 'playing' || positionOf(state, this.seat) !== null);
    const position = positionOf(this.state, this.seat);
    if (position !== null)
      await this.page.locator(`[data-position="${position.id}"]`).waitFor({ timeout: PATIENCE_MS });
    return position;
  }

  private async until(holds: (state: DuelState) => boolean): Promise<void> {
    await vi.waitUntil(() => holds(this.state), { timeout: PATIENCE_MS, interval: 30 });
  }

  /** As with the keyboard: the number of the card, W, or P; in composed modes by typing the numbers. */
  private async answer({ right, cards, given }: Position): Promise<void> {
    if (right.kind === 'wait') return this.page.keyboard.press('w');
    if (right.kind === 'bind') return this.page.keyboard.press('p');
    if (right.kind !== 'send') throw new Error(`${right.kind} is never asked for`);
    const { segment } = right;
    if (cards.length > 0) {
      return this.page.keyboard.press(String(cards.findIndex((card) => sameSegment(card, segment)) + 1));
    }
    expect(given).not.toBeNull();
    const fields = this.page.locator('.composer input');
    await fields.nth(0).fill(String(segment.seq));
    if (segment.ack !== undefined) await fields.nth(1).fill(String(segment.ack));
    await this.page.locator('.composer button[type=submit]').click({ timeout: PATIENCE_MS });
  }

  async shoot(name: string): Promise<void> {
    if (SHOTS === undefined) return;
    mkdirSync(SHOTS, { recursive: true });
    const file = `${this.levelId.replace(':', '-')}-${name}-${this.seat === 0 ? 'zh' : 'en'}.png`;
    await this.page.screenshot({ path: join(SHOTS, file) });
  }
}

async function playLevel(levelId: string): Promise<void> {
  const host = await Learner.sitDown(0, levelId);
  const guest = await Learner.sitDown(1, levelId);
  const both = [host, guest];
  try {
    const code = await host.invite();
    for (const player of both) player.code = code;
    await guest.accept(code);
    for (const half of [1, 2]) {
      await Promise.all(both.map((player) => player.shoot(`${half}-00`)));
      await Promise.all(both.map((player) => player.ready()));
      await vi.waitUntil(() => store.stateOf(code).halves.length === half, { timeout: PATIENCE_MS, interval: 30 });
      const asked = await Promise.all(both.map((player) => player.playHalf()));
      for (const count of asked) expect(count).toBeGreaterThan(0);
      for (const player of both) {
        await player.page.locator('.summary, .result').first().waitFor({ timeout: PATIENCE_MS });
      }
    }
    if (levelId === 'storm') await host.page.locator('.finish').click({ timeout: PATIENCE_MS });
    for (const player of both) {
      await player.page.locator('.result').waitFor({ timeout: PATIENCE_MS });
      await player.shoot('9-result');
    }
    const state = store.stateOf(code);
    expect(state.level.id).toBe(levelId);
    expect(state.halves.flatMap((half) => half.judgements.map(({ verdict }) => verdict))).not.toContain('wrong');
    expect(state.scores.every((score) => score > 0)).toBe(true);
    expect(both.flatMap((player) => player.faults)).toEqual([]);
  } finally {
    await Promise.all(both.map((player) => player.context.close()));
  }
}

describe('two people in two browsers', () => {
  // Several tables in parallel: most of a match is waiting for the wire.
  it.concurrent.for(LEVEL_IDS)('[DUEL20] play %s to its end', (levelId) => playLevel(levelId));
});
