/**
 * What many players at once need and what breaks first: how long PostgreSQL looks for free rooms among many, the needs that
 * follow from the figures of `npm run bench group` (test/scale/measured.json), and a simulation in virtual time of
 * what happens to a group of that size when a process is killed, hands its rooms over, or all players return at once.
 */

import { readFileSync } from 'node:fs';
import { openStores } from '../../server/store/open-stores.ts';
import { query, startCluster } from '../server/support/postgres-cluster.ts';
import { figuresFrom, costsFrom } from '../scale/figures.ts';
import type { MeasuredCases } from '../scale/measured.ts';
import { handedOver, killed, type Site, storm } from '../scale/model.ts';
import { needsOf } from '../scale/plan.ts';
import { cpuOfTree } from './support/measured-process.ts';
import { report } from './support/report.ts';

const SEED = 1;
const LOOKS = 50;
const SERVERS = 5;
const AMONG = [5_000, 50_000] as const;
/** The most that one group is planned for: see docs/scale.md. */
const SIZES = [10_000, 30_000, 1_000_000] as const;

/** @returns CPU of PostgreSQL in ms for one look for free rooms among so many, of which none is free */
async function lookingAmong(rooms: number): Promise<number> {
  const cluster = await startCluster();
  const databaseUrl = await cluster.freshDatabase();
  const stores = await openStores({ dbPath: '', databaseUrl, owner: 's0' });
  for (let nth = 0; nth < SERVERS; nth += 1) await stores.rooms.enter(`s${nth}`, 3_600_000);
  await query(
    databaseUrl,
    `insert into matches (id, code, against, created_at, behind_ms) select 'm' || n, 'c' || n, 'friend', n, 0 from generate_series(1, ${rooms}) n;
    insert into rooms (id, code, owner) select 'm' || n, 'c' || n, 's' || (n % ${SERVERS}) from generate_series(1, ${rooms}) n; analyze`,
  );
  await stores.rooms.free(64);
  const before = cpuOfTree(cluster.pid);
  for (let look = 0; look < LOOKS; look += 1) await stores.rooms.free(64);
  const spent = cpuOfTree(cluster.pid) - before;
  await stores.close();
  await cluster.stop();
  return (spent * 1_000) / LOOKS;
}

const measured = JSON.parse(readFileSync('test/scale/measured.json', 'utf8')) as MeasuredCases;
for (const rooms of AMONG)
  report(
    `a look for free rooms among ${rooms.toLocaleString('en')}: CPU of PostgreSQL`,
    'ms',
    await lookingAmong(rooms),
    { goal: 1 },
  );

const figures = figuresFrom(measured);
const at = (sorted: readonly number[], part: number) =>
  sorted.toSorted((a, b) => a - b)[Math.floor((sorted.length - 1) * part)] ?? Number.NaN;

for (const players of SIZES) {
  const needs = needsOf(players, figures);
  const name = `${players.toLocaleString('en')} players`;
  report(`${name}: messages`, 'a second', needs.messages);
  report(`${name}: processes`, '', needs.processes);
  report(`${name}: busy cores, servers`, '', needs.serverCores);
  report(`${name}: busy cores, PostgreSQL`, '', needs.postgresCores);
  report(`${name}: busy cores, proxy`, '', needs.proxyCores);
  report(`${name}: busy cores, Redis`, '', needs.redisCores);
  report(`${name}: memory of the servers`, 'GB', needs.memory / 1e9);
  report(`${name}: written ahead`, 'MB/s', needs.ahead / 1e6);
  report(`${name}: to clients`, 'Mbit/s', (needs.down * 8) / 1e6);
  if (players > 100_000) continue;
  const site: Site = {
    processes: needs.processes,
    rooms: needs.rooms,
    costs: costsFrom(measured),
    cores: null,
    ownCores: 8,
    seed: SEED,
  };
  const back = storm(
    site,
    Array.from({ length: players }, (_, nth) => nth % needs.processes),
  );
  report(`${name}, simulated: all return at once, last back after`, 's', at(back, 1));
  const away = handedOver(site);
  report(`${name}, simulated: hand-over of a process, longest away`, 's', at(away, 1), { goal: 1 });
  const dead = killed(site);
  report(`${name}, simulated: a process is killed, last room elsewhere after`, 's', at(dead.taken, 1), { goal: 15 });
  report(`${name}, simulated: a process is killed, half of its players back after`, 's', at(dead.back, 0.5));
  report(`${name}, simulated: a process is killed, last player back after`, 's', at(dead.back, 1));
}
process.exit(0);
