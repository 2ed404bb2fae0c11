/** Captures in a real browser: dropped, explained in both languages, accessible, and played to the end as a level. */

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connections } from '../../shared/capture/read/find-connections.ts';
import { levelFromCapture } from '../../shared/capture/level/make-level.ts';
import { readCapture } from '../../shared/capture/read/read.ts';
import type { Level } from '../../shared/duel/level.ts';
import { seqAdd } from '../../shared/lib/sequence.ts';
import { type ServerProcess, spawnServer } from '../server/support/process.ts';
import { recordClose } from '../tools/record-close.ts';
import type { Look } from './support/browser.ts';
import { type Answer, Player } from './support/player.ts';

const FIXTURE = resolve(import.meta.dirname, '../fixtures/captures/half-close-loopback.pcap');

let server: ServerProcess;
const folder = mkdtempSync(join(tmpdir(), 'last-ack-captures-'));
const players: Player[] = [];

beforeAll(async () => {
  server = await spawnServer(join(folder, 'play.sqlite'));
});

afterAll(async () => {
  await Promise.all(players.map((player) => player.leaveTable()));
  await server.end('SIGTERM');
  rmSync(folder, { recursive: true, force: true });
});

/** The captures page, opened by its address or, if a pace is to be chosen first, by the button on the first page. */
async function atDesk(look: Look, pace?: 'fast'): Promise<Player> {
  const player = await Player.sitDown(look, 'mouse');
  players.push(player);
  if (pace === undefined) {
    await player.page.goto(`${server.url}/#/capture`);
  } else {
    await player.page.goto(server.url);
    await player.page.locator('details.options > summary').first().click();
    await player.choose(/^fast$|^快$/i);
    await player.page.getByRole('button', { name: /pcap/ }).click();
  }
  await player.page.locator('.drop').waitFor();
  return player;
}

async function choose(page: Page, ...files: readonly string[]): Promise<void> {
  await page.locator('.drop input').setInputFiles([...files]);
}

function levelOf(file: string): Level {
  const [connection] = connections(readCapture(readFileSync(file)));
  if (connection === undefined) throw new Error(`${file} has no connection`);
  return levelFromCapture({ name: 'x', recordedWith: null }, connection);
}

function send(flags: readonly string[], seq: number, ack: number): Answer {
  return { send: { flags, seq, ack } };
}

/** The answers of both ends in a level without losses whose second end may have some text left to send. */
function answersIn({ ends }: Level): Record<'A' | 'B', readonly Answer[]> {
  const { A, B } = ends;
  const texts = B.script.flatMap(({ call }) => (call.kind === 'SEND' ? [call.bytes] : []));
  const next = seqAdd(A.sndNxt, 1);
  const starts = texts.map((_, i) => texts.slice(0, i).reduce(seqAdd, B.sndNxt));
  const end = texts.reduce(seqAdd, B.sndNxt);
  return {
    A: [
      send(['FIN', 'ACK'], A.sndNxt, B.sndNxt),
      'wait',
      ...texts.map((bytes, i) => send(['ACK'], next, seqAdd(starts[i] ?? 0, bytes))),
      send(['ACK'], next, seqAdd(end, 1)),
      'bind',
    ],
    B: [
      send(['ACK'], B.sndNxt, next),
      ...starts.flatMap((start) => [send(['ACK'], start, next), 'wait' as const]),
      send(['FIN', 'ACK'], end, next),
      'wait',
    ],
  };
}

/** Plays both halves against the bot: first as the end that closed first. */
async function playToTheEnd(player: Player, level: Level): Promise<void> {
  const answers = answersIn(level);
  await player.ready();
  await player.playHalf(answers.A);
  await player.untilInterval();
  await player.ready();
  await player.playHalf(answers.B);
  await player.untilResult();
}

/** Violations of WCAG 2.2 AA found by axe. */
async function complaints(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const engine = (window as unknown as { axe: typeof axe }).axe;
    const found = await engine.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] });
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  });
}

