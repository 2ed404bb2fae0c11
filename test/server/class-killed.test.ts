/** The server is killed in the middle of a round with sixty students, and starts again. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { expect, test } from 'vitest';
import type { SeatView } from '../../shared/duel/vocabulary/seat.ts';
import { spawnServer } from './support/process.ts';
import { Pupil, type Taken } from './support/pupil.ts';
import { recount } from './support/recount.ts';
import { openClass, type Teacher, teach } from './support/student.ts';

const STUDENTS = 60;
/** How exactly the server knows when it died. */
const BEAT_MS = 1_000;

/** What must stand still while the server is down: each student's place in their duel, and their time left. */
function clocksOf({ now, half, you, position, timeWait }: SeatView) {
  const left = (until: number | null | undefined) => (until == null ? null : until - now);
  return { half, score: you.score, position: position?.id ?? null, left: left(position?.limitAt ?? timeWait?.endsAt) };
}

interface LoggedMove {
  readonly code: string;
  readonly half: number;
  readonly id: number;
  readonly at: number;
  readonly points: number;
}

/** Every judged move in the log. */
function loggedMoves(dbPath: string): readonly LoggedMove[] {
  const db = new Database(dbPath, { readonly: true });
  const moves = db
    .prepare(
      `select m.code, json_extract(e.json, '$.judgement.half') half, json_extract(e.json, '$.judgement.id') id,
       json_extract(e.json, '$.at') at, json_extract(e.json, '$.judgement.points.total') points
       from events e join matches m on m.id = e.match_id where json_extract(e.json, '$.type') = 'judged'`,
    )
    .all() as LoggedMove[];
  db.close();
  return moves;
}

const asLogged = (taken: Taken) => (taken.kind === 'move' ? [`${taken.code} ${taken.at}: ${taken.points}`] : []);

async function until(teacher: Teacher, holds: () => boolean): Promise<void> {
  await teacher.until(holds);
}

test('[ROOM39] after kill -9 in the middle of a round sixty students are back in their seats within ten seconds, with ' +
  'score and timers, and nothing that was scored is missing or doubled', { timeout: 120_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'last-ack-class-'));
  const dbPath = join(folder, 'log.sqlite');
  const first = await spawnServer(dbPath);
  const teacher = await openClass(first.url, { settings: { leaderboard: 'each' } });
  const { code, key } = { code: teacher.grant.code, key: teacher.key };
  const pupils = await Promise.all(
    Array.from({ length: STUDENTS }, (_, index) =>
      Pupil.join({
        url: first.url,
        code,
        name: `Student ${index + 1}`,
        seed: index,
        profile: index % 3 === 0 ? 'off-by-one' : 'perfect',
        thinkMs: [200, 1_200],
      }),
    ),
  );
  await until(teacher, () => Object.keys(teacher.view.students).length === STUDENTS);
  expect(await teacher.ask('start', { index: 1 })).toEqual({ ok: true });
  const moves = () => pupils.flatMap(({ taken }) => taken).length;
  await until(teacher, () => moves() > 2 * STUDENTS);

  teacher.room.reconnection.enabled = false;
  await first.end('SIGKILL');
  const takenBefore = pupils.flatMap(({ taken }) => taken);
  const before = pupils.map(({ duel }) => duel?.view);
  const endsAt = pupils[0]?.student.view.frame.endsAt;
  await Promise.all(pupils.map((pupil) => pupil.freeze()));

  const startedAgain = performance.now();
  const second = await spawnServer(dbPath);
  const board = await teach(second.url, key);
  await Promise.all(pupils.map((pupil) => pupil.comeBack(second.url)));
  // The clock runs while they come back one after another, and by no more than that.
  const backAfterMs = performance.now() - startedAgain;

  for (const [index, pupil] of pupils.entries()) {
    const view = before[index];
    expect(pupil.student.view).toMatchObject({
      frame: { endsAt, phase: 'round' },
      you: { name: `Student ${index + 1}` },
    });
    if (view === undefined || pupil.duel === null) throw new Error(`student ${index + 1} has no duel`);
    const [was, is] = [clocksOf(view), clocksOf(pupil.duel.views[0] ?? pupil.duel.view)];
    // A move may be in the log although its answer was never received; nothing goes back.
    expect(is.half).toBeGreaterThanOrEqual(was.half);
    if (is.position === was.position && is.left !== null && was.left !== null) {
      expect(is.left).toBeGreaterThan(was.left - backAfterMs - BEAT_MS);
      expect(is.left).toBeLessThanOrEqual(was.left + BEAT_MS);
    }
  }
  const moved = loggedMoves(dbPath);
  expect(new Set(moved.map(({ code, half, id }) => `${code} ${half}.${id}`)).size).toBe(moved.length);
  const lines = moved.map(({ code, at, points }) => `${code} ${at}: ${points}`);
  expect(takenBefore.flatMap(asLogged).filter((line) => !lines.includes(line))).toEqual([]);

  await until(board, () => moves() > takenBefore.length + STUDENTS);
  expect(await board.ask('skip', {})).toEqual({ ok: true });
  await until(board, () => board.view.frame.phase === 'between');
  const counted = recount(dbPath, code);
  expect(await board.ask('remote', { shown: true })).toEqual({ ok: true });
  const listed = () => Object.values(board.view.students);
  await until(board, () => listed().every(({ id, score }) => score === counted.scores.get(id)));
  expect(listed()).toHaveLength(STUDENTS);
  await Promise.all(pupils.map((pupil) => pupil.leave()));
  await second.end('SIGTERM');
  rmSync(folder, { recursive: true });
});
