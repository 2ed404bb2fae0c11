/** The lecture in the built page: read by keyboard, played from, and come back to. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ServerProcess, spawnServer } from '../server/support/process.ts';
import { launch, openPage } from './support/browser.ts';

const PATIENCE = { timeout: 20_000 };

const folder = mkdtempSync(join(tmpdir(), 'last-ack-lecture-'));
let server: ServerProcess;
let browser: Browser;

beforeAll(async () => {
  server = await spawnServer(join(folder, 'lecture.sqlite'));
  browser = await launch('canvas');
});
afterAll(async () => {
  await browser?.close();
  await server?.end('SIGTERM');
  rmSync(folder, { recursive: true, force: true });
});

/** Presses a key until the address has this end. */
async function turnTo(page: Page, key: 'ArrowRight' | 'ArrowLeft', part: string): Promise<void> {
  await page.keyboard.press(key);
  await page.waitForURL((url) => url.hash === `#/lecture/${part}`, PATIENCE);
}

it('[UI380] [UI382] [UI383] the lecture is read by keyboard, a moment of it is played, and leads back', async () => {
  const { page, faults, close } = await openPage(browser, { locale: 'zh-CN' });
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(server.url);
  await page.getByRole('button', { name: '讲义' }).click(PATIENCE);
  await page.getByRole('heading', { name: '“我说完了。”' }).waitFor(PATIENCE);
  await turnTo(page, 'ArrowRight', 'wave-2');
  await turnTo(page, 'ArrowRight', 'wave-3');
  await page.getByRole('heading', { name: '“我这边也说完了。”' }).waitFor(PATIENCE);
  expect(await page.locator('.lecture').getAttribute('data-lit')).toBe('w');
  expect(await page.locator('.lecture-numbers').textContent()).toContain('9350');
  await page.locator('.lecture-ways .primary').click(PATIENCE);
  await page.locator('.question').waitFor(PATIENCE);
  expect(await page.locator('.question').textContent()).toContain('close()');
  await page.goBack();
  await page.locator('dialog.ask[open] .button.primary').click(PATIENCE);
  await page.waitForURL((url) => url.hash === '#/lecture/wave-3', PATIENCE);
  expect(faults).toEqual([]);
  await close();
});

it('[UI384] [UI385] an explanation leads to what students ask, and the notation to the lecture', async () => {
  const { page, faults, close } = await openPage(browser, { locale: 'en-US' });
  await page.goto(`${server.url}/#/ask/in-use`);
  const answer = page.locator('#ask-in-use');
  await answer.locator('p', { hasText: 'SO_REUSEADDR' }).waitFor(PATIENCE);
  expect(await page.locator('.ask details').count()).toBe(25);
  expect(await page.locator('.ask details[open]').count()).toBe(1);
  await page.goto(server.url);
  const link = page.locator('.options-body .to-study');
  await link.waitFor({ ...PATIENCE, state: 'attached' });
  expect(await link.getAttribute('href')).toContain('#/lecture/wave-1');
  expect(await link.getAttribute('target')).toBe('_blank');
  expect(faults).toEqual([]);
  await close();
});

it('[EXP380] [EXP381] beside the figure of a duel is what tcpdump prints of its own end, with -S too', async () => {
  const { page, faults, close } = await openPage(browser, { locale: 'en-US' });
  await page.goto(`${server.url}/#/lecture/wave-4`);
  await page.locator('.lecture-ways .primary').click(PATIENCE);
  await page.locator('.question').waitFor(PATIENCE);
  await page.locator('.tcpdump-open').click(PATIENCE);
  await page.getByRole('radio', { name: 'tcpdump' }).check({ ...PATIENCE, force: true });
  const lines = page.locator('.tcpdump li');
  await lines.first().waitFor(PATIENCE);
  expect(await lines.last().textContent()).toMatch(/8080 > 10\.0\.0\.1\.40001: Flags \[F\.\], seq 351, ack 2, win/);
  await page.getByRole('checkbox', { name: 'absolute numbers (-S)' }).check(PATIENCE);
  expect(await lines.last().textContent()).toMatch(/Flags \[F\.\], seq 9350, ack 4001, win 65535, length 0$/);
  await page.locator('.tcpdump-open').click(PATIENCE);
  expect(await page.locator('.tcpdump').count()).toBe(0);
  expect(faults).toEqual([]);
  await close();
});
