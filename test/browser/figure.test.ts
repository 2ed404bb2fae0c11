/**
 * The figure in a real browser, by itself: words fit, nothing runs while nothing moves, it scrolls, it leaves no trace.
 */

import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { createServer, type ViteDevServer } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launch } from './support/browser.ts';

let vite: ViteDevServer;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  vite = await createServer({
    configFile: false,
    root: join(import.meta.dirname, '../..'),
    cacheDir: join(tmpdir(), 'last-ack-figure'),
    logLevel: 'error',
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    optimizeDeps: { entries: ['test/browser/figure.html'] },
    server: { host: '127.0.0.1', port: 0, hmr: false, watch: null },
  });
  await vite.listen();
  // The words are the same in either renderer, and WebGL costs tens of times as much without a graphics card.
  browser = await launch('canvas');
  page = await browser.newPage({ viewport: { width: 962, height: 710 } });
});

afterAll(async () => {
  await browser?.close();
  await vite?.close();
});

async function open(query: string, on: Page = page): Promise<void> {
  const base = vite.resolvedUrls?.local[0] ?? '';
  await on.goto(`${base}test/browser/figure.html?${query}`);
  await on.waitForSelector('canvas');
  await on.waitForSelector('.fig-label');
  await on.evaluate(() => document.fonts.ready);
}

/** In the page: counts the requested animation frames. */
function countFrames(): void {
  const request = window.requestAnimationFrame.bind(window);
  window.requestAnimationFrame = (callback) => {
    document.documentElement.dataset.frames = String(Number(document.documentElement.dataset.frames ?? '0') + 1);
    return request(callback);
  };
}

function framesSoFar(): number {
  return Number(document.documentElement.dataset.frames);
}

function scrolledSoFar(): number {
  return document.querySelector('.fig-scroll')?.scrollTop ?? -1;
}

function scrolledToEnd(): boolean {
  const region = document.querySelector('.fig-scroll');
  return region !== null && region.scrollHeight - region.clientHeight - region.scrollTop < 1;
}

/** The picture left of the fog, without the words: the brightness of each square of 20 px, 0..255. */
async function drawnIn(on: Page): Promise<number[]> {
  await on.addStyleTag({ content: '.fig-labels, .fig-overlay { visibility: hidden }' });
  await expect.poll(() => on.evaluate(scrolledToEnd)).toBe(true);
  const picture = await on.screenshot({ clip: { x: 0, y: 70, width: 440, height: 600 } });
  return on.evaluate(async (png) => {
    const image = new Image();
    image.src = `data:image/png;base64,${png}`;
    await image.decode();
    const small = Object.assign(document.createElement('canvas'), { width: 22, height: 30 }).getContext('2d');
    if (small === null) throw new Error('no canvas');
    small.imageSmoothingQuality = 'high';
    small.drawImage(image, 0, 0, 22, 30);
    const { data } = small.getImageData(0, 0, 22, 30);
    return Array.from({ length: 22 * 30 }, (_, at) => Math.max(...data.slice(4 * at, 4 * at + 3)));
  }, picture.toString('base64'));
}

/** In the page: as on a phone that is short of memory, or when a driver restarts. */
function loseWebGl(): void {
  const canvas = document.querySelector('canvas');
  const gl = canvas?.getContext('webgl2') ?? canvas?.getContext('webgl');
  const loser = gl?.getExtension('WEBGL_lose_context');
  if (!loser) throw new Error('no context to lose');
  loser.loseContext();
}

