/** Firefox, through WebDriver BiDi. */

import puppeteer, { type ElementHandle, type KeyInput } from 'puppeteer-core';
import { findFirefox } from '../../tools/engines.ts';
import type { Driver, Launch } from './tab.ts';

/** Only the system's colours, as in Windows' high contrast. */
const FORCED = { 'browser.display.document_color_use': 2, 'ui.prefersReducedMotion': 1 };

export async function openFirefox({ relayPort, downloads, forcedColors }: Launch): Promise<Driver> {
  const executablePath = findFirefox();
  if (executablePath === null) throw new Error('no Firefox: see npm run test');
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath,
    defaultViewport: { width: 1366, height: 768 },
    extraPrefsFirefox: {
      'network.proxy.type': 1,
      'network.proxy.http': '127.0.0.1',
      'network.proxy.http_port': relayPort,
      'intl.accept_languages': 'en-US, en',
      'browser.download.folderList': 2,
      'browser.download.dir': downloads,
      'browser.download.useDownloadDir': true,
      'browser.download.alwaysOpenPanel': false,
      ...(forcedColors ? FORCED : {}),
    },
  });
  const page = await browser.newPage();
  return {
    goto: async (url) => void (await page.goto(url, { waitUntil: 'domcontentloaded' })),
    reload: async () => void (await page.reload({ waitUntil: 'domcontentloaded' })),
    evaluate: (expression) => page.evaluate(expression),
    click: async (selector, nth) => {
      const element = (await page.$$(selector))[nth];
      if (element === undefined) throw new Error(`nothing to click: ${selector}`);
      await element.click();
    },
    // The driver itself refuses an invalid key.
    press: (key) => page.keyboard.press(key as KeyInput),
    paste: async () => {
      await page.keyboard.down('Control');
      await page.keyboard.press('v');
      await page.keyboard.up('Control');
    },
    upload: async (selector, path) => {
      const input = await page.$(selector);
      if (input === null) throw new Error(`there is no ${selector}`);
      await (input as ElementHandle<HTMLInputElement>).uploadFile(path);
    },
    ime: null,
    close: () => browser.close(),
  };
}
