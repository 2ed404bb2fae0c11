/**
 * `npm run icons`: draws the icons and the preview picture of the page from its own figure: icon.svg in the sizes and
 * shapes that systems ask for, and the opening of the built page as 1200x630. Needs the built page and Chromium.
 */

import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Browser } from 'playwright-core';
import { makeStaticFolder } from '../../static-folder.ts';
import { launch, openPage } from '../browser/support/browser.ts';
import { servePlainly } from '../browser/support/plain-host.ts';

const PUBLIC = resolve(import.meta.dirname, '../../client/public');
const ICON = readFileSync(resolve(import.meta.dirname, '../../client/icon.svg'), 'utf8');
/** 1200x630 in all: the figure is a little smaller than on a screen, which leaves room for the name of the game. */
const PREVIEW = { width: 1334, height: 700 };
const PREVIEW_SCALE = 0.9;

/** Each with its size; some systems cut the shape out of a full square by themselves. */
const ICONS = [
  { name: 'icon-192.png', size: 192, full: false },
  { name: 'icon-512.png', size: 512, full: false },
  { name: 'icon-maskable-512.png', size: 512, full: true },
  { name: 'apple-touch-icon.png', size: 180, full: true },
] as const;

async function drawIcons(browser: Browser): Promise<void> {
  const paper = /<rect[^>]*fill="(#[0-9a-f]{6})"/.exec(ICON)?.[1] ?? '';
  for (const { name, size, full } of ICONS) {
    const { page, close } = await openPage(browser, { locale: 'en-US', viewport: { width: size, height: size } });
    await page.setContent(
      `<body style="margin:0;background:${full ? paper : 'transparent'}"><div style="height:${size}px">${ICON}</div></body>`,
    );
    await page.screenshot({ path: `${PUBLIC}/${name}`, omitBackground: !full });
    await close();
  }
}

async function drawPreview(browser: Browser): Promise<void> {
  const folder = resolve(import.meta.dirname, '../../dist/static');
  makeStaticFolder(folder);
  const host = await servePlainly(folder);
  const { page, close } = await openPage(browser, {
    locale: 'en-US',
    viewport: PREVIEW,
    scale: PREVIEW_SCALE,
    theme: 'dark',
  });
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(host.url);
  await page.locator('.opening-card.ack:enabled').waitFor();
  await page.addStyleTag({ content: '.top, .start, .opening-ways { visibility: hidden }' });
  await page.waitForLoadState('networkidle');
  await page.screenshot({ path: `${PUBLIC}/preview.png`, clip: { x: 0, y: 0, width: 1333, height: 700 } });
  await close();
  await host.close();
}

const browser = await launch('canvas');
await drawIcons(browser);
await drawPreview(browser);
await browser.close();
