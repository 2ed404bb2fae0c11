/**
 * What it costs to write a move before it shows: appends at a pace, into a file and into memory. CPU of the thread that
 * plays and of all threads, for each append, and the time until it is confirmed. `RATE=1200 SECONDS=15 npm run bench store`;
 * with `DATABASE_URL` (an empty database) that database instead of the file.
 */

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { levelById } from '../../shared/content/levels.ts';
import { perfect, Rig } from '../duel/rig.ts';
import type { Stores } from '../../server/store/class-store.ts';
import { openStores } from '../../server/store/open-stores.ts';
import { report } from './support/report.ts';

/** Appends a second: 1200 is 2000 duels at the pace of people. */
const RATE = Number(process.env.RATE ?? 1_200);
const SECONDS = Number(process.env.SECONDS ?? 10);
const MATCHES = 200;
const TICK_MS = 5;
/** A tenth of what a message may cost, which makes 1.7 appends. */
const MAIN_US = 650 / 1.7 / 10;
/** Clock ticks per second in /proc/PID/stat (USER_HZ). */
const TICKS_PER_SECOND = 100;

const level = levelById('four-waves');
if (level === null) throw new Error('there is no such level');
const { log } = new Rig(level, [perfect(), perfect()]).runMatch();
/** A move with what follows from it. */
const PER_MOVE = 3;

interface Cost {
  readonly mainUs: number;
  readonly allUs: number;
  readonly p50: number;
  readonly p99: number;
}

/** CPU time of a thread so far, in seconds (Linux: /proc). */
function cpuOf(thread: number | 'all'): number {
  const path = thread === 'all' ? '/proc/self/stat' : `/proc/self/task/${thread}/stat`;
  const fields = readFileSync(path, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
}

async function costIn(stores: Stores): Promise<Cost> {
  const ids = Array.from({ length: MATCHES }, (_, index) => `match-${index}`);
  for (const id of ids)
    await stores.matches.create({
      id,
      code: id,
      against: 'friend',
      classId: null,
      createdAt: 1,
      events: log.slice(0, 1),
    });
  const lengths = ids.map(() => 1);
  let latencies: number[] = [];
  let asked = 0;
  const append = async () => {
    const index = asked % MATCHES;
    asked += 1;
    const seq = lengths[index] ?? 1;
    lengths[index] = seq + PER_MOVE;
    const from = 1 + (seq % (log.length - PER_MOVE - 1));
    const began = performance.now();
    await stores.matches.append(ids[index] ?? '', seq, log.slice(from, from + PER_MOVE));
    latencies.push(performance.now() - began);
  };
  const run = async (seconds: number) => {
    const [began, before] = [performance.now(), asked];
    const waiting: Promise<void>[] = [];
    while (performance.now() - began < seconds * 1_000) {
      const due = ((performance.now() - began) / 1_000) * RATE;
      while (asked - before < due) waiting.push(append());
      await pause(TICK_MS);
    }
    await Promise.all(waiting);
  };
  await run(2);
  latencies = [];
  const from = { asked, main: cpuOf(process.pid), all: cpuOf('all') };
  await run(SECONDS);
  const each = (seconds: number) => (seconds / (asked - from.asked)) * 1e6;
  const sorted = latencies.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor(sorted.length * share)] ?? Number.NaN;
  return {
    mainUs: each(cpuOf(process.pid) - from.main),
    allUs: each(cpuOf('all') - from.all),
    p50: at(0.5),
    p99: at(0.99),
  };
}

const folder = mkdtempSync(join(tmpdir(), 'last-ack-bench-'));
const inMemory = await openStores({ dbPath: ':memory:' });
const memory = await costIn(inMemory);
await inMemory.close();
const { DATABASE_URL: databaseUrl } = process.env;
const inFile = await openStores({ dbPath: join(folder, 'log.sqlite'), databaseUrl });
const file = await costIn(inFile);
await inFile.close();
rmSync(folder, { recursive: true });

report('an append, the thread that plays', 'us of CPU', file.mainUs, { goal: MAIN_US, bare: memory.mainUs });
report('an append, all threads', 'us of CPU', file.allUs, { bare: memory.allUs });
report('an append confirmed, p50', 'ms', file.p50, { bare: memory.p50 });
report('an append confirmed, p99', 'ms', file.p99, { bare: memory.p99 });