describe('the figure on the screen', () => {
  test.each([
    'fixture=lostLastAck',
    'fixture=passiveEnd&locale=zh',
    'fixture=wide',
    'fixture=corrupted',
    'fixture=corrupted&locale=zh',
    'fixture=liveWrong',
  ])('every label fits the place that the layout measured, at 12 px or more: %s', async (query) => {
    await open(query);
    const misfits = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('.fig-label')].flatMap((label) => {
        const size = Number.parseFloat(getComputedStyle(label).fontSize);
        label.style.transform = 'none';
        const rows = [...label.querySelectorAll('.row')].map((row) => {
          const range = document.createRange();
          range.selectNodeContents(row);
          return range.getBoundingClientRect().width;
        });
        return size < 12 || Math.max(...rows) > label.offsetWidth + 0.5 ? [label.textContent] : [];
      }),
    );
    expect(misfits).toEqual([]);
  });

  test.each([
    'fixture=reviewLostLastAck&locale=zh',
    'fixture=reviewCrossing',
    'fixture=reviewCorrupted&locale=zh',
    'fixture=reviewWire',
    'fixture=reviewStorm',
  ])('every label of a finished half fits the place that the layout measured, at 12 px or more: %s', async (query) => {
    const base = vite.resolvedUrls?.local[0] ?? '';
    await page.goto(`${base}test/browser/figure.html?${query}`);
    await page.waitForSelector('.review-svg .label');
    await page.evaluate(() => document.fonts.ready);
    const misfits = await page.evaluate(() =>
      (window as unknown as { reviewMisfits: () => (string | null)[] }).reviewMisfits(),
    );
    expect(misfits).toEqual([]);
    expect(await page.locator('.review-svg .label').count()).toBeGreaterThan(8);
  });

  test.each(['fourWaves', 'lostLastAck'])(
    '[UI201] while only the clock moves, hardly a frame is drawn: %s',
    async (fixture) => {
      const own = await browser.newPage({ viewport: { width: 962, height: 710 } });
      await own.clock.install();
      await own.addInitScript(countFrames);
      await open(`fixture=${fixture}`, own);
      await own.clock.runFor(5_000);
      const before = await own.evaluate(framesSoFar);
      await own.clock.runFor(1_000);
      expect((await own.evaluate(framesSoFar)) - before).toBeLessThanOrEqual(1);
      expect(before).toBeGreaterThan(0);
      await own.close();
    },
  );

  test('it can be scrolled back by keys, and leads back to the newest entry', async () => {
    await open('fixture=answered');
    const scrollTop = () => page.evaluate(scrolledSoFar);
    await expect.poll(() => page.evaluate(scrolledToEnd)).toBe(true);
    const end = await scrollTop();
    expect(end).toBeGreaterThan(0);
    await page.focus('.fig-scroll');
    await page.keyboard.press('Home');
    await expect.poll(scrollTop).toBe(0);
    await page.click('.fig-newest');
    await expect.poll(scrollTop).toBe(end);
  });

  test('it can be scrolled back even while it glides to the newest entry', async () => {
    const own = await browser.newPage({ viewport: { width: 962, height: 710 } });
    // Time that passes only frame by frame: however slow the machine is, it has not arrived yet.
    await own.clock.install({ time: 0 });
    await own.clock.pauseAt(1_000);
    await open('fixture=answered', own);
    const afterFrame = async () => {
      await own.clock.runFor(60);
      return own.evaluate(scrolledSoFar);
    };
    await expect.poll(afterFrame).toBeGreaterThan(0);
    expect(await own.evaluate(scrolledToEnd)).toBe(false);
    await own.focus('.fig-scroll');
    await own.keyboard.press('Home');
    await expect.poll(afterFrame).toBe(0);
    await own.close();
  });

  test('[UI104] it looks the same with and without WebGL, also after WebGL is lost, and leaves nothing of it behind', async () => {
    const graphic = await launch('webgl');
    const own = await graphic.newPage({ viewport: { width: 962, height: 710 } });
    for (const on of [page, own]) await open('fixture=lostLastAck', on);
    const drawnApart = async () => {
      const [webgl, canvas] = [await drawnIn(own), await drawnIn(page)];
      return webgl.flatMap((tone, at) => (Math.abs(tone - (canvas[at] ?? 0)) > 12 ? [[at, tone, canvas[at]]] : []));
    };
    await expect.poll(drawnApart).toEqual([]);
    const webgl = await drawnIn(own);
    await own.evaluate(loseWebGl);
    await expect.poll(drawnApart).toEqual([]);
    expect(await own.locator('canvas').count()).toBe(1);
    await own.evaluate(() => document.dispatchEvent(new Event('take-away')));
    await expect.poll(() => own.locator('#figure > *, canvas').count()).toBe(0);
    await graphic.close();
    // Arrows, bars and ring stand out from the background.
    expect(webgl.filter((tone) => tone > 40).length).toBeGreaterThan(30);
  });

  test('the history is a list that is read in order', async () => {
    await open('fixture=lostLastAck');
    const items = await page.locator('.fig-labels > li').allTextContents();
    expect(items[0]).toBe('State: ESTABLISHED');
    expect(items.at(-1)).toBe('Arrived: FIN ACK seq 9350 w ack 4001 u+1 again!');
    expect(await page.locator('.fig-canvas').getAttribute('aria-hidden')).toBe('true');
  });

  test('removed while it sleeps, it leaves nothing behind', async () => {
    await open('fixture=passiveEnd');
    await page.evaluate(() => document.dispatchEvent(new Event('take-away')));
    await expect.poll(() => page.locator('#figure > *, canvas').count()).toBe(0);
  });

  test('removed, it stays away whatever still reaches it', async () => {
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(String(error)));
    await page.setViewportSize({ width: 962, height: 300 });
    await open('fixture=lostLastAck');
    const scroller = await page.locator('.fig-scroll').elementHandle();
    await expect.poll(() => scroller?.evaluate((element) => element.scrollTop)).toBeGreaterThan(50);
    await page.evaluate(() => document.dispatchEvent(new Event('take-away')));
    await expect.poll(() => page.locator('#figure > *, canvas').count()).toBe(0);
    await scroller?.evaluate((element) => element.dispatchEvent(new Event('scroll')));
    expect(faults).toEqual([]);
  });
});
