/** Chromium, through its own protocol. */

import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { findChromium } from '../../tools/chromium.ts';
import type { Driver, Launch } from './tab.ts';

/** The key code of anything that an input method handles. */
const TAKEN = 229;

export async function openChromium({ relayPort, downloads, forcedColors }: Launch): Promise<Driver> {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error('no Chromium: see npm run test');
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-3d-apis', '--no-first-run', '--disable-component-update'],
    proxy: { server: `http://127.0.0.1:${relayPort}` },
  });
  const context = await browser.newContext({
    serviceWorkers: 'block',
    locale: 'en-US',
    viewport: { width: 1366, height: 768 },
    forcedColors: forcedColors ? 'active' : 'none',
  });
  const page = await context.newPage();
  page.on('download', (download) => void download.saveAs(join(downloads, download.suggestedFilename())));
  const devtools = await context.newCDPSession(page);
  return {
    goto: async (url) => void (await page.goto(url, { waitUntil: 'domcontentloaded' })),
    reload: async () => void (await page.reload({ waitUntil: 'domcontentloaded' })),
    evaluate: (expression) => page.evaluate(expression),
    click: (selector, nth) => page.locator(selector).nth(nth).click(),
    press: (key) => page.keyboard.press(key),
    paste: () => page.keyboard.press('Control+V'),
    upload: (selector, path) => page.locator(selector).setInputFiles(path),
    ime: {
      show: async (text) => {
        const { length } = text;
        await devtools.send('Input.imeSetComposition', { text, selectionStart: length, selectionEnd: length });
      },
      take: async (code) => {
        for (const type of ['rawKeyDown', 'keyUp'] as const)
          await devtools.send('Input.dispatchKeyEvent', { type, key: 'Process', code, windowsVirtualKeyCode: TAKEN });
      },
      write: async (text) => void (await devtools.send('Input.insertText', { text })),
    },
    close: () => browser.close(),
  };
}
