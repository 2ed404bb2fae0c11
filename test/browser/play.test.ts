/** Two people in two real browsers play a whole match against each other, one of them in Chinese. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ServerProcess, spawnServer } from '../server/support/process.ts';
import type { Look } from './support/browser.ts';
import { type Answer, type Hand, Player } from './support/player.ts';
import { FOUR_WAVES, LOST_LAST_ACK } from './support/scripts.ts';

type Script = Record<'A' | 'B', readonly Answer[]>;

let server: ServerProcess;
/** Where an absent player is replaced soon: elsewhere none is, however slow the machine is. */
let strict: ServerProcess;
const folder = mkdtempSync(join(tmpdir(), 'last-ack-'));
const players: Player[] = [];

beforeAll(async () => {
  server = await spawnServer(join(folder, 'play.sqlite'), { LAST_ACK_AWAY_MS: '60000' });
  strict = await spawnServer(join(folder, 'strict.sqlite'), { LAST_ACK_AWAY_MS: '3000' });
});

afterAll(async () => {
  await Promise.all(players.map((player) => player.leaveTable()));
  await Promise.all([server.end('SIGTERM'), strict.end('SIGTERM')]);
  rmSync(folder, { recursive: true, force: true });
});

async function sitDown(look: Look, hand: Hand): Promise<Player> {
  const player = await Player.sitDown(look, hand);
  players.push(player);
  // However slow this machine is, no turn is over before it was taken.
  await player.open.context.addInitScript(() => localStorage.setItem('last-ack.time', 'off'));
  return player;
}

/** Host and guest at the same table, both before the first half. */
async function twoPlayers(
  level: RegExp,
  how: { readonly hand?: Hand; readonly on?: ServerProcess } = {},
): Promise<[Player, Player]> {
  const { hand = 'mouse', on = server } = how;
  const host = await sitDown({ locale: 'zh-CN' }, hand);
  const guest = await sitDown({ locale: 'en-US' }, hand);
  const link = await host.invite(on.url, level);
  await guest.accept(link);
  return [host, guest];
}

async function playMatch([host, guest]: readonly [Player, Player], script: Script): Promise<void> {
  await Promise.all([host.ready(), guest.ready()]);
  await Promise.all([host.playHalf(script.A), guest.playHalf(script.B)]);
  await Promise.all([host.untilInterval(), guest.untilInterval()]);
  await Promise.all([host.ready(), guest.ready()]);
  await Promise.all([host.playHalf(script.B), guest.playHalf(script.A)]);
  await Promise.all([host.untilResult(), guest.untilResult()]);
}

function faultsOf(...all: readonly Player[]): string[] {
  return all.flatMap((player) => player.open.faults);
}

// All tables in parallel: most of a match is waiting for the wire.
describe.concurrent('two people in two browsers', () => {
  it('[UI20] play four-waves to the end by mouse, one in Chinese, one in English', async () => {
    const table = await twoPlayers(/^Four-way close|^四次挥手/);
    await playMatch(table, FOUR_WAVES);
    const [host, guest] = table;
    expect(await host.page.locator('html').getAttribute('lang')).toBe('zh-CN');
    expect(await guest.page.locator('html').getAttribute('lang')).toBe('en');
    for (const player of table) expect(await player.page.locator('.walk-deductions li').count()).toBe(0);
    expect(faultsOf(...table)).toEqual([]);
  });

  it('[UI21] play lost-last-ack to the end with the keyboard alone', async () => {
    const table = await twoPlayers(/^The last ACK is lost$|^最后一个 ACK 丢了$/, { hand: 'keyboard' });
    await playMatch(table, LOST_LAST_ACK);
    expect(faultsOf(...table)).toEqual([]);
  });

  it('[UI22] come back after a reload in the middle, into the same seat and question', async () => {
    const [host, guest] = await twoPlayers(/^Four-way close|^四次挥手/);
    await Promise.all([host.ready(), guest.ready()]);
    await host.page.locator('.question').waitFor();
    await host.page.reload();
    await host.playHalf(FOUR_WAVES.A.slice(0, 1));
    await guest.page.locator('.question').waitFor();
    await guest.page.reload();
    await Promise.all([host.playHalf(FOUR_WAVES.A.slice(1)), guest.playHalf(FOUR_WAVES.B)]);
    await Promise.all([host.untilInterval(), guest.untilInterval()]);
  });

  it('[UI23] continue when one leaves: the bot takes the seat and gives it back on return', async () => {
    const [host, guest] = await twoPlayers(/^Four-way close|^四次挥手/, { on: strict });
    await Promise.all([host.ready(), guest.ready()]);
    await host.playHalf(FOUR_WAVES.A.slice(0, 1));
    await guest.page.locator('.question').waitFor();
    const link = guest.page.url();
    await guest.page.goto('about:blank');
    await host.page.locator('.presence.bad').waitFor({ timeout: 60_000 });
    await host.playHalf(FOUR_WAVES.A.slice(1, 2));
    await host.page.locator('.question').waitFor({ timeout: 60_000 });
    await guest.page.goto(link);
    await host.page.locator('.presence.bad').waitFor({ state: 'hidden', timeout: 60_000 });
    await Promise.all([host.playHalf(FOUR_WAVES.A.slice(2)), guest.playHalf(FOUR_WAVES.B.slice(2))]);
    await Promise.all([host.untilInterval(), guest.untilInterval()]);
  });
});
