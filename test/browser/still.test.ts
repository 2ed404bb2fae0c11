/** What stands still: the colours and the language of a page from its first paint on, and everything on it as it loads. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codeOfClassKey } from '../../shared/class-protocol.ts';

import { openStores } from '../../server/store/open-stores.ts';
import { levelById } from '../../shared/content/levels.ts';
import { CLUMSY } from '../client/fixtures/review-views.ts';
import { must, Rig } from '../duel/rig.ts';
import { create, type Player } from '../server/support/player.ts';
import { type ServerProcess, spawnServer } from '../server/support/process.ts';
import { openClass } from '../server/support/student.ts';
import { launch, type OpenPage, openPage } from './support/browser.ts';

const PATIENCE = { timeout: 60_000 };
const SIZES = [
  { width: 1366, height: 768 },
  { width: 390, height: 844 },
] as const;
const MATCH_ID = 'a-finished-match';
const folder = mkdtempSync(join(tmpdir(), 'last-ack-still-'));

let server: ServerProcess;
let browser: Browser;
let host: Player;
let key: string;

beforeAll(async () => {
  const file = join(folder, 'still.sqlite');
  await storeMatch(file);
  server = await spawnServer(file);
  browser = await launch('canvas');
  host = await create(server.url);
  key = (await openClass(server.url)).key;
});
afterAll(async () => {
  await browser?.close();
  await server?.end('SIGTERM');
  rmSync(folder, { recursive: true, force: true });
});

/** A finished match, as in the log. */
async function storeMatch(dbPath: string): Promise<void> {
  const stores = await openStores({ dbPath });
  const rig = new Rig(must(levelById('lost-last-ack')), [CLUMSY, CLUMSY], {}, 7).runMatch();
  const seat = (index: 0 | 1, name: string) =>
    ({ seat: index, name, kind: 'person', bot: null, keyHash: `${index}` }) as const;
  const match = { id: MATCH_ID, code: 'ACDEF', against: 'friend', classId: null, createdAt: Date.now() } as const;
  await stores.matches.create({ ...match, events: rig.log }, [seat(0, 'Ada'), seat(1, '小林')]);
  await stores.matches.finish(MATCH_ID, Date.now());
  await stores.close();
}

interface Shift {
  readonly value: number;
  readonly what: readonly string[];
}

/** In the page: notes from the beginning what moves by itself. */
function noteShifts(): void {
  const shifts: Shift[] = [];
  Object.assign(window, { shifts });
  type Entry = PerformanceEntry & {
    readonly value: number;
    readonly hadRecentInput: boolean;
    readonly sources?: readonly {
      readonly node: Node | null;
      readonly previousRect: DOMRect;
      readonly currentRect: DOMRect;
    }[];
  };
  new PerformanceObserver((list) => {
    for (const { value, hadRecentInput, sources } of list.getEntries() as Entry[]) {
      if (hadRecentInput) continue;
      const what = (sources ?? []).map(({ node, previousRect: from, currentRect: to }) => {
        const named =
          node instanceof Element ? `${node.tagName}.${node.getAttribute('class')}` : String(node?.nodeName);
        return `${named} ${[from.x, from.y, from.width, from.height].map(Math.round)} -> ${[to.x, to.y, to.width, to.height].map(Math.round)}`;
      });
      shifts.push({ value, what });
    }
  }).observe({ type: 'layout-shift', buffered: true });
}

async function expectStill(page: Page): Promise<void> {
  // What is painted by now has been noted by the second frame from here.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  const all = await page.evaluate(() => (window as unknown as { readonly shifts: readonly Shift[] }).shifts);
  const sum = all.reduce((sofar, { value }) => sofar + value, 0);
  expect(sum, JSON.stringify(all)).toBeLessThan(0.02);
}

/** Each with what is there once the page can be used. */
const PAGES = [
  ['home', () => '/', '.start .way.bot'],
  ['the invitation into a match', () => `/d/${host.grant.code}`, '.invited-form button[type=submit]:enabled'],
  ['the door of a class', () => `/c/${codeOfClassKey(key)}`, '.class-form button[type=submit]:enabled'],
  ['the lecture', () => '/#/lecture', '.lecture-drawn'],
  ['the levels', () => '/#/path', '.path h1'],
  ['the teacher’s page', () => '/#/teach', '.open-class'],
  ['the board', () => `/#/board/${key}`, '.board-lobby'],
  ['the report', () => `/#/report/${key}`, '.report-part'],
  ['a review', () => `/r/${MATCH_ID}`, '.walk-heads'],
  ['the captures', () => '/#/capture', '.drop'],
] as const;

async function opened(viewport: (typeof SIZES)[number], path: string): Promise<OpenPage> {
  const open = await openPage(browser, { locale: 'zh-CN', viewport });
  await open.page.addInitScript(noteShifts);
  await open.page.goto(server.url + path);
  return open;
}

describe.each(SIZES)('[UI620] at $width x $height nothing moves by itself', (viewport) => {
  it.each(PAGES)('on %s', async (_, path, there) => {
    const { page, close } = await opened(viewport, path());
    await page.locator(there).first().waitFor(PATIENCE);
    await page.waitForLoadState('networkidle', PATIENCE);
    await expectStill(page);
    await close();
  });

  it('as a student comes into a class', async () => {
    const { page, close } = await opened(viewport, `/c/${codeOfClassKey(key)}`);
    await page.locator('.class-form button[type=submit]:enabled').click(PATIENCE);
    await page.locator('.lobby-wait').waitFor(PATIENCE);
    await expectStill(page);
    await close();
  });

  it('as a duel begins', async () => {
    const { page, close } = await opened(viewport, '/#/path');
    await page.locator('.path .button.primary').first().click(PATIENCE);
    await page.locator('.ready-row button').first().click(PATIENCE);
    await page.locator('.question').waitFor(PATIENCE);
    await page.locator('canvas').waitFor(PATIENCE);
    await expectStill(page);
    await close();
  });
});

describe('[UI621] theme and language', () => {
  it.each([
    ['dark', 'es'],
    ['light', 'zh'],
  ] as const)(
    'are those that were chosen, %s and %s, before the script of the page has come',
    async (theme, language) => {
      const other = theme === 'dark' ? 'light' : 'dark';
      const { page, close } = await openPage(browser, { locale: 'en-US', theme: other });
      const stored = { 'last-ack.theme': theme, 'last-ack.locale': language };
      await page.addInitScript((kept) => Object.assign(localStorage, kept), stored);
      // The script of the page never comes.
      await page.route(/assets\/index-.*\.js/, () => undefined);
      await page.goto(server.url, { waitUntil: 'commit' });
      await page.locator('#app').waitFor({ ...PATIENCE, state: 'attached' });
      const root = () =>
        page.evaluate(() => {
          const { dataset, lang } = document.documentElement;
          const bars = [...document.querySelectorAll<HTMLMetaElement>('meta[name=theme-color]')];
          const bar = bars.find(({ media }) => matchMedia(media).matches)?.content;
          return { theme: dataset.theme, lang, bar, paper: getComputedStyle(document.body).backgroundColor };
        });
      const paper = theme === 'dark' ? 'rgb(13, 19, 34)' : 'rgb(251, 250, 247)';
      const bar = theme === 'dark' ? '#0d1322' : '#fbfaf7';
      await expect.poll(root).toEqual({ theme, lang: language === 'zh' ? 'zh-CN' : language, bar, paper });
      await close();
    },
  );
});
