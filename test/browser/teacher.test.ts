/**
 * A teacher with a board on the wall and the controls in hand, both real pages, and what remains when the class is
 * over.
 */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { EN } from '../../client/words/en/en.ts';
import { REPORT_EN } from '../../client/words/en/report.ts';
import { TEACH_EN } from '../../client/words/en/teach.ts';
import { codeOfClassKey } from '../../shared/class-protocol.ts';
import { REPORT_TEXT_EN } from '../../shared/content/report-text.en.ts';
import { Pupil } from '../server/support/pupil.ts';
import { type ServerProcess, spawnServer } from '../server/support/process.ts';
import { teach } from '../server/support/student.ts';
import { type OpenPage, openBrowser } from './support/browser.ts';

const PATIENCE = { timeout: 30_000 };
const PHONE = { locale: 'en-US', viewport: { width: 390, height: 844 }, touch: true } as const;
const folder = mkdtempSync(join(tmpdir(), 'last-ack-teacher-'));
let server: ServerProcess;
let board: OpenPage;
let desk: OpenPage;
let first: OpenPage;
let second: OpenPage;

beforeAll(async () => {
  server = await spawnServer(join(folder, 'class.sqlite'));
  [board, desk, first, second] = await Promise.all([
    openBrowser({ locale: 'en-US', viewport: { width: 1280, height: 720 }, theme: 'light' }),
    openBrowser(PHONE),
    openBrowser(PHONE),
    openBrowser(PHONE),
  ]);
});

afterAll(async () => {
  await Promise.all([board, desk, first, second].map((one) => one?.close()));
  await server?.end('SIGTERM');
  rmSync(folder, { recursive: true, force: true });
});

const at = (path: string) => new URL(path, server.url).href;
const shown = (target: Locator) => target.first().waitFor(PATIENCE);

async function openOnBoard(): Promise<string> {
  await board.page.goto(server.url);
  await board.page.locator('.class-entry button[type=submit]').click(PATIENCE);
  await shown(board.page.locator('.lobby-code'));
  return keyOfPage();
}

/** The address does not show it; the history of the tab keeps it. */
function keyOfPage(): Promise<string> {
  return board.page.evaluate(() => String(history.state.keys[0]));
}

async function comeIn({ page }: OpenPage, code: string, name: string): Promise<void> {
  await page.goto(at(`/c/${code}`));
  await page.locator('.class-form input').first().fill(name, PATIENCE);
  await page.locator('.class-form .button.primary').click(PATIENCE);
}

/** Opens the row of a student in the controls. */
async function lineOf(name: string): Promise<Locator> {
  const line = desk.page.locator('.desk-student', { hasText: name });
  await line.locator('summary').click(PATIENCE);
  return line;
}

function pupil(code: string, name: string, seed: number): Promise<Pupil> {
  return Pupil.join({ url: server.url, code, name, seed, profile: 'perfect', thinkMs: [50, 100] });
}

it('[ROOM31] [ROOM32] [ROOM33] [ROOM34] from a phone a teacher renames, gives time, agrees to another device, locks and takes out', {
  timeout: 60_000,
}, async () => {
  const key = await openOnBoard();
  const code = codeOfClassKey(key);
  await desk.page.goto(at(`/#/desk/${key}`));
  await comeIn(first, code, 'Ada');
  const ada = await lineOf('Ada');
  await ada.locator('.rename input').fill('Ada L.');
  await ada.locator('.rename button').click();
  await shown(board.page.locator('.lobby-names', { hasText: 'Ada L.' }));
  await shown(first.page.getByText('Ada L.'));
  await ada.getByRole('radio', { name: '×2' }).check({ force: true });
  await shown(ada.locator('.desk-marks', { hasText: '×2' }));

  await second.page.goto(at(`/c/${code}`));
  await second.page.getByRole('button', { name: EN['class.claim.start'] }).click(PATIENCE);
  await second.page.locator('.class-form input').fill('Ada L.');
  await second.page.locator('.class-form .button.primary').click();
  await desk.page.locator('.claim .primary').click(PATIENCE);
  await shown(second.page.locator('.class-lobby'));
  await shown(first.page.locator('#ended-title'));

  await desk.page.locator('.desk-part > summary').last().click();
  await desk.page.locator('.class-settings .switch input').last().check({ force: true });
  await shown(board.page.locator('.lobby-locked'));
  await ada.locator('.button.danger').click();
  await desk.page.locator('dialog.ask .primary').click();
  await shown(second.page.locator('#ended-title'));
  await shown(board.page.locator('.lobby-nobody'));
  expect([board, desk, first, second].flatMap(({ faults }) => faults)).toEqual([]);
});

