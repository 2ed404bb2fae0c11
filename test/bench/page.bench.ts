/**
 * What a frame of the arena costs in scripting on a computer a quarter as fast, TIME-WAIT included: a match at the built page
 * (`npm run build`) against a friend who is a program. The baseline is a page that only strokes lines. `SLOWER=1 npm run
 * bench page` measures at full speed, which a busy machine disturbs less.
 */

import type { Browser, BrowserContext, Page } from 'playwright-core';
import { createLog } from '../../server/operation/logging.ts';
import { readSettings } from '../../server/settings.ts';
import { startServer } from '../../server/start-server.ts';
import { openStores } from '../../server/store/open-stores.ts';
import { currentHalf } from '../../shared/duel/state/state.ts';
import { sameSegment } from '../../shared/tcp/segment.ts';
import { openPage, launch } from '../browser/support/browser.ts';
import { positionOf, type WatchedStore, watched } from '../browser/support/watched-store.ts';
import { answerIfAsked } from '../server/support/hand.ts';
import { joinByCode } from '../server/support/player.ts';
import { type Frames, framesWhile, quantile } from './support/frames.ts';
import { pause } from './support/load.ts';
import { report } from './support/report.ts';

/** How many times as slow the processor is. */
const SLOWER = Number(process.env.SLOWER ?? 4);
const TIME_WAIT_MS = 6_000;
const BASELINE_MS = 4_000;
const GOAL_MS = SLOWER;
/** How often the players look at the server's state: the page is left alone. */
const LOOK_MS = 150;

interface Table {
  readonly page: Page;
  readonly code: string;
  leave(): Promise<void>;
}

/** A page that waits for its first question, and a friend who answers whatever they are asked. */
async function sitDown(context: BrowserContext, url: string): Promise<Table> {
  const page = await context.newPage();
  await page.goto(url);
  await page.locator('.way.friend').click();
  const code = (await page.locator('.big-code').textContent())?.trim() ?? '';
  const friend = await joinByCode(url, code);
  let answering: Promise<void> = Promise.resolve();
  const answer = () => {
    answering = answering.then(() => answerIfAsked(friend)).catch(() => undefined);
  };
  const looking = setInterval(answer, LOOK_MS);
  await page.locator('.ready-row button').first().click();
  await page.locator('canvas').waitFor();
  const leave = async () => {
    clearInterval(looking);
    await answering;
    await friend.leave();
    await page.close();
  };
  return { page, code, leave };
}

/** Plays right, by key, until the page's end is in TIME-WAIT with nothing left to answer. */
async function untilTimeWait({ page, code }: Table, store: WatchedStore): Promise<void> {
  for (;;) {
    const state = store.stateOf(code);
    const position = positionOf(state, 0);
    const ring = currentHalf(state)?.ends.A.timeWaitSince ?? null;
    if (position === null && ring !== null) return;
    if (position !== null) {
      const { right, cards } = position;
      const card = right.kind === 'send' ? cards.findIndex((one) => sameSegment(one, right.segment)) + 1 : 0;
      await page.keyboard.press(card > 0 ? String(card) : right.kind === 'bind' ? 'p' : 'w');
    }
    await pause(LOOK_MS);
  }
}

/** As many strokes as five times a second, and nothing else. */
async function baseline(browser: Browser, context: BrowserContext): Promise<Frames> {
  const page = await context.newPage();
  await slowDown(context, page);
  await page.setContent('<canvas width="962" height="650"></canvas>');
  await page.evaluate(() => {
    const pen = document.querySelector('canvas')?.getContext('2d');
    setInterval(() => {
      for (let n = 0; n < 200; n++) {
        pen?.beginPath();
        pen?.moveTo(n, 0);
        pen?.lineTo(900 - n, 600);
        pen?.stroke();
      }
    }, 200);
  });
  const frames = await framesWhile(browser, page, () => pause(BASELINE_MS));
  await page.close();
  return frames;
}

async function slowDown(context: BrowserContext, page: Page): Promise<void> {
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
}

function reportFrames(what: string, frames: Frames, base: number): void {
  const name = `${what}, CPU / ${SLOWER}: scripting of a frame`;
  report(`${name}, p50`, 'ms', quantile(frames, 0.5), { bare: base });
  report(`${name}, p95`, 'ms', quantile(frames, 0.95), { goal: GOAL_MS });
}

const stores = await openStores({ dbPath: ':memory:' });
const store = watched(stores.matches);
const settings = { ...readSettings(process.env), port: 0, host: '127.0.0.1', logLevel: 'silent' } as const;
const server = await startServer({
  settings,
  stores: { ...stores, matches: store },
  log: createLog(settings),
  endOnSignal: false,
});
const url = `http://127.0.0.1:${server.port}`;
const browser = await launch('canvas');
const { context } = await openPage(browser, { locale: 'en-US' });
await context.addInitScript(() => {
  if (location.protocol !== 'http:') return;
  localStorage.setItem('last-ack.time', 'off');
  localStorage.setItem('last-ack.pace', 'fast');
});
const base = quantile(await baseline(browser, context), 0.5);
// The first one only warms up: scripts are in the browser's cache, and the server's are compiled.
const first = await sitDown(context, url);
await untilTimeWait(first, store);
await first.leave();
const table = await sitDown(context, url);
await slowDown(context, table.page);
const played = await framesWhile(browser, table.page, () => untilTimeWait(table, store));
const waited = await framesWhile(browser, table.page, () => pause(TIME_WAIT_MS));
reportFrames('arena until TIME-WAIT', played, base);
reportFrames('arena in TIME-WAIT', waited, base);
await table.leave();
await browser.close();
await server.stop();
// The friend's connections for requests are kept open by Node.
process.exit();
