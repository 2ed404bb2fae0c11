/**
 * Duels at several processes behind nginx, with PostgreSQL and Redis: what a message costs compared with one process; then
 * one process hands its rooms over, one is killed, and all of its players come back in the same moment.
 * `ROOMS=2000 PROCESSES=1,2,4 SECONDS=60 MEASURED=test/scale/measured.json npm run bench group` also writes what the
 * model of test/scale is checked against: cases of other sizes there are kept.
 */

import '../../server/websocket-polyfill.ts';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';
import type { Case, MeasuredCases } from '../scale/measured.ts';
import { type MeasuredGroup, type Spent, startGroup } from './support/group.ts';
import { measure, newLoad, openPairs, pause } from './support/load.ts';
import { type Crowd, openTable } from './support/people.ts';
import { report } from './support/report.ts';

const ROOMS = Number(process.env.ROOMS ?? 200);
const SECONDS = Number(process.env.SECONDS ?? 20);
const PROCESSES = (process.env.PROCESSES ?? '1,4').split(',').map(Number);
const LOOK_MS = 20;
const IDLE_S = 3;

// The sdk tells of every connection that ends.
for (const level of ['info', 'warn', 'error'] as const) console[level] = () => undefined;

const seconds = (from: number) => (performance.now() - from) / 1_000;
const medianOf = (values: readonly number[]) => values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

/** What was spent between two moments, in ms for each of so many. */
function each(before: Spent, after: Spent, count: number): Spent {
  const part = (of: keyof Spent) => ((after[of] - before[of]) * 1_000) / count;
  return {
    servers: part('servers'),
    postgres: part('postgres'),
    redis: part('redis'),
    nginx: part('nginx'),
    clients: part('clients'),
  };
}

function memoryOf({ servers }: MeasuredGroup): number {
  return [...servers.values()].reduce((sum, server) => sum + server.memory(), 0);
}

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await pause(LOOK_MS);
}

async function played(group: MeasuredGroup, { load }: Crowd, emptyMemory: number): Promise<Case['play']> {
  await pause(500);
  const all = {
    url: group.url,
    cpuSeconds: () => group.spent().servers,
    memory: () => memoryOf(group),
    end: () => group.end(),
  };
  const [ahead, before] = [await group.writtenAhead(), group.spent()];
  const inAll = load.messagesInAll;
  const measured = await measure(all, load, {
    rooms: ROOMS,
    seconds: SECONDS,
    warmUpSeconds: SECONDS / 2,
    emptyMemory,
  });
  const messages = load.messagesInAll - inAll;
  const spent = each(before, group.spent(), messages);
  const { postgres, redis } = group.memory();
  return {
    ...measured,
    spent,
    postgresMemory: postgres,
    redisMemory: redis,
    writtenAhead: ((await group.writtenAhead()) - ahead) / messages,
  };
}

/** One of several processes is asked to end. */
async function handedOver(group: MeasuredGroup, crowd: Crowd): Promise<Case['handOver']> {
  const [port = 0] = group.ports;
  const leaving = group.servers.get(port);
  if (leaving === undefined || group.servers.size < 2) return null;
  const rooms = await group.rooms(port);
  crowd.comesBack = true;
  const from = performance.now();
  group.servers.delete(port);
  const before = group.spent();
  const ended = leaving.end();
  await until(() => crowd.people.filter(({ isAway }) => isAway).length > 0);
  await Promise.all([ended, until(() => crowd.people.every(({ isAway }) => !isAway))]);
  await until(async () => (await group.rooms()) === ROOMS && crowd.people.every(({ isAway }) => !isAway));
  const took = seconds(from);
  const away = crowd.people.map(({ awayMs }) => awayMs).filter((ms) => ms > 0);
  const spent = each(before, group.spent(), rooms);
  await group.start(port);
  return {
    rooms,
    players: away.length,
    seconds: took,
    median: medianOf(away) / 1_000,
    longest: Math.max(...away) / 1_000,
    spent,
  };
}

/** One process is killed; where it was the only one, it is started again. */
async function killed(group: MeasuredGroup, crowd: Crowd): Promise<Case['killed']> {
  const port = group.ports.at(-1) ?? 0;
  const [rooms, name] = [await group.rooms(port), await group.nameOf(port)];
  crowd.comesBack = false;
  const from = performance.now();
  const gone = group.servers.get(port);
  group.servers.delete(port);
  const before = group.spent();
  await gone?.end('SIGKILL');
  if (group.servers.size === 0) await group.start(port);
  await until(async () => (await group.rooms(undefined, name)) === ROOMS);
  return { rooms, seconds: seconds(from), spent: each(before, group.spent(), rooms) };
}

