/**
 * A class on the server whose students play a duel at human speed: CPU, and the time from a move to the view that shows
 * its result, measured at the student. The baseline is a class a tenth as large, in the same run. `STUDENTS=200
 * SECONDS=40 npm run bench classroom`
 */

import '../../server/websocket-polyfill.ts';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Pupil } from '../server/support/pupil.ts';
import { openClass } from '../server/support/student.ts';
import { bundle } from '../server/support/process.ts';
import { pause } from './support/load.ts';
import { startMeasured } from './support/measured-process.ts';
import { report } from './support/report.ts';

const STUDENTS = Number(process.env.STUDENTS ?? 200);
const SMALL = Math.max(2, Math.round(STUDENTS / 10));
const SECONDS = Number(process.env.SECONDS ?? 40);
/** The second round of the 15-minute lesson is a duel. */
const DUEL = 1;

interface Measured {
  readonly students: number;
  readonly joinSeconds: number;
  readonly startSeconds: number;
  readonly moves: number;
  readonly cpuPercent: number;
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
}

function everybody(url: string, code: string, count: number): Promise<Pupil[]> {
  return Promise.all(
    Array.from({ length: count }, (_, index) =>
      Pupil.join({
        url,
        code,
        name: `Student ${index + 1}`,
        seed: index,
        profile: index % 3 === 0 ? 'off-by-one' : 'perfect',
        thinkMs: [1_500, 5_000],
      }),
    ),
  );
}

async function lesson(students: number): Promise<Measured> {
  const folder = mkdtempSync(join(tmpdir(), 'last-ack-bench-'));
  const env = { PORT: '0', HOST: '127.0.0.1', LAST_ACK_DB: join(folder, 'log.sqlite'), LAST_ACK_LOG: 'error' };
  const server = await startMeasured(await bundle(), env);
  const teacher = await openClass(server.url, { settings: { leaderboard: 'each' } });
  const began = performance.now();
  const pupils = await everybody(server.url, teacher.grant.code, students);
  const joined = performance.now();
  await teacher.until(() => Object.keys(teacher.view.students).length === students);
  const asked = performance.now();
  const reply = await teacher.ask('start', { index: DUEL });
  if (!reply.ok) throw new Error(`the round was refused: ${reply.code}`);
  const started = performance.now();
  await pause(2_000);
  const before = pupils.map(({ latencies }) => latencies.length);
  const cpu = server.cpuSeconds();
  await pause(SECONDS * 1_000);
  const cpuPercent = ((server.cpuSeconds() - cpu) / SECONDS) * 100;
  const sorted = pupils.flatMap(({ latencies }, index) => latencies.slice(before[index])).toSorted((a, b) => a - b);
  const at = (part: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
  await Promise.all(pupils.map((pupil) => pupil.leave()));
  await teacher.leave();
  await server.end();
  rmSync(folder, { recursive: true });
  return {
    students,
    joinSeconds: (joined - began) / 1_000,
    startSeconds: (started - asked) / 1_000,
    moves: sorted.length / SECONDS,
    cpuPercent,
    p50: at(0.5),
    p99: at(0.99),
    max: at(1),
  };
}

const small = await lesson(SMALL);
const large = await lesson(STUDENTS);
const row = (name: string, unit: string, of: (measured: Measured) => number, goal?: number) =>
  report(`classroom of ${STUDENTS}: ${name}`, unit, of(large), {
    bare: of(small),
    ...(goal === undefined ? {} : { goal }),
  });
row('all have joined after', 's', ({ joinSeconds }) => joinSeconds);
row('the round has started after', 's', ({ startSeconds }) => startSeconds);
row('moves', 'a second', ({ moves }) => moves);
row('processor', '% of a core', ({ cpuPercent }) => cpuPercent);
row('move to view, p50', 'ms', ({ p50 }) => p50);
row('move to view, p99', 'ms', ({ p99 }) => p99, 50);
row('move to view, longest', 'ms', ({ max }) => max);
process.exit(0);
