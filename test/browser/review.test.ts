/**
 * The page of a finished match in a fresh browser, by its link: stepped through, exported as files, and tried again
 * from.
 */

import { readFileSync } from 'node:fs';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Running, startServer } from '../../server/start-server.ts';
import { createLog } from '../../server/operation/logging.ts';
import { readSettings } from '../../server/settings.ts';
import { openStores } from '../../server/store/open-stores.ts';
import { realTime } from '../../server/system-time.ts';
import { readCapture } from '../../shared/capture/read/read.ts';
import { levelById } from '../../shared/content/levels.ts';
import { CLUMSY } from '../client/fixtures/review-views.ts';
import { must, Rig } from '../duel/rig.ts';
import { type OpenPage, openBrowser } from './support/browser.ts';

const MATCH_ID = 'a-finished-match';
const DAY = '2026-11-22';
const PATIENCE = { timeout: 60_000 };

let server: Running;
let url: string;
let open: OpenPage;
let page: Page;

/** A finished match as in the log. */
async function serverWithMatch(): Promise<Running> {
  const stores = await openStores({ dbPath: ':memory:' });
  const rig = new Rig(must(levelById('lost-last-ack')), [CLUMSY, CLUMSY], {}, 7).runMatch();
  const seat = (index: 0 | 1, name: string) =>
    ({ seat: index, name, kind: 'person', bot: null, keyHash: `${index}` }) as const;
  const match = { id: MATCH_ID, code: 'ACDEF', against: 'friend', classId: null, createdAt: Date.parse(DAY) } as const;
  await stores.matches.create({ ...match, events: rig.log }, [seat(0, 'Ada <b>'), seat(1, '小林')]);
  await stores.matches.finish(MATCH_ID, Date.now());
  const settings = { ...readSettings(process.env), port: 0, host: '127.0.0.1', logLevel: 'silent' } as const;
  return startServer({ settings, stores, time: realTime, log: createLog(settings), endOnSignal: false });
}

beforeAll(async () => {
  server = await serverWithMatch();
  url = `http://127.0.0.1:${server.port}`;
  open = await openBrowser({ locale: 'en-US' });
  page = open.page;
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(`${url}/r/${MATCH_ID}#h1s3`);
});

afterAll(async () => {
  await open?.close();
  await server?.stop();
});

const where = () => page.locator('.step-card .kicker b').textContent();
const fragment = () => new URL(page.url()).hash;

describe('a finished match, by its link', () => {
  it('[REVIEW20] opens at the step that the link names, with the names as they were chosen', async () => {
    await expect.poll(where, PATIENCE).toMatch(/^Step 3 of/);
    expect(await page.locator('.walk-heads b').allTextContents()).toEqual(['Ada <b>', '小林']);
  });

  it('[REVIEW21] [REVIEW24] is stepped through by keys, by the slider, by the figure and by a deduction', async () => {
    await page.keyboard.press('ArrowRight');
    await expect.poll(where).toMatch(/^Step 4 of/);
    await page.keyboard.press('Home');
    await expect.poll(where).toMatch(/^Step 1 of/);
    expect(await page.getByRole('button', { name: 'One step back' }).isDisabled()).toBe(true);
    await page.keyboard.press('End');
    await expect.poll(where).toMatch(/^Step (\d+) of \1$/);
    expect(await page.locator('.walk-scroll .ahead').count()).toBe(0);
    await page.getByRole('slider').fill('9');
    await expect.poll(fragment).toBe('#h1s9');
    expect(await page.getByRole('slider').getAttribute('aria-valuetext')).toMatch(/^Step 9 of \d+\. .{8,}/);
    expect(await page.locator('.walk-scroll .ahead').count()).toBeGreaterThan(3);
    await page.locator('.walk-scroll [data-entry] .head').first().click();
    await expect.poll(fragment).not.toBe('#h1s9');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Step by step' }).waitFor();
    const line = page.locator('.walk-deductions button').nth(1);
    await line.click();
    await expect.poll(() => line.getAttribute('aria-current')).toBe('step');
    await page.locator('.verdict.wrong .reasons').waitFor();
  });

  it('[REVIEW25] [REVIEW27] announces each step, and marks what it has changed', async () => {
    await page.keyboard.press('Home');
    for (let steps = 0; steps < 3; steps++) await page.keyboard.press('ArrowRight');
    await expect.poll(() => page.locator('main > [role=status]').textContent()).toMatch(/sends: FIN/);
    expect(await page.locator('.end-variables .changed').count()).toBeGreaterThan(0);
    expect(await page.locator('.end-variables .changed').first().textContent()).toContain('changed');
  });
});

