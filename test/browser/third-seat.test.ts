/** A third person in a real browser is the wire between a player and the bot. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ServerProcess, spawnServer } from '../server/support/process.ts';
import { Player } from './support/player.ts';

const PATIENCE = { timeout: 60_000 };
const folder = mkdtempSync(join(tmpdir(), 'last-ack-third-'));
let server: ServerProcess;
let player: Player;
let third: Player;

beforeAll(async () => {
  server = await spawnServer(join(folder, 'third.sqlite'));
  player = await Player.sitDown({ locale: 'en-US', drawing: 'webgl' }, 'mouse');
  third = await Player.sitDown({ locale: 'zh-CN', viewport: { width: 390, height: 844 }, touch: true }, 'keyboard');
});

afterAll(async () => {
  await Promise.all([player?.leaveTable(), third?.leaveTable()]);
  await server?.end('SIGTERM');
  rmSync(folder, { recursive: true, force: true });
});

it('[UI33] [UI34] the third player joins by their link, loses the first FIN, and finds the seat again after a reload', async () => {
  await player.page.goto(server.url);
  await player.choose(/^a third player/);
  await player.use(player.page.locator('.way.bot'));
  const link = player.page.locator('.third-seat a');
  await link.waitFor(PATIENCE);
  const { pathname, hash } = new URL((await link.getAttribute('href')) ?? '');
  await third.page.goto(new URL(pathname + hash, server.url).href);
  await third.use(third.page.locator('.invited button[type=submit]'));
  await player.page.locator('.third-seat.here').waitFor(PATIENCE);

  await player.ready();
  await third.page.locator('.order:enabled').first().waitFor(PATIENCE);
  await third.page.keyboard.press('q');
  await third.page.locator('.wire-end.of-a .order.lose[aria-pressed=true]').waitFor(PATIENCE);
  await player.answer({ send: { flags: ['FIN'], seq: 4_000 } });
  await third.page.locator('.lost-cross').waitFor(PATIENCE);
  expect(await third.page.locator('.wire-dots .spent').count()).toBe(1);
  // Nothing of it reaches the player: their timer will tell.
  expect(await player.page.locator('.fig-labels').textContent()).not.toMatch(/lost/);

  await third.page.reload();
  await third.page.locator('.lost-cross').waitFor(PATIENCE);
  expect(new URL(third.page.url()).hash).toBe(hash);
  await player.page.locator('.cause.timer').waitFor(PATIENCE);
  expect([...player.open.faults, ...third.open.faults]).toEqual([]);
});
