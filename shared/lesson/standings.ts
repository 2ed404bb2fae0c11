/** What everybody has scored, and who stands where. */

import { SEATS } from '../duel/options.ts';
import type { StudentId } from './class-event.ts';
import type { ClassFacts, DuelFacts } from './class-facts.ts';
import type { ClassState, PlayedRound } from './class-state.ts';
import type { StandingRow } from './class-view.ts';

type Scores = ReadonlyMap<StudentId, number>;

/** Adds what a round has brought so far. Answers count once it is over: a score that moves would say which are right. */
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
 * The last answer for what was asked: the views of one moment, of 200 students, all ask for the same. Whoever learns of
 * a change in a duel passes another map.
 */
const lastScores = new WeakMap<ClassFacts['duels'], { readonly state: ClassState; readonly scores: Scores }>();
const lastStandings = new WeakMap<Scores, { readonly state: ClassState; readonly rows: readonly StandingRow[] }>();

/** The score of everybody who ever came, those who were taken out among them. */
export function scoresOf(state: ClassState, duels: ClassFacts['duels']): Scores {
  const last = lastScores.get(duels);
  if (last?.state === state) return last.scores;
  const scores = new Map<StudentId, number>(state.students.map(({ id }) => [id, 0]));
  for (const round of state.rounds) addRound(scores, round, duels);
  lastScores.set(duels, { state, scores });
  return scores;
}

/** What one round has brought each of those whom it has brought something. */
export function gainsOf(round: PlayedRound, duels: ClassFacts['duels']): ReadonlyMap<StudentId, number> {
  const gains = new Map<StudentId, number>();
  addRound(gains, round, duels);
  return gains;
}

/** Who stands where, best first, without those who were taken out; equal scores share a place, in the order of coming. */
export function standingsOf(state: ClassState, scores: Scores): readonly StandingRow[] {
  const last = lastStandings.get(scores);
  if (last?.state === state) return last.rows;
  const rows = ranked(state, scores);
  lastStandings.set(scores, { state, rows });
  return rows;
}

function ranked(state: ClassState, scores: Scores): readonly StandingRow[] {
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
