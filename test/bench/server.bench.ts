/**
 * N duels on the server, played by N pairs of clients that answer at once, next to N bare rooms that relay messages of
 * the same size at the same rate: CPU, memory per room, and the time from a move until both clients have its result.
 * `ROOMS=200 SECONDS=20 npm run bench server`
 */

import '../../server/websocket-polyfill.ts';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, type Room } from 'colyseus.js';
import { botMove } from '../../shared/bot/bot.ts';
import { readViews } from '../../client/net/view-reader.ts';
import { DUEL_SHAPE } from '../../shared/duel/views/sent-view.ts';
import type { SeatView } from '../../shared/duel/vocabulary/seat.ts';
import { DUEL_ROOM, type JoinOptions } from '../../shared/protocol.ts';
import { type Load, type Measured, measure, newLoad, openPairs, pause } from './support/load.ts';
import { startMeasured } from './support/measured-process.ts';

const ROOMS = Number(process.env.ROOMS ?? 100);
const SECONDS = Number(process.env.SECONDS ?? 15);
const CREATE: JoinOptions = {
  kind: 'create',
  name: 'Load',
  against: 'friend',
  options: { levelId: 'last-words', mode: 'coached', pace: 'fast', speed: true },
};

/** A client that makes the right move as soon as it is asked. */
function playAtOnce(room: Room, load: Load): void {
  let seen = -1;
  let asked = '';
  let movedAt: number | null = null;
  room.onMessage('seat', () => undefined);
  readViews(room, DUEL_SHAPE, (parts) => {
    // The server has split the view of a seat.
    const view = parts as unknown as SeatView;
    load.patchesDown += 1;
    noteArrivals(view);
    if (movedAt !== null) load.latencies.push(performance.now() - movedAt);
    movedAt = null;
    void answer(view);
  });

  /** The server has announced when a segment leaves the fog: how late is it here? */
  function noteArrivals(view: SeatView): void {
    const last = view.figure.at(-1);
    if (last === undefined || last.id === seen) return;
    seen = last.id;
    if (last.kind === 'arrived') load.latencies.push(Math.max(0, Date.now() - last.at));
  }

  async function answer(view: SeatView): Promise<void> {
    const waiting = (view.phase === 'ready' || view.phase === 'half-over') && !view.you.ready;
    const decided = view.phase === 'playing' ? botMove(view, 'perfect', 1) : null;
    const now = JSON.stringify([view.phase, view.half, decided?.positionId, view.position?.attempt]);
    if (now === asked || !(waiting || decided)) return;
    asked = now;
    load.messagesUp += 1;
    if (decided === null) return void (await room.request('ready', {}));
    const message = { positionId: decided.positionId, move: decided.move };
    load.bytesUp += JSON.stringify(message).length;
    movedAt = performance.now();
    await room.request('move', message);
  }
}

async function duels(load: Load): Promise<{ measured: Measured; bytesUp: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'last-ack-bench-'));
  const env = { PORT: '0', HOST: '127.0.0.1', LAST_ACK_DB: join(folder, 'log.sqlite'), LAST_ACK_LOG: 'error' };
  const server = await startMeasured('server/main.ts', env);
  const emptyMemory = server.memory();
  const pairs = await openPairs(ROOMS, async () => {
    const first = await new Client(server.url).create(DUEL_ROOM, CREATE);
    playAtOnce(first, load);
    const second = await new Client(server.url).joinById(first.roomId, { kind: 'join', name: 'B', code: first.roomId });
    playAtOnce(second, load);
    return [first, second];
  });
  const measured = await measure(server, load, { rooms: ROOMS, seconds: SECONDS, emptyMemory });
  const bytesUp = load.bytesUp / Math.max(1, load.messagesUp);
  await Promise.all(pairs.flat().map((room) => room.leave()));
  await server.end();
  rmSync(folder, { recursive: true });
  return { measured, bytesUp };
}

async function relays(load: Load, rate: { perSecond: number; bytesUp: number }): Promise<Measured> {
  const server = await startMeasured('test/bench/support/relay-server.ts', {});
  const emptyMemory = server.memory();
  const text = 'x'.repeat(Math.max(1, Math.round(rate.bytesUp)));
  const stop = new AbortController();
  const pairs = await openPairs(ROOMS, async () => {
    const first = await new Client(server.url).create('relay');
    const pair = [first, await new Client(server.url).joinById(first.roomId)];
    let waitingFor = 0;
    let sentAt = 0;
    for (const room of pair) {
      room.onStateChange(() => {
        load.patchesDown += 1;
        waitingFor -= 1;
        if (waitingFor === 0) load.latencies.push(performance.now() - sentAt);
      });
    }
    void relayFor(ROOMS / rate.perSecond, stop.signal, async (nth) => {
      waitingFor = pair.length;
      sentAt = performance.now();
      load.messagesUp += 1;
      await pair[nth % 2]?.request('relay', `${nth} ${text}`);
    });
    return pair;
  });
  const measured = await measure(server, load, { rooms: ROOMS, seconds: SECONDS, emptyMemory });
  stop.abort();
  await Promise.all(pairs.flat().map((room) => room.leave()));
  await server.end();
  return measured;
}

/** Sends at a fixed interval, starting at a random point of the first one. */
async function relayFor(everySeconds: number, stop: AbortSignal, send: (nth: number) => Promise<void>): Promise<void> {
  await pause(Math.random() * everySeconds * 1000);
  for (let nth = 0; !stop.aborted; nth += 1) {
    await send(nth).catch(() => undefined);
    await pause(everySeconds * 1000);
  }
}

const { measured: duel, bytesUp } = await duels(newLoad());
const relay = await relays(newLoad(), { perSecond: duel.perSecond, bytesUp });
const row = (name: string, unit: string, of: (measured: Measured) => number) =>
  console.log(
    `${name.padEnd(34)} ${of(duel).toFixed(1).padStart(9)} ${of(relay).toFixed(1).padStart(9)} ${unit.padEnd(9)} x${(of(duel) / of(relay)).toFixed(2)}`,
  );
console.log(`${ROOMS} rooms of two, ${SECONDS} s each, messages of ${bytesUp.toFixed(0)} bytes`);
console.log(`${''.padEnd(34)} ${'duels'.padStart(9)} ${'relays'.padStart(9)}`);
row('processor', '% of a core', ({ cpuPercent }) => cpuPercent);
row('memory per room', 'kB', ({ bytesPerRoom }) => bytesPerRoom / 1000);
row('messages', 'a second', ({ perSecond }) => perSecond);
row('patches', 'a second', ({ patchesPerSecond }) => patchesPerSecond);
row('move to both updated, p50', 'ms', ({ p50 }) => p50);
row('move to both updated, p99', 'ms', ({ p99 }) => p99);
process.exit(0);
