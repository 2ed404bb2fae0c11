/** The page kept in the browser: without a server, across a new version, and where no browser would keep it. */

import { cpSync, mkdtempSync, readFileSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createLog } from '../../server/operation/logging.ts';
import { readSettings } from '../../server/settings.ts';
import { type Running, startServer } from '../../server/start-server.ts';
import { openStores } from '../../server/store/open-stores.ts';
import { makeStaticFolder } from '../../static-folder.ts';
import { launch, openPage } from './support/browser.ts';
import { type PlainHost, servePlainly } from './support/plain-host.ts';

const PATIENCE = { timeout: 60_000 };
const NAME = 'classroom.lan';
const folder = mkdtempSync(join(tmpdir(), 'last-ack-offline-'));
const [OLD, NEW] = [join(folder, 'old'), join(folder, 'new')];
/** A file that the page loads only when it is needed, and that the next version does not have. */
const LATER = /^assets\/review-page-.*\.js$/;

let host: PlainHost;
let browser: Browser;
let later: string;

/** The next version: it begins with another script, and lacks a file. */
function makeNewVersion(): void {
  cpSync(OLD, NEW, { recursive: true });
  const worker = readFileSync(join(OLD, 'sw.js'), 'utf8');
  const page = readFileSync(join(OLD, 'index.html'), 'utf8');
  const files = [...worker.matchAll(/"(assets\/[^"]+)"/g)].flatMap(([, file]) => file ?? []);
  const [entry = ''] = files.filter((file) => page.includes(`src="./${file}"`));
  const [version = ''] = /(?<=")[0-9a-f]{12}(?=")/.exec(worker) ?? [];
  later = files.find((file) => LATER.test(file)) ?? '';
  const next = entry.replace(/-.*(?=\.js)/, '-12345678');
  writeFileSync(join(NEW, next), `import './${basename(entry)}';`);
  unlinkSync(join(NEW, later));
  writeFileSync(join(NEW, 'index.html'), page.replace(`src="./${entry}"`, `src="./${next}"`));
  const changed = worker.replaceAll(entry, next).replaceAll(version, 'abcdefabcdef').replace(later, entry);
  writeFileSync(join(NEW, 'sw.js'), changed);
}

beforeAll(async () => {
  makeStaticFolder(OLD);
  makeNewVersion();
  host = await servePlainly(OLD);
  const place = new URL(host.url).host;
  browser = await launch('canvas', { [`${NAME}:${new URL(host.url).port}`]: place });
});
afterAll(async () => {
  await browser?.close();
  await host?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Until the page is kept, and its files come from there. */
async function kept(page: Page): Promise<void> {
  await page.locator('.opening-card.ack:enabled').waitFor(PATIENCE);
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    if (navigator.serviceWorker.controller === null)
      await new Promise((done) => navigator.serviceWorker.addEventListener('controllerchange', done, { once: true }));
  });
}

async function beginGuidedDuel(page: Page): Promise<void> {
  await page.locator('.opening-card.ack:enabled').click(PATIENCE);
  await page.locator('.opening-onward .primary').click(PATIENCE);
  await page.locator('.question').waitFor(PATIENCE);
}

async function serve(): Promise<Running> {
  const settings = { ...readSettings(process.env), port: 0, host: '127.0.0.1', logLevel: 'silent' } as const;
  const stores = await openStores({ dbPath: ':memory:' });
  return startServer({ settings, stores, log: createLog(settings), endOnSignal: false });
}

/** In the page: what the server's policy refuses, even silently. */
function noteRefusals(): void {
  const refused: string[] = [];
  Object.assign(window, { refused });
  document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile }) => {
    refused.push(`${violatedDirective} ${blockedURI} ${sourceFile}`);
  });
}

it('[NET621] [NET622] [NET626] after the first load a lone player needs no server, and nothing of the server is kept', async () => {
  const server = await serve();
  const url = `http://127.0.0.1:${server.port}/`;
  const { page, close } = await openPage(browser, { locale: 'zh-CN', workers: 'allow' });
  await page.addInitScript(noteRefusals);
  await page.goto(url);
  await kept(page);
  await page.locator('html[data-alone=ready]').waitFor({ ...PATIENCE, state: 'attached' });
  expect(await page.evaluate(() => (window as unknown as { refused: string[] }).refused)).toEqual([]);
  await page.goto(`${url}#/teach`);
  await page.locator('.open-class').waitFor(PATIENCE);
  await server.stop();
  await page.goto(url);
  await page.reload();
  await beginGuidedDuel(page);
  await page.locator('canvas').waitFor(PATIENCE);
  const names = await page.evaluate(async () => {
    const caches = await Promise.all((await window.caches.keys()).map((name) => window.caches.open(name)));
    return (await Promise.all(caches.map((cache) => cache.keys())))
      .flat()
      .map((request) => new URL(request.url).pathname);
  });
  expect(names).toContain('/');
  expect(names.filter((name) => /^\/(api|matchmake|healthz|[cdr]\/)/.test(name))).toEqual([]);
  await expect(page.goto(`${url}c/ACDEFH`)).rejects.toThrow(/ERR_CONNECTION_REFUSED/);
  await close();
});

it('[NET623] a duel goes on with the files of its version; afterwards the page offers the new one, and takes it when asked', async () => {
  host.swap(OLD);
  const { page, faults, close } = await openPage(browser, { locale: 'en-US', workers: 'allow' });
  await page.goto(host.url);
  await kept(page);
  await beginGuidedDuel(page);
  host.swap(NEW);
  await page.evaluate(async () => {
    const told = new Promise((done) => navigator.serviceWorker.addEventListener('message', done, { once: true }));
    await (await navigator.serviceWorker.ready).update();
    await told;
  });
  expect(await page.evaluate(async (file) => (await fetch(file)).status, later)).toBe(200);
  expect(host.missing).toEqual([]);
  expect(await page.locator('.saved-note').count()).toBe(0);
  await page.keyboard.press('Escape');
  await page.locator('.saved-note .button').click(PATIENCE);
  await page.locator('script[src*="-12345678.js"]').waitFor({ ...PATIENCE, state: 'attached' });
  await page.locator('.opening-card.ack:enabled').waitFor(PATIENCE);
  expect(await page.locator('.saved-note').count()).toBe(0);
  expect(faults).toEqual([]);
  await close();
});

it('[NET624] over plain http under a name the page plays as ever, keeps nothing and complains of nothing', async () => {
  host.swap(OLD);
  const names = { [`${NAME}:${new URL(host.url).port}`]: new URL(host.url).host };
  const { page, faults, close } = await openPage(browser, { locale: 'en-US', workers: 'allow', names });
  await page.goto(host.url.replace('127.0.0.1', NAME));
  await beginGuidedDuel(page);
  expect(await page.evaluate(() => [window.isSecureContext, 'serviceWorker' in navigator])).toEqual([false, false]);
  expect(faults).toEqual([]);
  await close();
});