/** A figure with every segment of the fixture; no rule ids; counts with the right plural. */
async function tellsInWords(page: Page, locale: string): Promise<void> {
  expect(await page.locator('.capture-figure .head').count()).toBe(6);
  const said = (await page.locator('main').textContent()) ?? '';
  expect(said).not.toMatch(/TCP\d/);
  expect(said).toContain(
    locale === 'en-US'
      ? '13 frames, 13 TCP segments, 1 connection, 1 close'
      : '13 帧、13 个 TCP 报文段、1 条连接，其中有 1 次释放',
  );
}

// In parallel: most of a match is waiting for the wire.
describe.concurrent('a capture of a real close', () => {
  it('[CAP14] [CAP18] just made by tcpdump becomes a level, is played to its end, and once more', async () => {
    const file = join(folder, 'fresh.pcap');
    await recordClose(file);
    const player = await atDesk({ locale: 'en-US' }, 'fast');
    await choose(player.page, file);
    await player.page.getByRole('button', { name: 'Play this close against the bot' }).click();
    await playToTheEnd(player, levelOf(file));
    const ended = player.page.url();
    await player.use(player.page.locator('.onward .primary'));
    await player.page.locator('.ready-row button').waitFor();
    // The address follows the seat, which may be known a moment after the match is.
    await player.page.waitForURL(({ href }) => href !== ended);
    expect(player.open.faults).toEqual([]);
  });

  it('[CAP14] with text in CLOSE-WAIT is played to its end, found by the link on the first page', async () => {
    const player = await atDesk({ locale: 'zh-CN' }, 'fast');
    await choose(player.page, FIXTURE);
    await player.page.getByRole('button', { name: '与机器人重演这次释放' }).click();
    await playToTheEnd(player, levelOf(FIXTURE));
    expect(player.open.faults).toEqual([]);
  });

  it('[CAP15] [CAP31] [CAP32] is explained in both languages, whole on a phone and accessible in both themes', async () => {
    for (const theme of ['dark', 'light'] as const) {
      for (const locale of ['en-US', 'zh-CN'] as const) {
        const player = await atDesk({ locale, theme, viewport: { width: 360, height: 640 }, touch: true });
        await choose(player.page, FIXTURE);
        await player.page.locator('.capture-segment').first().waitFor();
        expect(await player.page.locator('.capture-segment').count()).toBe(6);
        const kind = await player.page.locator('.capture-toggle .kind').textContent();
        expect(kind).toBe(locale === 'en-US' ? 'four waves' : '四次挥手');
        expect(await complaints(player.page)).toEqual([]);
        await tellsInWords(player.page, locale);
        const width = await player.page.evaluate(() => document.documentElement.scrollWidth);
        expect(width).toBeLessThanOrEqual(360);
        expect(player.open.faults).toEqual([]);
      }
    }
  });
});

describe('the captures page', () => {
  it('[CAP16] uploads nothing of a file', async () => {
    const player = await atDesk({ locale: 'en-US' });
    const asked: string[] = [];
    player.page.on('request', (request) => {
      if (request.method() !== 'GET') asked.push(`${request.method()} ${request.url()}`);
    });
    await choose(player.page, FIXTURE);
    await player.page.locator('.capture-segment').first().waitFor();
    expect(asked).toEqual([]);
  });

  it('[CAP7] says what is wrong with an unreadable file, and reads the next', async () => {
    const file = join(folder, 'note.pcap');
    writeFileSync(file, 'this is no capture');
    const player = await atDesk({ locale: 'en-US' });
    await choose(player.page, file);
    await player.page.getByRole('alert').filter({ hasText: 'neither a pcap nor a pcapng file' }).waitFor();
    await choose(player.page, FIXTURE);
    await player.page.locator('.capture-segment').first().waitFor();
    expect(await player.page.getByRole('alert').count()).toBe(0);
  });
});
