/**
 * The standings as the board is sent them: the upper half, each row with where it stood before the last round that
 * scores. The last places never leave the server.
 */

import type { StudentId } from './class-event.ts';
import type { ClassFacts } from './class-facts.ts';
import type { ClassState, PlayedRound } from './class-state.ts';
import type { BoardStandings, ClimbRow, StandingRow } from './standing-rows.ts';
import { studentOf } from './rounds.ts';
import { scoresOf, scoresUpTo, standingsOf, standingsWith } from './standings.ts';

/** More rows than this would be too small to read from the last row of seats. */
export const BOARD_ROWS = 14;

/** The number of students in the upper half: of an odd number the middle one is in it. */
function halfOf(students: number): number {
  return Math.ceil(students / 2);
}

/** The rows of the upper half: those who share a place are in it together or not at all, and the first always are. */
export function upperHalf(rows: readonly StandingRow[]): readonly StandingRow[] {
  const half = halfOf(rows.length);
  const last = rows[half]?.place ?? Number.POSITIVE_INFINITY;
  return rows.filter(({ place }) => place === 1 || place < last);
}

function scores({ content: { kind } }: PlayedRound): boolean {
  return kind === 'duel' || kind === 'question';
}

/** Where those stood who were in the class before the last round that scores; null: it is the first, or there was none. */
function before(state: ClassState, duels: ClassFacts['duels']): ReadonlyMap<StudentId, StandingRow> | null {
  const last = state.rounds.findLastIndex(scores);
  if (!state.rounds.slice(0, Math.max(0, last)).some(scores)) return null;
  const startedAt = state.rounds[last]?.startedAt ?? 0;
  const rows = standingsWith(state, scoresUpTo(state, duels, last));
  const known = rows.filter(({ student }) => (studentOf(state, student)?.joinedAt ?? 0) <= startedAt);
  return new Map(known.map((row) => [row.student, row]));
}

function climbRow(row: StandingRow, old: StandingRow | undefined, half: number): ClimbRow {
  const gained = row.score - (old?.score ?? 0);
  if (old === undefined) return { ...row, gained, before: null, below: false };
  const below = old.place > half;
  return { ...row, gained, before: below ? null : old.place, below };
}

/** How many places a row has climbed, as far as the board may tell: from the lower half at least as many; below 0: fallen. */
export function climbOf({ place, before: old, below }: ClimbRow, half: number): number {
  if (below) return half + 1 - place;
  return old === null ? 0 : old - place;
}

/** Who climbed most, the better place first; null: nobody did. */
function heroOf(rows: readonly ClimbRow[], half: number): StudentId | null {
  const best = Math.max(0, ...rows.map((row) => climbOf(row, half)));
  return best === 0 ? null : (rows.find((row) => climbOf(row, half) === best)?.student ?? null);
}

/** The standings for the board. */
export function boardStandings(state: ClassState, duels: ClassFacts['duels']): BoardStandings {
  const now = standingsOf(state, scoresOf(state, duels));
  const half = halfOf(now.length);
  const was = before(state, duels);
  const rows = upperHalf(now)
    .slice(0, BOARD_ROWS)
    .map((row) => climbRow(row, was?.get(row.student), half));
  return { rows, half, climbs: was !== null, hero: heroOf(rows, half) };
}

/** The first three places of a class that is over, with everyone who shares them; nobody without a point is on it. */
export function podiumRows(state: ClassState, duels: ClassFacts['duels']): readonly StandingRow[] {
  if (state.phase !== 'over') return [];
  return standingsOf(state, scoresOf(state, duels)).filter(({ place, score }) => place <= 3 && score > 0);
}
