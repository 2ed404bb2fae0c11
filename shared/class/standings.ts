/** Scores and standings. */

import { SEATS } from '../duel/options.ts';
import type { StudentId } from './class-event.ts';
import type { ClassFacts, DuelFacts } from './class-facts.ts';
import type { ClassState, PlayedRound } from './class-state.ts';
import type { StandingRow } from './standing-rows.ts';

type Scores = ReadonlyMap<StudentId, number>;

/** Adds the points of a round so far. Answers count once it is over: a changing score would reveal which are right. */
function addRound(scores: Map<StudentId, number>, round: PlayedRound, duels: ClassFacts['duels']): void {
  const add = (student: StudentId, points: number) => scores.set(student, (scores.get(student) ?? 0) + points);
  if (round.endedAt !== null) for (const { student, points } of round.answers) add(student, points);
  for (const { matchId, seats } of round.duels) {
    const played: DuelFacts['points'] | undefined = duels.get(matchId)?.points;
    for (const seat of SEATS) {
      const student = seats[seat];
      if (student !== null && played !== undefined) add(student, played[seat]);
    }
  }
}

/**
 * The last result, cached: the views of one moment, for 200 students, all need the same. A caller that learns of a change
 * in a duel passes a new map.
 */
const lastScores = new WeakMap<ClassFacts['duels'], { readonly state: ClassState; readonly scores: Scores }>();
const lastStandings = new WeakMap<Scores, { readonly state: ClassState; readonly rows: readonly StandingRow[] }>();

/** The score of every student who ever joined, including removed ones. */
export function scoresOf(state: ClassState, duels: ClassFacts['duels']): Scores {
  const last = lastScores.get(duels);
  if (last?.state === state) return last.scores;
  const scores = scoresUpTo(state, duels, state.rounds.length);
  lastScores.set(duels, { state, scores });
  return scores;
}

/** The scores from the first rounds of a class, so many of them. */
export function scoresUpTo(state: ClassState, duels: ClassFacts['duels'], rounds: number): Scores {
  const scores = new Map<StudentId, number>(state.students.map(({ id }) => [id, 0]));
  for (const round of state.rounds.slice(0, rounds)) addRound(scores, round, duels);
  return scores;
}

/** The points from one round, by student, for those who earned any. */
export function gainsOf(round: PlayedRound, duels: ClassFacts['duels']): ReadonlyMap<StudentId, number> {
  const gains = new Map<StudentId, number>();
  addRound(gains, round, duels);
  return gains;
}

/** The standings, best first, without removed students; equal scores share a place, in order of arrival. */
export function standingsOf(state: ClassState, scores: Scores): readonly StandingRow[] {
  const last = lastStandings.get(scores);
  if (last?.state === state) return last.rows;
  const rows = standingsWith(state, scores);
  lastStandings.set(scores, { state, rows });
  return rows;
}

/** The standings with these scores, whatever was asked before. */
export function standingsWith(state: ClassState, scores: Scores): readonly StandingRow[] {
  const inOrder = state.students
    .filter(({ removed }) => !removed)
    .map(({ id, name }) => ({ student: id, name, score: scores.get(id) ?? 0 }))
    .sort((a, b) => b.score - a.score || a.student - b.student);
  let place = 0;
  let last: number | null = null;
  return inOrder.map((row, index) => {
    if (row.score !== last) place = index + 1;
    last = row.score;
    return { ...row, place };
  });
}
