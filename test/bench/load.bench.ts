/**
 * How soon the built page can be used on a slow phone: home, and the links into a match and a class, each with an empty
 * cache. The baseline is a page that is one button, on the same line and the same slowed processor. Needs `npm run build`.
 */

import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { launch, openPage } from '../browser/support/browser.ts';
import { create } from '../server/support/player.ts';
import { spawnServer } from '../server/support/process.ts';
import { openClass } from '../server/support/student.ts';
import { report } from './support/report.ts';

/** A slow mobile network, as Lighthouse has it. */
const LINE = { offline: false, latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8 };
const SLOWED = 4;
const TIMES = 5;
const GOAL_S = 2;
const PATIENCE_MS = 60_000;

interface Asked {
  readonly name: string;
  readonly url: string;
  /** What one must be able to press. */
  readonly usable: string;
}

/**
 * Runs in the page before its own scripts: notes when `usable` is there and the page answers again, which is a task after
 * the next frame. Written as text, since what compiles this file would add calls of its own.
 */
const watch = (usable: string) => `
  requestAnimationFrame(function look() {
    if (document.querySelector(${JSON.stringify(usable)}) === null) requestAnimationFrame(look);
    else requestAnimationFrame(() => setTimeout(() => { window.usableAt = performance.now(); }));
  });`;

/** @returns how long it takes until the page can be used, in s; the median of a few first visits */
async function usableAfter(browser: Browser, { url, usable }: Asked): Promise<number> {
  const times: number[] = [];
  // The first one warms up.
  for (let visit = 0; visit <= TIMES; visit++) {
    const { page, context, close } = await openPage(browser, {
      locale: 'zh-CN',
      viewport: { width: 390, height: 844 },
      touch: true,
    });
    const devtools = await context.newCDPSession(page);
    await devtools.send('Network.enable');
    await devtools.send('Network.emulateNetworkConditions', LINE);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWED });
    await page.addInitScript(watch(usable));
    await page.goto(url, { waitUntil: 'commit', timeout: PATIENCE_MS });
    const at = await page.waitForFunction(() => Reflect.get(window, 'usableAt'), null, { timeout: PATIENCE_MS });
    if (visit > 0) times.push(Number(await at.jsonValue()) / 1000);
    await close();
  }
  return times.sort((a, b) => a - b)[TIMES >> 1] ?? Number.NaN;
}

const folder = mkdtempSync(join(tmpdir(), 'last-ack-load-'));
const bare = createServer((_, response) =>
  response.setHeader('Content-Type', 'text/html').end('<!doctype html><title>A button</title><button>Press</button>'),
);
const server = await spawnServer(join(folder, 'load.sqlite'));
const browser = await launch('canvas');
try {
  await new Promise<void>((listening) => bare.listen(0, '127.0.0.1', listening));
  const host = await create(server.url);
  const teacher = await openClass(server.url);
  const address = `http://127.0.0.1:${(bare.address() as AddressInfo).port}/`;
  const least = await usableAfter(browser, { name: 'a button', url: address, usable: 'button' });
  const pages: readonly Asked[] = [
    { name: 'home', url: `${server.url}/`, usable: '.way.bot:enabled' },
    {
      name: 'the link into a match',
      url: `${server.url}/d/${host.grant.code}`,
      usable: '.invited-form button[type=submit]:enabled',
    },
    {
      name: 'the link into a class',
      url: `${server.url}/c/${teacher.grant.code}`,
      usable: '.class-form button[type=submit]:enabled',
    },
  ];
  for (const page of pages) {
    const seconds = await usableAfter(browser, page);
    report(`${page.name}: usable at 1.6 Mbit/s, CPU / ${SLOWED}`, 's', seconds, { goal: GOAL_S, bare: least });
  }
  await Promise.all([host.leave(), teacher.leave()]);
} finally {
  await browser.close();
  await server.end('SIGTERM');
  bare.close();
  rmSync(folder, { recursive: true, force: true });
}
process.exit(0);