it('[ROOM35] [REPORT13] [REPORT15] [REPORT17] a board reloaded in a paused round continues, and the report exists until the class is deleted', {
  timeout: 60_000,
}, async () => {
  const key = await openOnBoard();
  const code = codeOfClassKey(key);
  await desk.page.goto(at(`/#/desk/${key}`));
  await shown(desk.page.locator('.desk-status', { hasText: code }));
  const pupils = await Promise.all([pupil(code, 'Lin', 1), pupil(code, 'Bo', 2)]);
  const teacher = await teach(server.url, key);
  const duel = teacher.view.lesson.rounds.findIndex(({ kind }) => kind === 'duel');
  await desk.page.locator('.desk-part > summary').nth(1).click(PATIENCE);
  await desk.page.locator('.desk-rounds li').nth(duel).locator('button').click(PATIENCE);
  await shown(board.page.locator('.mini'));
  const pause = desk.page.locator('.desk-controls .button').nth(1);
  await pause.click(PATIENCE);
  await shown(board.page.locator('.paused-veil'));
  await board.page.reload();
  await shown(board.page.locator('.paused-veil'));
  await shown(board.page.locator('.mini'));
  await pause.click(PATIENCE);
  await board.page.locator('.paused-veil').waitFor({ state: 'detached', ...PATIENCE });
  await teacher.until(() => Object.values(teacher.view.duels).some(({ phase }) => phase !== 'ready'));
  await Promise.all(pupils.map((one) => one.leave()));
  expect(await teacher.ask('skip', {})).toEqual({ ok: true });

  const { page } = board;
  await page.goto(at(`/#/report/${key}`));
  await shown(page.getByRole('heading', { name: REPORT_EN['report.title'], exact: true }));
  await page.getByRole('button', { name: `Delete class ${code}` }).click();
  await page.locator('.delete-form input').fill(code);
  await page.locator('.delete-form button[type=submit]').click();
  await shown(page.locator('main.teach'));
  expect(await page.getByText(code).count()).toBe(0);
  await shown(desk.page.locator('dialog.overlay[open]'));
  await page.goto(at(`/#/report/${key}`));
  await shown(page.locator('.report .lead'));
  // The browser logs the 404 of the deleted class in its own time: a later test must not find it.
  await expect.poll(() => board.faults).toEqual([expect.stringContaining('404')]);
  board.faults.length = 0;
});

it('[BOARD31] [BOARD32] [BOARD33] [REPORT20] the five steps of the README lead from the first page to the report', {
  timeout: 120_000,
}, async () => {
  const { page } = board;
  // 2. The first page offers both lessons of the game, and the board that opens shows no secret.
  await page.goto(server.url);
  const entry = page.locator('.class-entry');
  await entry.locator('select').waitFor(PATIENCE);
  expect(await entry.locator('select option').allTextContents()).toEqual([
    EN['teach.ready.fifteen'],
    EN['teach.ready.forty-five'],
  ]);
  await entry.getByRole('button', { name: EN['teach.open'] }).click(PATIENCE);
  await shown(page.locator('.lobby-code'));
  const key = await keyOfPage();
  const code = codeOfClassKey(key);
  expect(new URL(page.url()).hash).toBe(`#/board/${code}`);
  await page.reload();
  await shown(page.locator('.lobby-code'));
  expect(page.url()).not.toContain(key.slice(code.length));
  // 3. Two students join, one in a browser.
  await comeIn(first, code, 'Ada');
  const bo = await pupil(code, 'Bo', 3);
  await shown(page.locator('.lobby-names', { hasText: 'Ada' }));
  // 4. Begin, then Next from round to round: ending a round that a student is busy with asks first, and is not done
  // then.
  const teacher = await teach(server.url, key);
  const bar = page.getByRole('navigation', { name: TEACH_EN['teach.bar'] });
  const next = () => bar.locator('[aria-keyshortcuts=N]').click(PATIENCE);
  const { rounds } = teacher.view.frame;
  for (let round = 1; round <= rounds; round++) {
    await next();
    await teacher.until(() => teacher.view.frame.phase === 'round' && teacher.view.frame.round === round);
    const kind = teacher.view.round?.kind;
    await shown(bar.locator('[aria-keyshortcuts=S]'));
    if (kind === 'duel') {
      await shown(page.locator('.mini'));
      await page.keyboard.press('n');
      await page.locator('dialog.ask .primary').click(PATIENCE);
      await shown(page.locator('.mini', { hasText: TEACH_EN['teach.mini.stopped'] }));
      expect(await page.locator('.mini-name.away').count()).toBe(0);
    } else if (kind !== 'pause') {
      await page.keyboard.press('n');
      await page.locator('dialog.ask .primary').click(PATIENCE);
    } else continue;
    await teacher.until(() => teacher.view.frame.phase !== 'round');
  }
  // 5. End class, then Report.
  await next();
  await page.locator('dialog.ask .primary').click(PATIENCE);
  // On a busy machine the rounds may be over before anybody has a point, and there is no podium.
  await shown(page.locator('.headline, .podium-board, .huge-words'));
  await page.keyboard.press('r');
  await shown(page.getByRole('heading', { name: REPORT_EN['report.title'], exact: true }));
  expect(new URL(page.url()).hash).toBe(`#/report/${code}`);
  await shown(page.getByRole('cell', { name: new RegExp(REPORT_TEXT_EN.ends.teacher) }));
  await page.reload();
  await shown(page.getByRole('heading', { name: REPORT_EN['report.title'], exact: true }));
  // The address without the key gives nobody else access.
  await second.page.goto(at(`/#/report/${code}`));
  await shown(second.page.locator('.report .lead'));
  await bo.leave();
  expect([board, first].flatMap(({ faults }) => faults)).toEqual([]);
});
