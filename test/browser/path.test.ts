/**
 * One alone with a phone, in Chinese: begins the first step of the path, plays a clean run against the bot, finds it
 * counted once after a reload, and takes the progress out of the browser and in again. The server's clock runs fast.
 */

import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { startServer, type Running } from '../../server/app.ts';
import { createLog } from '../../server/logging.ts';
import { readSettings } from '../../server/settings.ts';
import { openStores } from '../../server/store/open-stores.ts';
import type { Progress } from '../../client/model/progress.ts';
import { sameSegment } from '../../shared/tcp/segment.ts';
import { type OpenPage, openBrowser } from './support/browser.ts';
import { fastTime } from './support/fast-time.ts';
import { positionOf, type WatchedStore, watched } from './support/watched-store.ts';

/** Most of a half is 2MSL. */
const FACTOR = 4;
const PATIENCE_MS = 60_000;

let server: Running;
let store: WatchedStore;
let open: OpenPage;

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
  open = await openBrowser({ locale: 'zh-CN', viewport: { width: 390, height: 844 }, touch: true });
  open.page.setDefaultTimeout(PATIENCE_MS);
  await open.context.addInitScript(() => localStorage.setItem('last-ack.time', 'off'));
});

afterAll(async () => {
  await open?.close();
  await server?.stop();
});

/** Plays the cards that the log says are right until the half is over. */
async function playHalf(code: string): Promise<void> {
  const { page } = open;
  const state = () => store.stateOf(code);
  for (;;) {
    await vi.waitUntil(() => state().phase !== 'playing' || positionOf(state(), 0) !== null, {
      timeout: PATIENCE_MS,
      interval: 30,
    });
    const position = positionOf(state(), 0);
    if (position === null) return;
    await page.locator(`[data-position="${position.id}"]`).waitFor();
    const { right, cards } = position;
    const card = right.kind === 'send' ? cards.findIndex((one) => sameSegment(one, right.segment)) : -1;
    const key = right.kind === 'send' ? String(card + 1) : right.kind === 'bind' ? 'p' : 'w';
    await page.keyboard.press(key);
    await vi.waitUntil(() => positionOf(state(), 0)?.id !== position.id, { timeout: PATIENCE_MS, interval: 30 });
  }
}

it('[PATH31] a clean run is counted once, stays, and goes out as a file and in again', async () => {
  const { page, faults } = open;
  await page.goto(`http://127.0.0.1:${server.port}/`);
  await page.getByRole('button', { name: '第一次来？' }).waitFor();
  await page.getByRole('link', { name: '闯关练习' }).click();
  await page.getByRole('heading', { name: '下一步：四次挥手 · 四选一' }).waitFor();
  await page.getByRole('button', { name: '开始' }).click();
  for (const half of [1, 2]) {
    await page.locator('.ready-row button').first().click();
    const code = /\/d\/(\w+)/.exec(page.url())?.[1] ?? '';
    await vi.waitUntil(() => store.stateOf(code).halves.length === half, { timeout: PATIENCE_MS, interval: 30 });
    await playHalf(code);
  }
  const note = page.locator('.run-note');
  await note.getByText('无失误：3 次中的 1 次').waitFor();
  await page.reload();
  await note.getByText('无失误：3 次中的 1 次').waitFor();
  await note.getByRole('button', { name: '下一步：四次挥手 · 填序号' }).waitFor();
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
  await page.getByRole('heading', { name: '下一步：四次挥手 · 四选一' }).waitFor();
  const input = page.locator('.progress-corner input[type=file]');
  await input.setInputFiles({ name: 'no.json', mimeType: 'application/json', buffer: Buffer.from('{"version":1}') });
  await page.getByRole('alert').getByText('这个进度文件读不了').waitFor();
  await input.setInputFiles(file);
  await page.getByRole('status').getByText('读好了').waitFor();
  await page.getByRole('heading', { name: '下一步：四次挥手 · 填序号' }).waitFor();

  // Read into what is there already: it is asked what is to become of it, and the same run is not counted twice.
  await input.setInputFiles(file);
  await page.getByRole('button', { name: '两份合在一起' }).click();
  await page.reload();
  await page.getByRole('heading', { name: '下一步：四次挥手 · 填序号' }).waitFor();
  await page.locator('.brand').waitFor();
  expect(faults).toEqual([]);
});
