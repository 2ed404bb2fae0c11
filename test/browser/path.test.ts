/**
 * A single player with a phone, in Chinese, with the network cut once the page has loaded: plays a clean run of the first
 * step of the path, reviews it, practises from its review; with the network back shares it, finds the run counted once
 * after a reload, and exports and imports the progress.
 */

import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { startServer, type Running } from '../../server/start-server.ts';
import { createLog } from '../../server/operation/logging.ts';
import { readSettings } from '../../server/settings.ts';
import { openStores } from '../../server/store/open-stores.ts';
import type { Progress } from '../../client/context/progress.ts';
import { sameSegment } from '../../shared/tcp/segment.ts';
import { type OpenPage, openBrowser } from './support/browser.ts';
import { ownState } from './support/own-match.ts';
import { positionOf } from './support/watched-store.ts';

const PATIENCE_MS = 60_000;

let server: Running;
let open: OpenPage;
/** The address of the match that is over. */
let finished: string;

beforeAll(async () => {
  const settings = { ...readSettings(process.env), port: 0, host: '127.0.0.1', logLevel: 'silent' } as const;
  const stores = await openStores({ dbPath: ':memory:' });
  server = await startServer({ settings, stores, log: createLog(settings), endOnSignal: false });
  open = await openBrowser({ locale: 'zh-CN', viewport: { width: 390, height: 844 }, touch: true });
  open.page.setDefaultTimeout(PATIENCE_MS);
  await open.context.addInitScript(() => {
    if (location.protocol !== 'http:') return;
    localStorage.setItem('last-ack.time', 'off');
    // Most of a half is 2MSL.
    localStorage.setItem('last-ack.pace', 'fast');
  });
});

afterAll(async () => {
  await open?.close();
  await server?.stop();
});

const POLL = { timeout: PATIENCE_MS, interval: 200 };

/** Plays the cards that the page's own log says are right until the half is over. */
async function playHalf(): Promise<void> {
  const { page } = open;
  for (;;) {
    const position = await vi.waitUntil(async () => {
      const state = await ownState(page);
      return state.phase === 'playing' ? positionOf(state, 0) : 'over';
    }, POLL);
    if (position === 'over') return;
    await page.locator(`[data-position="${position.id}"]`).waitFor();
    const { right, cards } = position;
    const card = right.kind === 'send' ? cards.findIndex((one) => sameSegment(one, right.segment)) : -1;
    const key = right.kind === 'send' ? String(card + 1) : right.kind === 'bind' ? 'p' : 'w';
    await page.keyboard.press(key);
    await vi.waitUntil(async () => positionOf(await ownState(page), 0)?.id !== position.id, POLL);
  }
}

/** The open station of the map. */
const next = (name: RegExp) => open.page.getByRole('button', { name, expanded: true });

/** With the network cut: from the end of the match into its review, into practice. */
async function practiseFromReview(): Promise<void> {
  const { page } = open;
  finished = page.url();
  await page.locator('.review-link a').click();
  await page.locator('.transport button:visible').first().waitFor();
  await page.keyboard.press('Home');
  const again = page.getByRole('button', { name: /^从这里再试/ }).first();
  for (let step = 0; (await again.count()) === 0 && step < 40; step++) await page.keyboard.press('ArrowRight');
  await again.click();
  await page.locator('.question').waitFor();
}

/** The link that others get leads to a review that the server has. */
async function share(): Promise<void> {
  const { page } = open;
  // Not a step within the page: it would ask before it leaves the practice.
  await page.goto('about:blank');
  await page.goto(finished);
  const answered = page.waitForResponse((response) => response.url().endsWith('/api/reviews'));
  await page.getByRole('button', { name: '生成分享链接' }).click();
  const { matchId } = await (await answered).json();
  await page.locator('.review-link button', { hasText: '复制链接' }).waitFor();
  await page.goto(`http://127.0.0.1:${server.port}/r/${matchId}`);
  await page.locator('.transport button:visible').first().waitFor();
}

it('[PATH31] [PATH40] [PATH41] a clean run is counted once, stays, and is exported to a file and imported', async () => {
  const { page, faults } = open;
  await page.goto(`http://127.0.0.1:${server.port}/`);
  await page.getByRole('button', { name: '第一次来？' }).waitFor();
  await page.locator('html[data-alone=ready]').waitFor({ state: 'attached' });
  await open.context.setOffline(true);
  await page.getByRole('link', { name: '闯关练习' }).click();
  await next(/四次挥手 ：还没玩过。还没有零失误$/).waitFor();
  await page.getByRole('button', { name: '开始' }).click();
  for (const half of [1, 2]) {
    await page.locator('.ready-row button').first().click();
    await vi.waitUntil(async () => (await ownState(page)).halves.length === half, POLL);
    await playHalf();
  }
  const note = page.locator('.run-note');
  await note.getByText('零失误：3 次中的 1 次').waitFor();
  await practiseFromReview();
  await open.context.setOffline(false);
  // What was asked for in vain meanwhile is all that went wrong.
  expect(open.faults.filter((fault) => !fault.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([]);
  open.faults.length = 0;
  await share();
  await page.goto(finished);
  await note.getByText('零失误：3 次中的 1 次').waitFor();
  await page.getByRole('button', { name: '下一步：四次挥手 · 填序号' }).waitFor();
  await note.getByRole('button', { name: '全部关卡' }).click();

  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: '存成文件' }).click();
  const saved = await saving;
  expect(saved.suggestedFilename()).toMatch(/^last-ack-progress-\d{4}-\d\d-\d\d\.json$/);
  const file = await saved.path();
  const written: Progress = JSON.parse(readFileSync(file, 'utf8'));
  expect(written.levels['four-waves']).toEqual({ cards: { played: 1, clean: 1, lastAt: expect.any(Number) } });

  await page.getByRole('button', { name: '从头再来' }).click();
  await page.getByRole('button', { name: '全部清空' }).click();
  await next(/四次挥手 ：还没玩过。还没有零失误$/).waitFor();
  const input = page.locator('.progress-corner input[type=file]');
  await input.setInputFiles({ name: 'no.json', mimeType: 'application/json', buffer: Buffer.from('{"version":1}') });
  await page.getByRole('alert').getByText('这个进度文件读不了').waitFor();
  await input.setInputFiles(file);
  await page.getByRole('status').getByText('读好了').waitFor();
  await next(/四次挥手 ：已开始。已零失误：四选一$/).waitFor();

  // Importing into existing progress asks what to do with it, and the same run is not counted twice.
  await input.setInputFiles(file);
  await page.getByRole('button', { name: '两份合在一起' }).click();
  await page.reload();
  await next(/四次挥手 ：已开始。已零失误：四选一$/).waitFor();
  await page.locator('.brand').waitFor();
  expect(faults).toEqual([]);
});
