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
