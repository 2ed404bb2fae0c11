/** The folder for a static host, below a path of its own: everything for one player, and nothing that it lacks is asked for. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeStaticFolder } from '../../static-folder.ts';
import { launch, openPage } from './support/browser.ts';
import { type PlainHost, servePlainly } from './support/plain-host.ts';

const PATIENCE = { timeout: 30_000 };
const folder = mkdtempSync(join(tmpdir(), 'last-ack-static-'));
let host: PlainHost;
let browser: Browser;

beforeAll(async () => {
  makeStaticFolder(folder);
  host = await servePlainly(folder);
  browser = await launch('canvas');
});
afterAll(async () => {
  await browser?.close();
  await host?.close();
  rmSync(folder, { recursive: true, force: true });
});

it('[NET620] one player opens, practises a recorded level and reads on; what needs a server is not offered', async () => {
  const { page, faults, close } = await openPage(browser, { locale: 'en-US' });
  await page.goto(host.url);
  await page.locator('.opening-card.ack:enabled').click(PATIENCE);
  await page.locator('.opening-onward .primary').waitFor(PATIENCE);
  await page.locator('.start .way.bot').waitFor(PATIENCE);
  expect(await page.locator('.way, .code-form, .opening-ways button').count()).toBe(3);
  await page.goto(`${host.url}#/lecture`);
  await page.locator('.lecture h1, .lecture h2').first().waitFor(PATIENCE);
  await page.goto(`${host.url}#/teach`);
  await page.locator('.class-entry').waitFor(PATIENCE);
  expect(await page.locator('.open-class').count()).toBe(0);
  await page.goto(`${host.url}#/first`);
  await page.locator('.first-begin .primary').click(PATIENCE);
  await page.locator('.question').waitFor(PATIENCE);
  await page.locator('canvas').waitFor(PATIENCE);
  expect(host.missing).toEqual([]);
  expect(faults).toEqual([]);
  await close();
});

it('[NET625] a recorded class shows its board, a duel and its report', async () => {
  const { page, faults, close } = await openPage(browser, { locale: 'zh-CN' });
  await page.goto(`${host.url}#/teach`);
  await page.locator('.class-entry .button').click(PATIENCE);
  await page.locator('.lobby-names li').nth(11).waitFor(PATIENCE);
  expect(await page.locator('.lobby-names').textContent()).toContain('勇敢的猎鹰');
  const next = () => page.keyboard.press('n');
  await next();
  await page.locator('.question-board').waitFor(PATIENCE);
  await next();
  await page.locator('dialog[open] .button.primary, dialog[open] .button').first().click(PATIENCE);
  await next();
  await page.locator('.mini-score').nth(5).waitFor(PATIENCE);
  await page.locator('button.mini').first().click(PATIENCE);
  await page.locator('.large-duel svg').first().waitFor(PATIENCE);
  await page.goto(`${host.url}#/report/SAMPLE`);
  await page.locator('.report-part').first().waitFor(PATIENCE);
  expect(await page.locator('.report').textContent()).toContain('勇敢的猎鹰');
  expect(host.missing).toEqual([]);
  expect(faults).toEqual([]);
  await close();
});