/** All players whose process was killed come back in the same moment. */
async function storm(group: MeasuredGroup, crowd: Crowd): Promise<Case['storm']> {
  await pause(1_000);
  const away = crowd.people.filter(({ isAway }) => isAway);
  const [from, before] = [performance.now(), group.spent()];
  for (const person of away) void person.comeBack();
  await until(() => away.every(({ isAway }) => !isAway));
  return { players: away.length, seconds: seconds(from), spent: each(before, group.spent(), away.length) };
}

async function measured(processes: number): Promise<Case> {
  const group = await startGroup(processes);
  const crowd: Crowd = { url: group.url, load: newLoad(), people: [], isStill: false, comesBack: true };
  try {
    await pause(500);
    const emptyMemory = memoryOf(group);
    await openPairs(ROOMS, (nth) => openTable(crowd, nth));
    const play = await played(group, crowd, emptyMemory);
    crowd.isStill = true;
    await pause(2_000);
    const before = group.spent();
    await pause(IDLE_S * 1_000);
    const idle = each(before, group.spent(), IDLE_S);
    const handOver = await handedOver(group, crowd);
    return {
      processes,
      rooms: ROOMS,
      play,
      idle,
      handOver,
      killed: await killed(group, crowd),
      storm: await storm(group, crowd),
    };
  } finally {
    for (const person of crowd.people) person.leave();
    await group.end();
  }
}

function tell({ processes, play, handOver, killed, storm }: Case, alone: Case | undefined): void {
  const at = `${ROOMS} duels, ${processes} ${processes === 1 ? 'process' : 'processes'}`;
  const bare = (of: (one: Case) => number) => (alone === undefined ? {} : { bare: of(alone) });
  report(
    `${at}: CPU a message`,
    'ms',
    play.cpuMs,
    bare((one) => one.play.cpuMs),
  );
  report(
    `${at}: CPU a message, PostgreSQL`,
    'ms',
    play.spent.postgres,
    bare((one) => one.play.spent.postgres),
  );
  report(
    `${at}: CPU a message, nginx`,
    'ms',
    play.spent.nginx,
    bare((one) => one.play.spent.nginx),
  );
  report(
    `${at}: CPU a message, Redis`,
    'ms',
    play.spent.redis,
    bare((one) => one.play.spent.redis),
  );
  report(
    `${at}: written ahead a message`,
    'B',
    play.writtenAhead,
    bare((one) => one.play.writtenAhead),
  );
  report(
    `${at}: move to view, p50`,
    'ms',
    play.p50,
    bare((one) => one.play.p50),
  );
  report(`${at}: move to view, p99`, 'ms', play.p99, { goal: 50, ...bare((one) => one.play.p99) });
  report(
    `${at}: memory of all processes a room`,
    'kB',
    play.bytesPerRoom / 1000,
    bare((one) => one.play.bytesPerRoom / 1000),
  );
  if (handOver !== null) {
    report(`${at}: hand-over, half of its players away`, 's', handOver.median, {});
    report(`${at}: hand-over, longest away`, 's', handOver.longest, { goal: 1 });
  }
  report(`${at}: killed, all rooms elsewhere after`, 's', killed.seconds, { goal: 15 });
  report(`${at}: killed, CPU a room taken`, 'ms', killed.spent.servers, {});
  report(`${at}: storm, all players back after`, 's', storm.seconds, {});
  report(
    `${at}: storm, CPU a player`,
    'ms',
    storm.spent.servers,
    bare((one) => one.storm.spent.servers),
  );
}

function readCases(path: string): readonly Case[] {
  // Only this bench writes there.
  return (JSON.parse(readFileSync(path, 'utf8')) as MeasuredCases).cases;
}

const cases: Case[] = [];
for (const processes of PROCESSES) {
  const found = await measured(processes);
  tell(
    found,
    cases.find((earlier) => earlier.processes === 1),
  );
  cases.push(found);
}
if (process.env.MEASURED !== undefined) {
  const machine = `${availableParallelism()} x ${cpus()[0]?.model.trim() ?? 'unknown'}, Node ${process.versions.node}`;
  const kept = existsSync(process.env.MEASURED) ? readCases(process.env.MEASURED) : [];
  const isAgain = (old: Case) => cases.some((one) => one.processes === old.processes && one.rooms === old.rooms);
  const all: MeasuredCases = {
    ...{ date: new Date().toISOString(), machine, cores: availableParallelism() },
    cases: [...kept.filter((old) => !isAgain(old)), ...cases],
  };
  writeFileSync(process.env.MEASURED, `${JSON.stringify(all, null, 2)}\n`);
}
process.exit(0);
