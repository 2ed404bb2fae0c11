/** Real browsers for the tests: each player has their own. */

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

/** Milliseconds between two frames of a page whose frames are few: as on a slow computer. */
const FEW_FRAMES_MS = 80;

/** A frame as soon as the one before is painted, not 60 in a second: for a page that nobody plays. */
const UNPACED = ['--disable-frame-rate-limit', '--disable-gpu-vsync'];

const DESKTOP = { width: 1366, height: 768 };

export interface Look {
  readonly locale: 'en-US' | 'zh-CN' | 'es-ES';
  readonly viewport?: { readonly width: number; readonly height: number };
  readonly theme?: 'dark' | 'light';
  readonly touch?: boolean;
  /** Pixels of the screen for one px of the page; 1 unless said otherwise. */
  readonly scale?: number;
  /** 'canvas' unless said otherwise. */
  readonly drawing?: Drawing;
  /** How many of the browser's frames the page's scripts draw; 'all' unless specified. 'few': in whole matches, which take their time. */
  readonly frames?: 'few' | 'all';
  /** Whether frames follow each other as fast as the machine can. */
  readonly unpaced?: boolean;
  /** Whether the page may be kept by a service worker; 'block' unless said otherwise: it loads the whole page. */
  readonly workers?: 'allow' | 'block';
  /** Names of this machine with their ports, and where each leads, such as `uni.example:443` to `127.0.0.1:8443`. */
  readonly names?: Readonly<Record<string, string>>;
}

export interface OpenPage {
  readonly page: Page;
  readonly context: BrowserContext;
  /** What went wrong in the page: errors that nobody caught or that it logged, and whatever it asked of other machines. */
  readonly faults: string[];
  close(): Promise<void>;
}

/** A browser without a page. The browser that people have, window and all, is one of the engines of engines.test.ts. */
export function launch(drawing: Drawing, names: Look['names'] = {}, unpaced = false): Promise<Browser> {
  const executablePath = findHeadlessShell() ?? findChromium();
  if (executablePath === null) throw new Error('no Chromium: see npm run test');
  const rules = Object.entries(names).map(([name, place]) => `MAP ${name} ${place}`);
  // Nobody vouches for the certificate of a name that is made up. Ignored for each page alone, it would be presented again
  // with each connection, and Chromium gives up a request that meets it too often.
  const led = rules.length === 0 ? [] : [`--host-resolver-rules=${rules.join()}`, '--ignore-certificate-errors'];
  return chromium.launch({ executablePath, args: [...ARGS, DRAWING[drawing], ...led, ...(unpaced ? UNPACED : [])] });
}

/** A browser of its own with one page, as one player has it. */
export async function openBrowser(look: Look): Promise<OpenPage> {
  const browser = await launch(look.drawing ?? 'canvas', look.names, look.unpaced);
  return { ...(await openPage(browser, look)), close: () => browser.close() };
}

/** A page of somebody else in the same browser: nothing is shared with the others. */
export async function openPage(browser: Browser, look: Look): Promise<OpenPage> {
  const names = Object.keys(look.names ?? {}).map((name) => name.replace(/:\d+$/, ''));
  const context = await browser.newContext({
    locale: look.locale,
    viewport: look.viewport ?? DESKTOP,
    colorScheme: look.theme ?? 'dark',
    hasTouch: look.touch ?? false,
    deviceScaleFactor: look.scale ?? 1,
    serviceWorkers: look.workers ?? 'block',
  });
  if (look.frames === 'few') await context.addInitScript(drawFewFrames, FEW_FRAMES_MS);
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`${message.text()} ${message.location().url}`);
  });
  page.on('request', (request) => {
    const { hostname, protocol } = new URL(request.url());
    const own = hostname === '127.0.0.1' || names.includes(hostname);
    if (/^(http|ws)s?:$/.test(protocol) && !own) faults.push(`asked elsewhere: ${request.url()}`);
  });
  return { page, context, faults, close: () => context.close() };
}

/** In the page: a frame that its scripts ask for comes `everyMs` later, all that are asked for meanwhile together. */
function drawFewFrames(everyMs: number): void {
  const nextFrame = window.requestAnimationFrame.bind(window);
  const asked = new Map<number, FrameRequestCallback>();
  let last = 0;
  const draw = (now: number) => {
    const due = [...asked.values()];
    asked.clear();
    for (const run of due) run(now);
  };
  window.requestAnimationFrame = (run) => {
    if (asked.size === 0) setTimeout(() => nextFrame(draw), everyMs);
    last += 1;
    asked.set(last, run);
    return last;
  };
  window.cancelAnimationFrame = (id) => void asked.delete(id);
}
