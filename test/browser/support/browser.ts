/** Real browsers for the tests: each player has one of his own. */

import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { findChromium, findHeadlessShell } from '../../tools/chromium.ts';

/** Nothing is fetched from elsewhere, and a browser that tried would only be refused. */
const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * How the figure is drawn. 'webgl': as where there is a graphics card, here by a program that takes its place, which costs
 * more than all the rest of a page. 'canvas': as Chromium does where there is none.
 */
type Drawing = 'webgl' | 'canvas';

const DRAWING: Record<Drawing, string> = { webgl: '--enable-unsafe-swiftshader', canvas: '--disable-3d-apis' };

const DESKTOP = { width: 1366, height: 768 };

export interface Look {
  readonly locale: 'en-US' | 'zh-CN';
  readonly viewport?: { readonly width: number; readonly height: number };
  readonly theme?: 'dark' | 'light';
  readonly touch?: boolean;
  /** 'canvas' unless said otherwise. */
  readonly drawing?: Drawing;
}

export interface OpenPage {
  readonly page: Page;
  readonly context: BrowserContext;
  /** What went wrong in the page: errors that nobody caught or that it logged, and whatever it asked of other machines. */
  readonly faults: string[];
  close(): Promise<void>;
}

/** A browser without a page. The browser that people have, window and all, is one of the engines of engines.test.ts. */
export function launch(drawing: Drawing): Promise<Browser> {
  const executablePath = findHeadlessShell() ?? findChromium();
  if (executablePath === null) throw new Error('no Chromium: see npm run test');
  return chromium.launch({ executablePath, args: [...ARGS, DRAWING[drawing]] });
}

/** A browser of its own with one page, as one player has it. */
export async function openBrowser(look: Look): Promise<OpenPage> {
  const browser = await launch(look.drawing ?? 'canvas');
  const context = await browser.newContext({
    locale: look.locale,
    viewport: look.viewport ?? DESKTOP,
    colorScheme: look.theme ?? 'dark',
    hasTouch: look.touch ?? false,
  });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`${message.text()} ${message.location().url}`);
  });
  page.on('request', (request) => {
    const { hostname, protocol } = new URL(request.url());
    if (/^(http|ws)s?:$/.test(protocol) && hostname !== '127.0.0.1') faults.push(`asked elsewhere: ${request.url()}`);
  });
  return { page, context, faults, close: () => browser.close() };
}
