/** The sandbox in a real browser: its numbers, one of its runs, stopping, a link; by keyboard, accessible, on a phone. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readExperiment } from '../../shared/sandbox/experiment.ts';
import { runClose } from '../../shared/sandbox/run-close.ts';
import { factsOf } from '../../shared/sandbox/run-facts.ts';
import { tallyOf } from '../../shared/sandbox/tally.ts';
import { type ServerProcess, spawnServer } from '../server/support/process.ts';
import { must } from '../duel/rig.ts';
import { launch } from './support/browser.ts';

const PATIENCE = { timeout: 60_000 };
const folder = mkdtempSync(join(tmpdir(), 'last-ack-sandbox-'));
let server: ServerProcess;
let browser: Browser;

beforeAll(async () => {
  server = await spawnServer(join(folder, 'log.sqlite'));
  browser = await launch('canvas');
});

afterAll(async () => {
  await browser?.close();
  await server?.end('SIGTERM');
  rmSync(folder, { recursive: true, force: true });
});

async function open(text: string, locale: string, width: number, height: number): Promise<Page> {
  const page = await browser.newPage({
    locale,
    viewport: { width, height },
    bypassCSP: true,
    serviceWorkers: 'block',
  });
  await page.goto(`${server.url}/#/sandbox/${text}`);
  return page;
}

const status = (page: Page) => page.locator('.sandbox-progress [role=status]').textContent(PATIENCE);

function expected(text: string) {
  const read = readExperiment(text);
  if (!read.ok) throw new Error(read.name);
  const { settings, runs, seed } = read.experiment;
  return tallyOf(Array.from({ length: runs }, (_, i) => factsOf(seed + i, runClose(settings, seed + i).state)));
}

it('[SANDBOX5] [SANDBOX7] plays the runs of its link with the numbers of the command line; a bar opens one of them, by keyboard', async () => {
  const text = 'timeWaitPercent=0&runs=120&seed=9';
  const page = await open(text, 'en-US', 1366, 768);
  await expect.poll(() => status(page), PATIENCE).toBe('Closes played: 120 of 120');
  const corrupted = must(expected(text).measures.find(({ id }) => id === 'corrupted')?.bars[1]);
  expect(await page.locator('.corrupted > .dim').textContent()).toContain(`Seen in ${corrupted.count} closes of 120.`);

  const watch = page.getByRole('button', { name: 'Watch one of them: Corrupted' });
  await watch.focus();
  await page.keyboard.press('Enter');
  const title = page.getByRole('heading', { level: 1 });
  await expect.poll(() => title.textContent(PATIENCE)).toBe(`One close of the sandbox (number ${corrupted.seed})`);
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
  await expect.poll(() => page.url()).toBe(`${server.url}/#/sandbox/${text}/run/${corrupted.seed}`);
  // What was played is still there, and not played again.
  await page.getByRole('button', { name: 'Back to the sandbox' }).click();
  expect(await status(page)).toBe('Closes played: 120 of 120');
  await page.close();
});

it('[SANDBOX1] [SANDBOX6] a change plays again, other draws too, and it can be stopped; a wrong link says what is wrong', async () => {
  const page = await open('runs=10000', 'en-US', 1024, 768);
  await page.getByRole('button', { name: 'Stop' }).click(PATIENCE);
  await page.getByRole('button', { name: 'Other draws' }).waitFor(PATIENCE);
  expect(Number(await page.locator('.sandbox-progress progress').getAttribute('value'))).toBeLessThan(10_000);

  await page.goto(`${server.url}/#/sandbox/runs=60`);
  await page.reload();
  await expect.poll(() => status(page), PATIENCE).toBe('Closes played: 60 of 60');
  await page.getByRole('button', { name: 'No TIME-WAIT' }).click();
  await expect.poll(() => page.url(), PATIENCE).toBe(`${server.url}/#/sandbox/timeWaitPercent=0&runs=60`);
  await page.locator('.corrupted .button').waitFor(PATIENCE);
  await page.getByRole('button', { name: 'Other draws' }).click(PATIENCE);
  await expect.poll(() => page.url(), PATIENCE).toBe(`${server.url}/#/sandbox/timeWaitPercent=0&runs=60&seed=61`);
  await page.getByLabel('Lost segments').fill('12');
  await expect.poll(() => page.url(), PATIENCE).toContain('lossPercent=12');

  await page.goto(`${server.url}/#/sandbox/lossPercent=99`);
  await page.reload();
  expect(await page.getByRole('alert').textContent(PATIENCE)).toContain('lossPercent');
  await page.close();
});

it('[SANDBOX5] is accessible in both themes and whole on a small phone, in Chinese', async () => {
  const page = await open('timeWaitPercent=25&runs=60', 'zh-CN', 320, 568);
  await expect.poll(() => status(page), PATIENCE).toBe('已完成 60 次关闭中的 60 次');
  await page.locator('.sandbox-settings summary').click();
  await page.evaluate(axe.source);
  for (const theme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme: theme });
    const found = await page.evaluate(async () => {
      const { violations } = await (window as unknown as { axe: typeof axe }).axe.run();
      return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 120)}`));
    });
    expect({ theme, found }).toEqual({ theme, found: [] });
  }
  const beyond = await page.evaluate(() =>
    [...document.querySelectorAll('.sandbox *')]
      .filter((element) => element.getBoundingClientRect().right > innerWidth + 1)
      .map((element) => element.className),
  );
  expect(beyond).toEqual([]);
  await page.close();
});
