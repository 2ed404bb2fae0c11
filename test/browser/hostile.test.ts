/** Browsers that are too old, that store nothing, that lack what plain http lacks, or that translate pages. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ServerProcess, spawnServer } from '../server/support/process.ts';
import { openClass } from '../server/support/student.ts';
import { openMatch } from './engines/friend.ts';
import type { OpenPage } from './support/browser.ts';
import { Player } from './support/player.ts';
import { FOUR_WAVES } from './support/scripts.ts';
import { translate } from './support/translator.ts';

const PATIENCE = { timeout: 60_000 };
const folder = mkdtempSync(join(tmpdir(), 'last-ack-hostile-'));
let server: ServerProcess;
let player: Player;
let open: OpenPage;

beforeAll(async () => {
  server = await spawnServer(join(folder, 'log.sqlite'));
  player = await Player.sitDown({ locale: 'en-US' }, 'mouse');
  ({ open } = player);
});

afterAll(async () => {
  await player?.leaveTable();
  await server?.end('SIGTERM');
  rmSync(folder, { recursive: true, force: true });
});

/** Another window of the same browser, with nothing in it. */
async function another(
  options: { javaScriptEnabled?: boolean } = {},
): Promise<{ context: BrowserContext; page: Page }> {
  const context = await (open.context.browser() ?? fail()).newContext({
    serviceWorkers: 'block',
    ...options,
  });
  return { context, page: await context.newPage() };
}

function fail(): never {
  throw new Error('no browser');
}

describe('a sentence instead of a blank page', () => {
  const shown = (page: Page) => page.locator('#unfit p:visible, noscript p:visible').allTextContents();

  it('[UI102] if the browser is too old', async () => {
    const { context, page } = await another();
    await page.addInitScript(() => Reflect.deleteProperty(Array.prototype, 'toSorted'));
    // What such a browser makes of newer code.
    await page.route('**/assets/index-*.js', (route) => route.fulfill({ contentType: 'text/javascript', body: '(' }));
    await page.goto(server.url);
    expect(await shown(page)).toEqual(
      ['too old', '太旧', 'demasiado antiguo'].map((words) => expect.stringContaining(words)),
    );
    await context.close();
  });

  it.each(['index', 'entry'])('[UI102] if a script did not arrive: %s', async (script) => {
    const { context, page } = await another();
    await page.route(`**/assets/${script}-*.js`, (route) => route.abort());
    await page.goto(server.url);
    await expect
      .poll(() => shown(page))
      .toEqual(['Load it again', '重新加载', 'Cárgala otra vez'].map((words) => expect.stringContaining(words)));
    await context.close();
  });

  it('[UI102] if scripts are switched off', async () => {
    const { context, page } = await another({ javaScriptEnabled: false });
    await page.goto(server.url);
    await page.locator('noscript p', { hasText: 'switch it on' }).waitFor(PATIENCE);
    expect((await page.request.get(new URL('/close.svg', server.url).href)).headers()['content-type']).toMatch(
      /^image/,
    );
    expect((await page.locator('noscript img').boundingBox())?.height).toBeGreaterThan(200);
    await context.close();
  });

  it('[UI102] and not if the page is there', async () => {
    const { context, page } = await another();
    await page.goto(server.url);
    await page.locator('.home').waitFor(PATIENCE);
    expect(await page.locator('#unfit').isVisible()).toBe(false);
    await context.close();
  });
});

it('[UI103] a part of the page that did not arrive is requested again, and reported if missing', async () => {
  const { context, page } = await another();
  let broken = true;
  await page.route('**/assets/path-page-*.js', (route) => (broken ? route.abort() : route.continue()));
  await page.goto(`${server.url}/#/path`);
  await page.locator('.problem').waitFor(PATIENCE);
  broken = false;
  await page.getByRole('button', { name: 'Load again' }).click();
  await page.locator('main.path').waitFor(PATIENCE);
  await context.close();
});

describe('a whole half', () => {
  async function playHalf(): Promise<void> {
    const friend = await openMatch(server.url);
    await player.accept(new URL(`/d/${friend.grant.code}`, server.url).href);
    await player.ready();
    await player.playHalf(FOUR_WAVES.B);
    await player.untilInterval();
    const [, peer] = await player.page.locator('.top .score').allTextContents();
    await friend.leave();
    expect(peer).toContain(String(friend.view.you.score));
  }

  it('[UI101] in a browser that stores nothing and has nothing newer', async () => {
    await open.context.addInitScript(withoutComforts);
    await playHalf();
    expect(open.faults).toEqual([]);
  });

  it('[UI105] and a question of a class, with a translator that wraps everything it reads', async () => {
    await open.context.addInitScript(translate);
    await playHalf();
    const teacher = await openClass(server.url);
    await player.page.goto(new URL(`/c/${teacher.grant.code}`, server.url).href);
    await player.page.locator('.class-form .button.primary').click(PATIENCE);
    await player.page.locator('.class-lobby').waitFor(PATIENCE);
    const index = teacher.view.lesson.rounds.findIndex(({ kind }) => kind === 'question');
    await teacher.ask('start', { index });
    await player.page.locator('.answer').first().click(PATIENCE);
    await player.page.locator('.answer-foot button').click(PATIENCE);
    await player.page.locator('.class-verdict').waitFor(PATIENCE);
    await teacher.ask('end', {});
    await player.page.locator('.over-card').waitFor(PATIENCE);
    await teacher.leave();
    expect(await player.page.locator('font').count()).toBeGreaterThan(5);
    expect(open.faults).toEqual([]);
  });
});

/** In the page, before it begins: everything that needs https or a newer browser, and all storage, is removed. */
function withoutComforts(): void {
  const refuse = () => {
    throw new DOMException('refused', 'SecurityError');
  };
  for (const storage of ['localStorage', 'sessionStorage']) Object.defineProperty(window, storage, { get: refuse });
  Object.defineProperty(window, 'indexedDB', { value: undefined });
  for (const name of ['clipboard', 'locks', 'serviceWorker', 'storage', 'wakeLock', 'share', 'vibrate'])
    Object.defineProperty(navigator, name, { value: undefined });
  const gone = ['BroadcastChannel', 'Notification', 'caches', 'cookieStore', 'requestIdleCallback', 'scheduler'];
  for (const name of gone) Reflect.deleteProperty(window, name);
  for (const name of ['randomUUID', 'subtle']) Object.defineProperty(crypto, name, { value: undefined });
  Reflect.deleteProperty(Intl, 'Segmenter');
  for (const name of ['groupBy']) Reflect.deleteProperty(Object, name);
  for (const name of ['withResolvers', 'try']) Reflect.deleteProperty(Promise, name);
  for (const name of ['canParse', 'parse']) Reflect.deleteProperty(URL, name);
  for (const name of ['any']) Reflect.deleteProperty(AbortSignal, name);
  for (const name of ['union', 'intersection', 'difference', 'isSubsetOf']) Reflect.deleteProperty(Set.prototype, name);
  for (const name of ['map', 'filter', 'toArray', 'some', 'find'])
    Reflect.deleteProperty(Object.getPrototypeOf(Object.getPrototypeOf([].values())), name);
}
