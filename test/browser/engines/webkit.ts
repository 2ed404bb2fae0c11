/** WebKit as packaged by Debian, the engine of Safari, through WebDriver: a window on a virtual screen. */

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../server/support/free-port.ts';
import { findMiniBrowser } from '../../tools/engines.ts';
import type { Driver, Launch } from './tab.ts';
import { WebDriver } from './webdriver.ts';

const PATIENCE_MS = 20_000;

export async function openWebKit({ relayPort, downloads }: Launch): Promise<Driver> {
  const binary = findMiniBrowser();
  if (binary === null) throw new Error('no WebKit: see npm run test');
  const home = homeWith(downloads);
  const screen = await openScreen();
  const port = await freePort();
  const env = { ...process.env, DISPLAY: screen.name, HOME: home, XDG_CONFIG_HOME: join(home, '.config') };
  const driver = spawn('WebKitWebDriver', [`--port=${port}`], {
    env: {
      ...env,
      XDG_CACHE_HOME: join(home, '.cache'),
      XDG_DATA_HOME: join(home, '.data'),
      LANG: 'C.UTF-8',
      MESA_SHADER_CACHE_DISABLE: 'true',
    },
    stdio: 'ignore',
  });
  const web = await begin(`http://127.0.0.1:${port}`, {
    proxy: { proxyType: 'manual', httpProxy: `127.0.0.1:${relayPort}` },
    'webkitgtk:browserOptions': { binary, args: ['--automation'] },
  });
  await web.post('/window/rect', { width: 1366, height: 860 });
  return {
    goto: async (url) => void (await web.post('/url', { url })),
    reload: async () => void (await web.post('/refresh')),
    evaluate: (expression) => web.post('/execute/sync', { script: `return ${expression}`, args: [] }),
    click: async (selector, nth) => void (await web.post(`${await web.element(selector, nth)}/click`)),
    press: (key) => web.press(key),
    paste: () => web.paste(),
    upload: async (selector, path) => void (await web.post(`${await web.element(selector)}/value`, { text: path })),
    ime: null,
    close: async () => {
      await web.end();
      await Promise.all([ended(driver), ended(screen.process)]);
      // Its processes still write for a moment after they are killed.
      await rm(home, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
    },
  };
}

/** A home directory of its own, from which the browser knows where downloads go. */
function homeWith(downloads: string): string {
  const home = mkdtempSync(join(tmpdir(), 'last-ack-webkit-'));
  mkdirSync(join(home, '.config'));
  writeFileSync(join(home, '.config/user-dirs.dirs'), `XDG_DOWNLOAD_DIR="${downloads}"\n`);
  return home;
}

/** A screen with a free number. */
async function openScreen(): Promise<{ readonly name: string; readonly process: ChildProcess }> {
  const size = ['-screen', '0', '1400x900x24'];
  const child = spawn('Xvfb', ['-displayfd', '3', ...size, '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const told = child.stdio[3];
  if (told === null || told === undefined) throw new Error('no pipe to Xvfb');
  const [number] = await once(told, 'data', { signal: AbortSignal.timeout(PATIENCE_MS) });
  return { name: `:${String(number).trim()}`, process: child };
}

/** The driver listens a moment after it was started. */
async function begin(driver: string, capabilities: object): Promise<WebDriver> {
  const patience = Date.now() + PATIENCE_MS;
  while (
    !(await fetch(`${driver}/status`).then(
      ({ ok }) => ok,
      () => false,
    ))
  ) {
    if (Date.now() > patience) throw new Error('WebKitWebDriver does not listen');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return WebDriver.begin(driver, capabilities);
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill();
  await once(child, 'exit');
}
