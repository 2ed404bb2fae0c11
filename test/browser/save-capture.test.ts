/** A half saved from the review in a real browser, and read by tshark. */

import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer, type ViteDevServer } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tsharkFields } from '../capture/export-rig.ts';
import { type OpenPage, openBrowser } from './support/browser.ts';

let vite: ViteDevServer;
let open: OpenPage;

beforeAll(async () => {
  vite = await createServer({
    configFile: false,
    root: join(import.meta.dirname, '../..'),
    cacheDir: join(tmpdir(), 'last-ack-save-capture'),
    logLevel: 'error',
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    optimizeDeps: { entries: ['test/browser/gallery.html'] },
    server: { host: '127.0.0.1', port: 0, hmr: false, watch: null },
  });
  await vite.listen();
  open = await openBrowser({ locale: 'en-US' });
});

afterAll(async () => {
  await open?.close();
  await vite?.close();
});

describe('the review', () => {
  it.each([
    ['en', 'Half 1 as pcapng', 'Nobody played the handshake'],
    ['zh', '半场 1 存为 pcapng', '握手不是玩家做的'],
  ])('[EXP9] offers the half as a file that tshark reads (%s)', async (locale, label, comment) => {
    const { page } = open;
    await page.goto(`${vite.resolvedUrls?.local[0]}test/browser/gallery.html?fixture=result&locale=${locale}`);
    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: label }).click();
    const download = await downloading;
    expect(download.suggestedFilename()).toMatch(/^last-ack-[\w-]+-1-[AB]\.pcapng$/);
    const frames = tsharkFields(await download.path());
    expect(frames.length).toBeGreaterThan(6);
    expect(frames.every((frame) => frame['tcp.checksum.status'] === '1' && frame['_ws.malformed'] === '')).toBe(true);
    expect(frames.some((frame) => frame['frame.comment'].includes(comment))).toBe(true);
  });
});
