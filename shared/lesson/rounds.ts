/** Finding one's way in the state of a class: the round that is on, and who somebody is. */

import type { PlannedDuel, StudentId } from './class-event.ts';
import type { ClassState, GivenAnswer, PlayedRound, Student } from './class-state.ts';
import { SEATS, type Seat } from '../duel/options.ts';

/** The round that is on; null: none is. */
export function roundOn(state: ClassState): PlayedRound | null {
  return state.phase === 'round' ? lastRound(state) : null;
}

/** The round that is on or was last; null before the first. */
export function lastRound(state: ClassState): PlayedRound | null {
  return state.rounds.at(-1) ?? null;
}

/** The student of that number, also one who was taken out. */
export function studentOf(state: ClassState, id: StudentId): Student | null {
  // Numbers are given in the order of coming.
  return state.students[id - 1] ?? null;
}

/** Whether he is in the class and was not taken out. */
export function isIn(state: ClassState, id: StudentId): boolean {
  return studentOf(state, id)?.removed === false;
}

/** The answers of a round that count: those of students whom the teacher has not taken out. */
export function countedAnswers(state: ClassState, { answers }: PlayedRound): readonly GivenAnswer[] {
  return answers.filter(({ student }) => isIn(state, student));
}

/** A student's duel in a round and his seat in it; null: he has none. */
export function duelOf(round: PlayedRound, student: StudentId): { duel: PlannedDuel; seat: Seat } | null {
  for (const duel of round.duels) for (const seat of SEATS) if (duel.seats[seat] === student) return { duel, seat };
  return null;
}

/** Who has a seat in a duel of the round. */
export function seatedIn(round: PlayedRound): ReadonlySet<StudentId> {
  return new Set(round.duels.flatMap(({ seats }) => [seats[0], seats[1]].filter((id) => id !== null)));
}
