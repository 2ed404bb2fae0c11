/** The built page in a browser: what is loaded before it can be used, and until a duel is played; what duels leave behind. */

import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { create, type Player } from '../server/support/player.ts';
import { type ServerProcess, spawnServer } from '../server/support/process.ts';
import { openClass } from '../server/support/student.ts';
import { launch, type Look, type OpenPage, openPage } from './support/browser.ts';

const BUILT = resolve(import.meta.dirname, '../../dist/client');
const PATIENCE = { timeout: 20_000 };

const folder = mkdtempSync(join(tmpdir(), 'last-ack-weight-'));
let server: ServerProcess;
let browser: Browser;
let host: Player;
let classCode: string;

beforeAll(async () => {
  server = await spawnServer(join(folder, 'weight.sqlite'));
  browser = await launch('canvas');
  host = await create(server.url);
  classCode = (await openClass(server.url)).grant.code;
});
afterAll(async () => {
  await browser?.close();
  await server?.end('SIGTERM');
  rmSync(folder, { recursive: true, force: true });
});

interface Loaded {
  readonly scripts: readonly string[];
  readonly fonts: readonly string[];
}

/** Records from now on which scripts and fonts a page requests. */
function loading({ page }: OpenPage): { readonly scripts: string[]; readonly fonts: string[] } {
  const loaded = { scripts: [] as string[], fonts: [] as string[] };
  page.on('request', (request) => {
    const path = new URL(request.url()).pathname;
    if (request.resourceType() === 'script') loaded.scripts.push(path);
    if (request.resourceType() === 'font') loaded.fonts.push(path);
  });
  return loaded;
}

/** The size of files compressed by gzip, bytes; fonts are compressed themselves. */
function bytes(paths: readonly string[]): number {
  const sizes = [...new Set(paths)].map((path) => {
    const file = join(BUILT, path);
    if (path.endsWith('.woff2')) return readFileSync(file).length;
    return existsSync(`${file}.gz`) ? readFileSync(`${file}.gz`).length : gzipSync(readFileSync(file)).length;
  });
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** Opens a page and waits until `usable` is there and no request is open. */
async function open(
  path: string,
  usable: string,
  locale: Look['locale'],
): Promise<Loaded & { readonly page: OpenPage }> {
  const page = await openPage(browser, { locale });
  // What is loaded ahead comes after the page can be used, and not where the browser saves data.
  await page.context.addInitScript(() => Object.defineProperty(navigator, 'connection', { value: { saveData: true } }));
  const loaded = loading(page);
  await page.page.goto(server.url + path);
  await page.page.locator(usable).waitFor(PATIENCE);
  await page.page.waitForLoadState('networkidle', PATIENCE);
  return { page, ...loaded };
}

const PAGES = [
  ['home', () => '/', '.opening-card.ack:enabled'],
  ['the link into a match', () => `/d/${host.grant.code}`, '.invited-form button[type=submit]:enabled'],
  ['the link into a class', () => `/c/${classCode}`, '.class-form button[type=submit]:enabled'],
] as const;

describe.each(['en-US', 'zh-CN', 'es-ES'] as const)('the page in %s', (locale) => {
  it.each(PAGES)(
    '[NET161] %s can be used after at most 75 kB of script, with all that comes by itself',
    async (...asked) => {
      const [, path, usable] = asked;
      const { page, scripts, fonts } = await open(path(), usable, locale);
      const kB = bytes(scripts) / 1000;
      expect(kB, scripts.map((script) => `${basename(script)} ${bytes([script])}`).join('\n')).toBeLessThanOrEqual(75);
      expect(scripts.filter((script) => /\/(play|teaching|phaser|room-parts)-/.test(script))).toEqual([]);
      expect(bytes(fonts), fonts.join()).toBeLessThanOrEqual(80_000);
      await page.close();
    },
  );

  it('[NET161] a duel loads at most 450 kB of script in all', async () => {
    const { page, scripts } = await open('/', '.opening-card.ack:enabled', locale);
    await page.page.locator('.opening-ways button').first().click(PATIENCE);
    await page.page.locator('.way.bot').click(PATIENCE);
    await page.page.locator('.ready-row button').click(PATIENCE);
    await page.page.locator('.question').waitFor(PATIENCE);
    await page.page.locator('canvas').waitFor(PATIENCE);
    await page.page.waitForLoadState('networkidle', PATIENCE);
    const kB = bytes(scripts) / 1000;
    expect(kB, scripts.map((script) => `${basename(script)} ${bytes([script])}`).join('\n')).toBeLessThanOrEqual(450);
    await page.close();
  });
});

/** The elements and listeners that the page holds, shown or not, once what it has let go of is collected. */
async function held(session: CDPSession): Promise<{ readonly nodes: number; readonly listeners: number }> {
  await session.send('HeapProfiler.collectGarbage');
  const { nodes, jsEventListeners } = await session.send('Memory.getDOMCounters');
  return { nodes, listeners: jsEventListeners };
}

/** The same once it no longer changes: what has just been left is collected a little later. */
async function heldAtRest(session: CDPSession): Promise<Awaited<ReturnType<typeof held>>> {
  let before = await held(session);
  await expect
    .poll(async () => {
      const now = await held(session);
      const same = now.nodes === before.nodes && now.listeners === before.listeners;
      before = now;
      return same;
    }, PATIENCE)
    .toBe(true);
  return before;
}

/** Into a duel against the bot as far as its first question, and back. */
async function enterAndLeave(page: Page): Promise<void> {
  await page.locator('.way.bot:enabled').click(PATIENCE);
  await page.locator('.ready-row button').click(PATIENCE);
  await page.locator('.question').waitFor(PATIENCE);
  await page.locator('canvas').waitFor(PATIENCE);
  await page.evaluate(() => history.back());
  await page.locator('dialog.ask[open] .button.primary').click(PATIENCE);
  await page.locator('.way.bot:enabled').waitFor(PATIENCE);
}

it('[UI200] however many duels a page has shown, it holds no more elements and listeners', async () => {
  const { page, context, close } = await openPage(browser, { locale: 'en-US' });
  await page.goto(server.url);
  await enterAndLeave(page);
  const session = await context.newCDPSession(page);
  const first = await heldAtRest(session);
  for (let duel = 0; duel < 3; duel++) await enterAndLeave(page);
  await expect.poll(() => held(session), PATIENCE).toEqual(first);
  await close();
});
