/**
 * The gallery for tests: built like the page itself, served, and opened in a browser, as a page or in a frame of it.
 */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Frame } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { build, preview } from 'vite';
import type { Gallery } from '../gallery-page.tsx';
import type { Survey } from '../survey.ts';
import { type OpenPage, openBrowser } from './browser.ts';

const ROOT = join(import.meta.dirname, '../../..');
const PAGE = 'test/browser/gallery.html';

/**
 * A frame of which only a corner is visible: it gets any size and is laid out in it, without waiting for a large screen
 * to be painted.
 */
const FRAMED = `<!doctype html><html lang="en"><title>A frame of any size</title><body style="margin: 0">
  <div style="width: 1px; height: 1px; overflow: hidden; contain: strict">
    <iframe style="border: 0; width: 1366px; height: 768px" src="/${PAGE}"></iframe>
  </div></body></html>`;

/** Runs in the page before its own scripts: the canvas has no size that the tests need, and costs most of the time. */
function drawNothing(): void {
  const strokes = [
    'drawImage',
    'fill',
    'stroke',
    'fillRect',
    'clearRect',
    'strokeRect',
    'putImageData',
    'setTransform',
  ];
  for (const stroke of strokes) Reflect.set(CanvasRenderingContext2D.prototype, stroke, () => undefined);
}

export interface OpenGallery extends OpenPage {
  /** Where the gallery is: the page itself, or the frame in it. */
  readonly frame: Frame;
}

/** Built and loaded once: a new situation replaces the one before without a load. */
export async function openGallery({ framed = false } = {}): Promise<OpenGallery> {
  const outDir = mkdtempSync(join(tmpdir(), 'last-ack-gallery-'));
  await build({
    configFile: false,
    root: ROOT,
    logLevel: 'error',
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    build: { outDir, rolldownOptions: { input: join(ROOT, PAGE) }, chunkSizeWarningLimit: 5000 },
  });
  const vite = await preview({
    configFile: false,
    root: ROOT,
    build: { outDir },
    preview: { host: '127.0.0.1', port: 0 },
  });
  const open = await openBrowser({ locale: 'en-US', unpaced: framed });
  const { page } = open;
  const address = `${vite.resolvedUrls?.local[0]}${framed ? 'framed' : PAGE}`;
  await page.route('**/framed', (route) => route.fulfill({ contentType: 'text/html', body: FRAMED }));
  if (framed) await page.addInitScript(drawNothing);
  await page.goto(address);
  const frame = page.frames().at(-1) ?? page.mainFrame();
  await frame.waitForFunction(() => 'gallery' in window);
  const close = async () => {
    await open.close();
    await vite.close();
    rmSync(outDir, { recursive: true, force: true });
  };
  return { ...open, frame, close };
}

/** A framed gallery for the tests of this file: opened before them and closed after them. */
export function galleryHere() {
  let open: OpenGallery | null = null;
  const here = () => {
    if (open === null) throw new Error('the gallery is not open');
    return open;
  };
  beforeAll(async () => {
    open = await openGallery({ framed: true });
  });
  afterAll(async () => {
    await open?.close();
  });
  return {
    get frame() {
      return here().frame;
    },
    get faults() {
      return here().faults;
    },
    show: (query: string) => showIn(here().frame, query),
    survey: (asked: Survey) => surveyOf(here().frame, asked),
  };
}

/** Shows a situation: `search` is the query string of the gallery's address. */
export async function showIn(frame: Frame, search: string): Promise<void> {
  await frame.evaluate((query) => (window as unknown as { gallery: Gallery }).gallery.put(query), search);
}

/** The problems found in the current situation, as `language size: what`. The gallery is in a frame. */
function surveyOf(frame: Frame, survey: Survey): Promise<string[]> {
  return frame.evaluate((asked) => (window as unknown as { gallery: Gallery }).gallery.survey(asked), survey);
}