describe('exports', () => {
  async function downloaded(button: Locator): Promise<{ name: string; bytes: Buffer }> {
    const [download] = await Promise.all([page.waitForEvent('download', PATIENCE), button.click()]);
    return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
  }
  const button = (name: RegExp) => page.locator('.walk-files').getByRole('button', { name });

  it('[REVIEW28] the figure as SVG needs nothing from elsewhere', async () => {
    const { name, bytes } = await downloaded(button(/SVG/));
    expect(name).toBe(`last-ack-lost-last-ack-${DAY}-1.svg`);
    const text = bytes.toString();
    const foreign = /(href|src)="(?!data:)|url\((?!"data:)|var\(|color-mix|<script|class=/.exec(text)?.[0];
    expect(foreign).toBeUndefined();
    expect(text.match(/@font-face/g)?.length).toBe(2);
    const read = await page.evaluate((svg) => {
      const parsed = new DOMParser().parseFromString(svg, 'image/svg+xml');
      return { error: parsed.querySelector('parsererror') !== null, words: parsed.documentElement.textContent ?? '' };
    }, text);
    expect(read.error).toBe(false);
    for (const words of ['The last ACK is lost', 'Ada <b>', '小林', 'TIME-WAIT', 'November 2', 'lost'])
      expect(read.words).toContain(words);
  });

  it('[NET193] [REVIEW28] the figure as PNG has three times the resolution of the page, and is not blank', async () => {
    const { name, bytes } = await downloaded(button(/PNG/));
    expect(name).toBe(`last-ack-lost-last-ack-${DAY}-1.png`);
    expect(bytes.readUInt32BE(16)).toBe(960 * 3);
    expect(bytes.readUInt32BE(20)).toBeGreaterThan(2_000);
    const colours = await page.evaluate(async (base64) => {
      const image = new Image();
      image.src = `data:image/png;base64,${base64}`;
      await image.decode();
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [image.width / 6, image.height / 6];
      const context = canvas.getContext('2d');
      context?.drawImage(image, 0, 0, canvas.width, canvas.height);
      const pixels = context?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
      const seen = new Set<string>();
      for (let at = 0; at < pixels.length; at += 4) seen.add(`${pixels[at]} ${pixels[at + 1]} ${pixels[at + 2]}`);
      return { many: seen.size, corner: [...pixels.slice(0, 3)] };
    }, bytes.toString('base64'));
    expect(colours.many).toBeGreaterThan(200);
    expect(colours.corner).toEqual([255, 255, 255]);
    // [NET193] The policy knows the fonts in the picture.
    expect(open.faults).toEqual([]);
  });

  it('[REVIEW28] the match as JSON is what the server sends, and the half as pcapng can be read again', async () => {
    const json = await downloaded(button(/JSON/));
    expect(json.name).toBe(`last-ack-lost-last-ack-${DAY}.json`);
    const told: unknown = await (await fetch(`${url}/api/reviews/${MATCH_ID}`)).json();
    expect(JSON.parse(json.bytes.toString())).toEqual(told);
    const capture = await downloaded(button(/pcapng/));
    expect(capture.name).toBe(`last-ack-lost-last-ack-${DAY}-1-A.pcapng`);
    expect(readCapture(capture.bytes).length).toBeGreaterThan(6);
  });
});

describe('from the review', () => {
  it('[REVIEW29] a link that leads nowhere says so and leads home', async () => {
    await page.goto(`${url}/r/no-such-match`);
    await page.getByRole('heading', { name: 'There is no match to review here' }).waitFor(PATIENCE);
    await page.getByRole('main').getByRole('button', { name: 'Home' }).click();
    await expect.poll(() => new URL(page.url()).pathname).toBe('/');
  });

  it('[REVIEW26] another try begins in the position that was shown', async () => {
    await page.goto(`${url}/r/${MATCH_ID}#h1s3`);
    await page.getByRole('button', { name: 'Try again' }).first().click(PATIENCE);
    await page.locator('.question').waitFor(PATIENCE);
    expect(await page.locator('.cause').textContent()).toContain('close()');
    expect(new URL(page.url()).hash).toMatch(/^#\/own\/own-[0-9a-f]{24}$/);
    expect(open.faults).toEqual([]);
  });
});
