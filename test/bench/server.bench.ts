/**
 * Duels on the server at the pace of people: CPU for each message, memory for each room, bytes, and the time from a move to the
 * view that shows what came of it; with a tenth of the duels first, then with all of them. Beside them in the same run
 * bare rooms: as many messages up, the same bytes down, the same bytes appended to the same kind of log.
 * `ROOMS=2000 SECONDS=60 npm run bench server`
 */

import '../../server/websocket-polyfill.ts';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundle } from '../server/support/process.ts';
import { openDuel } from './support/duels.ts';
import { type Measured, measure, newLoad, openPairs, pause } from './support/load.ts';
import { type MeasuredProcess, startMeasured } from './support/measured-process.ts';
import { openRelay, planFrom, type RelayPlan } from './support/relays.ts';
import { report } from './support/report.ts';

const ROOMS = Number(process.env.ROOMS ?? 200);
const FEW = Math.max(2, Math.round(ROOMS / 10));
const SECONDS = Number(process.env.SECONDS ?? 20);
const WARM_UP_SECONDS = Math.min(10, SECONDS / 2);

const folder = mkdtempSync(join(tmpdir(), 'last-ack-bench-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));

/** Runs `use` against a server of its own, which then ends. */
async function withServer<T>(
  script: string,
  env: Record<string, string>,
  use: (server: MeasuredProcess, dbPath: string) => Promise<T>,
): Promise<T> {
  const dbPath = join(folder, `${Math.random()}.sqlite`);
  const common = {
    PORT: '0',
    HOST: '127.0.0.1',
    LAST_ACK_DB: dbPath,
    LAST_ACK_LOG: 'error',
    LAST_ACK_MAX_ROOMS: '20000',
  };
  const server = await startMeasured(await bundle(script), { ...common, ...env });
  try {
    return await use(server, dbPath);
  } finally {
    await server.end();
  }
}

interface Duels {
  readonly measured: Measured;
  readonly bytesUp: number;
  readonly plan: RelayPlan;
}

function duels(rooms: number): Promise<Duels> {
  return withServer('server/main.ts', {}, async (server, dbPath) => {
    const load = newLoad();
    await pause(500);
    const emptyMemory = server.memory();
    const pairs = await openPairs(rooms, (nth) => openDuel(server.url, nth, load));
    const measured = await measure(server, load, {
      rooms,
      seconds: SECONDS,
      warmUpSeconds: WARM_UP_SECONDS,
      emptyMemory,
    });
    const [bytesUp, plan] = [load.bytesUp / load.messagesUp, await planFrom(dbPath, measured, load.messagesInAll)];
    await leaveAll(pairs);
    return { measured, bytesUp, plan };
  });
}

function relays({ measured, bytesUp, plan }: Duels): Promise<Measured> {
  return withServer('test/bench/support/relay-server.ts', { RELAY_PLAN: JSON.stringify(plan) }, async (server) => {
    const load = newLoad();
    await pause(500);
    const emptyMemory = server.memory();
    const stop = new AbortController();
    const pace = { everyMs: (2_000 * ROOMS) / measured.perSecond, bytes: bytesUp, stop: stop.signal };
    const pairs = await openPairs(ROOMS, () => openRelay(server.url, load, pace));
    const run = { rooms: ROOMS, seconds: SECONDS, warmUpSeconds: WARM_UP_SECONDS, emptyMemory };
    const bare = await measure(server, load, run);
    stop.abort();
    await leaveAll(pairs);
    return bare;
  });
}

/** A room that is closing already cannot be left. */
async function leaveAll(pairs: readonly (readonly { leave(): Promise<unknown> }[])[]): Promise<void> {
  await Promise.race([Promise.allSettled(pairs.flat().map((room) => room.leave())), pause(5_000)]);
}

const few = await duels(FEW);
const many = await duels(ROOMS);
const bare = await relays(many);

const at = `${ROOMS} duels`;
report(`${at}: CPU a message`, 'ms', many.measured.cpuMs, { goal: 0.65 });
report(`${at}: CPU a message, the thread that plays`, 'ms', many.measured.mainCpuMs, { bare: bare.mainCpuMs });
report(`${at}: CPU a message, to ${FEW} duels`, 'x', many.measured.cpuMs / few.measured.cpuMs, { goal: 1.1 });
report(`${at}: CPU a message, to a bare room`, 'x', many.measured.cpuMs / bare.cpuMs, { goal: 1.5 });
report(`${at}: move to view, p50`, 'ms', many.measured.p50, { bare: bare.p50 });
report(`${at}: move to view, p99`, 'ms', many.measured.p99, { goal: 50, bare: bare.p99 });
report(`${at}: memory a room`, 'kB', many.measured.bytesPerRoom / 1000, { goal: 150, bare: bare.bytesPerRoom / 1000 });
report(`${at}: patch, median`, 'B', many.measured.medianPatch, { goal: 250 });
report(`${at}: patch, mean`, 'B', many.measured.patchBytes, { bare: bare.patchBytes });
report(`${at}: patches a message`, '', many.measured.patchesPerMessage, { bare: bare.patchesPerMessage });
report(`${at}: appends a message`, '', many.plan.appendsPerMessage, {});
report(`${at}: messages a second and client`, '', many.measured.perSecond / ROOMS / 2, {});
report(`${at}: processor`, '% of a core', many.measured.cpuPercent, { bare: bare.cpuPercent });
report(`bare rooms: CPU a message`, 'ms', bare.cpuMs, {});
report(`${FEW} duels: CPU a message`, 'ms', few.measured.cpuMs, {});
process.exit(0);
