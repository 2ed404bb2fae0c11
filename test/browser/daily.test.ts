/**
 * After one mistake a player opens the daily positions on a small phone, in Chinese: is asked, errs again, gets an
 * explanation, is asked once more with other numbers, answers right, and finds it kept after a reload. By keyboard
 * alone.
 */

import { afterAll, beforeAll, expect, it } from 'vitest';
import { startServer, type Running } from '../../server/start-server.ts';
import { createLog } from '../../server/operation/logging.ts';
import { readSettings } from '../../server/settings.ts';
import { openStores } from '../../server/store/open-stores.ts';
import { withStarters } from '../../client/solo/drills/drill-starter.ts';
import { NO_PROGRESS, type Progress } from '../../client/context/progress.ts';
import { type OpenPage, openBrowser } from './support/browser.ts';

const PATIENCE_MS = 60_000;

let server: Running;
let open: OpenPage;

beforeAll(async () => {
  const settings = { ...readSettings(process.env), port: 0, host: '127.0.0.1', logLevel: 'silent' } as const;
  const stores = await openStores({ dbPath: ':memory:' });
  server = await startServer({ settings, stores, log: createLog(settings), seed: 7, endOnSignal: false });
  open = await openBrowser({ locale: 'zh-CN', viewport: { width: 360, height: 640 }, touch: true });
  open.page.setDefaultTimeout(PATIENCE_MS);
});

afterAll(async () => {
  await open?.close();
  await server?.stop();
});

/** One position is kept: the last wave, whose ACK counts the FIN. */
function oneDrill(): Progress {
  const progress = withStarters(NO_PROGRESS, Date.now());
  return { ...progress, drills: progress.drills.slice(0, 1) };
}

/** The key of the card whose segment is right: the FIN that arrived takes a number, and a bare ACK is sent. */
async function rightKey(): Promise<string> {
  const cards = await open.page.locator('.card').allTextContents();
  const rcvNxt = await open.page.locator('.variables dd .value').nth(2).textContent();
  const acks = new RegExp(`ack\\s+${rcvNxt?.trim()}\\b`);
  const right = cards.findIndex((text) => !text.includes('FIN') && acks.test(text));
  return String(right + 1);
}

function drillAsked(): Promise<string | null> {
  return open.page.locator('.variables dl').textContent();
}

it('[DRILL14] [PATH40] is asked, answered wrong, explained, asked again with other numbers, answered, and stays', async () => {
  const { page, faults } = open;
  await page.goto(`http://127.0.0.1:${server.port}/#/daily`);
  await page.getByRole('heading', { name: '错过的题，在最该复习的时候回来' }).waitFor();
  await keep(oneDrill());
  await page.reload();
  await page.locator('html[data-alone=ready]').waitFor({ state: 'attached' });
  await open.context.setOffline(true);

  await page.getByRole('heading', { name: '你的协议栈发什么？' }).waitFor();
  await page.locator('.fig').waitFor();
  const first = await drillAsked();
  expect(await outside()).toEqual([]);
  await page.keyboard.press('h');
  await page.locator('.daily-hint').waitFor();
  await page.keyboard.press('w');
  await page.locator('main[data-try="2"]').waitFor();
  await page.keyboard.press('w');
  await page.locator('.daily-told .feedback.wrong').getByText('该做的是').waitFor();
  expect(await page.locator('main [role=status]').last().textContent()).toContain('收到 FIN 没有确认');
  expect(await outside()).toEqual([]);

  await page.keyboard.press('Enter');
  await page.locator('.card').first().waitFor();
  expect(await drillAsked()).not.toBe(first);
  await page.keyboard.press(await rightKey());
  await page.locator('.daily-told .feedback.correct').waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: '今天就到这里' }).waitFor();
  await page.getByText('2 题答对 1 题').waitFor();
  await page.getByText('下一题明天出现。').waitFor();

  await expect.poll(repsKept, { timeout: PATIENCE_MS }).toBe(2);
  await open.context.setOffline(false);
  await page.reload();
  await page.getByRole('heading', { name: '现在没有要复习的' }).waitFor();
  expect(faults).toEqual([]);
}, 120_000);

/** Puts progress into the browser's own store, as if it had been earned before. */
async function keep(progress: Progress): Promise<void> {
  await open.page.evaluate(
    (stored) =>
      new Promise<void>((done, failed) => {
        const opening = indexedDB.open('last-ack');
        opening.onerror = () => failed(opening.error);
        opening.onsuccess = () => {
          const change = opening.result.transaction('progress', 'readwrite');
          change.objectStore('progress').put({ stamp: 1_000, progress: stored }, 'progress');
          change.oncomplete = () => {
            opening.result.close();
            done();
          };
        };
      }),
    progress,
  );
}

/** How often the stored position has been asked. */
function repsKept(): Promise<number> {
  return open.page.evaluate(
    () =>
      new Promise<number>((done, failed) => {
        const opening = indexedDB.open('last-ack');
        opening.onerror = () => failed(opening.error);
        opening.onsuccess = () => {
          const read = opening.result.transaction('progress').objectStore('progress').get('progress');
          read.onsuccess = () => {
            opening.result.close();
            done(read.result?.progress.drills[0]?.schedule.reps ?? 0);
          };
        };
      }),
  );
}

/** The parts of the question or the verdict that do not fit on the screen. */
function outside(): Promise<string[]> {
  return open.page.evaluate(() =>
    [...document.querySelectorAll('.card, .control, .daily-next, .variables dd, .daily-budget')]
      .filter((part) => {
        const { left, right, bottom } = part.getBoundingClientRect();
        return left < 0 || right > innerWidth + 0.5 || bottom > innerHeight + 0.5;
      })
      .map((part) => part.className),
  );
}
