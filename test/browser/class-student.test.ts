/**
 * Students' pages in a class of a real server: joining, a question, a duel with everything that can break in it, the
 * end.
 */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Lesson } from '../../shared/class/lesson.ts';
import { type ServerProcess, spawnServer } from '../server/support/process.ts';
import { DUEL } from '../server/support/small-lesson.ts';
import { openClass, teach } from '../server/support/student.ts';
import { type OpenPage, openBrowser } from './support/browser.ts';

const PATIENCE = { timeout: 60_000 };
const folder = mkdtempSync(join(tmpdir(), 'last-ack-class-'));
const dbPath = join(folder, 'class.sqlite');
let server: ServerProcess;
let ada: OpenPage;
let lin: OpenPage;

beforeAll(async () => {
  server = await spawnServer(dbPath);
  ada = await openBrowser({ locale: 'en-US', viewport: { width: 390, height: 844 } });
  lin = await openBrowser({ locale: 'zh-CN', viewport: { width: 360, height: 640 }, touch: true });
});

afterAll(async () => {
  await Promise.all([ada?.close(), lin?.close()]);
  await server?.end('SIGTERM');
  rmSync(folder, { recursive: true, force: true });
});

async function comeIn(page: Page, code: string): Promise<void> {
  await page.goto(new URL(`/c/${code}`, server.url).href);
  await page.locator('.class-form .button.primary').click(PATIENCE);
  await page.locator('.class-lobby').waitFor(PATIENCE);
}

function loadedIn(page: Page): Promise<string[]> {
  return page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
}

it('[UI36] [UI45] [UI46] [UI48] [SOUND584] two students answer, play each other without a sound, and find their places again', async () => {
  const teacher = await openClass(server.url);
  const { code } = teacher.grant;
  const first = (kind: string) => teacher.view.lesson.rounds.findIndex((round) => round.kind === kind);
  await comeIn(ada.page, code);
  await comeIn(lin.page, code);

  await teacher.ask('start', { index: first('question') });
  await ada.page.locator('.ask-card').waitFor(PATIENCE);
  await ada.page.keyboard.press('1');
  await ada.page.keyboard.press('Enter');
  await ada.page.locator('.locked-in').waitFor(PATIENCE);
  await lin.page.locator('.answer').first().click(PATIENCE);
  await lin.page.locator('.answer-foot button').click(PATIENCE);
  await ada.page.locator('.class-verdict').waitFor(PATIENCE);

  expect(await loadedIn(lin.page)).not.toContainEqual(expect.stringMatching(/phaser|mount|board|desk|report|editor/));

  await teacher.ask('start', { index: first('duel') });
  for (const { page } of [ada, lin]) await page.locator('.ready-row .primary').click(PATIENCE);
  await ada.page.locator('.arena').waitFor(PATIENCE);
  await ada.page.reload();
  await ada.page.locator('.arena').waitFor(PATIENCE);
  expect(new URL(ada.page.url()).pathname).toBe(`/c/${code}`);

  await teacher.ask('pause', {});
  await ada.page.locator('dialog.overlay[open] h2').waitFor(PATIENCE);
  await teacher.ask('resume', {});
  await ada.page.locator('dialog.overlay[open]').waitFor({ state: 'detached', ...PATIENCE });

  // Forty devices in one room: nothing of sound is there until a student switches it on.
  for (const { page } of [ada, lin]) {
    await page.getByRole('button', { name: /^(Sound and vibration|声音和震动)$/, pressed: false }).waitFor(PATIENCE);
    expect(await loadedIn(page)).not.toContainEqual(expect.stringMatching(/speaker|follow-sounds/));
  }

  await teacher.ask('skip', {});
  await ada.page.locator('.outcome-card').waitFor(PATIENCE);
  await teacher.ask('end', {});
  await lin.page.locator('.over-card').waitFor(PATIENCE);
  expect([...ada.faults, ...lin.faults]).toEqual([]);
  await teacher.leave();
});

const DUELS: Lesson = { title: { en: 'Two duels' }, rounds: [{ ...DUEL, pace: 'fast' }, DUEL] };

async function saveLesson(lesson: Lesson): Promise<string> {
  const headers = { 'Content-Type': 'application/json' };
  const body = JSON.stringify({ lesson });
  const answer = await fetch(new URL('/api/lessons', server.url), { method: 'POST', headers, body });
  return ((await answer.json()) as { key: string }).key;
}

it('[UI45] [UI48] [ROOM7] [ROOM11] a student is back in their duel after the server was killed, takes over from the bot, and returns after being taken out', async () => {
  const opened = await openClass(server.url, { lesson: { key: await saveLesson(DUELS) } });
  const { page } = ada;
  await comeIn(page, opened.grant.code);
  await opened.ask('start', {});
  await page.locator('.ready-row .primary').click(PATIENCE);
  await page.locator('.arena .question').waitFor(PATIENCE);

  opened.vanish();
  await server.end('SIGKILL');
  await page.locator('dialog.overlay[open] h2').waitFor(PATIENCE);
  server = await spawnServer(dbPath, { PORT: new URL(server.url).port });
  await page.locator('dialog.overlay[open]').waitFor({ state: 'detached', ...PATIENCE });
  await page.locator('.class-bar .presence:empty').waitFor({ state: 'attached', ...PATIENCE });
  const teacher = await teach(server.url, opened.key);
  await teacher.ask('pause', {});
  await page.locator('dialog.overlay[open] h2').waitFor(PATIENCE);
  await teacher.ask('resume', {});

  await page.locator('.stand-in button').click(PATIENCE);
  await page.locator('.stand-in').waitFor({ state: 'detached', ...PATIENCE });

  const [student] = Object.values(teacher.view.students);
  await teacher.ask('remove', { student: student?.id ?? 0 });
  await page.locator('.invited .primary').click(PATIENCE);
  await page.locator('.arena').waitFor(PATIENCE);

  await teacher.ask('skip', {});
  await page.locator('.outcome-card').waitFor(PATIENCE);
  await teacher.ask('start', {});
  await page.locator('.ready-row .primary').waitFor(PATIENCE);
  await teacher.ask('skip', {});
  await page.locator('.outcome-card').waitFor(PATIENCE);
  await teacher.ask('end', {});
  await page.locator('.over-card').waitFor(PATIENCE);
});
