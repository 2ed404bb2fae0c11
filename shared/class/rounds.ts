/** Look-ups in the state of a class: the current round, students and their duels. */

import type { PlannedDuel, StudentId } from './class-event.ts';
import type { ClassState, GivenAnswer, PlayedRound, Student } from './class-state.ts';
import { SEATS, type Seat } from '../duel/options.ts';

/** The current round; null: none. */
export function roundOn(state: ClassState): PlayedRound | null {
  return state.phase === 'round' ? lastRound(state) : null;
}

/** The current or last round; null before the first. */
export function lastRound(state: ClassState): PlayedRound | null {
  return state.rounds.at(-1) ?? null;
}

/** The student with that number, even if removed. */
export function studentOf(state: ClassState, id: StudentId): Student | null {
  // Numbers are assigned in order of arrival.
  return state.students[id - 1] ?? null;
}

/** Whether the student is in the class and was not removed. */
export function isIn(state: ClassState, id: StudentId): boolean {
  return studentOf(state, id)?.removed === false;
}

/** The answers of a round that count: those of students who were not removed. */
export function countedAnswers(state: ClassState, { answers }: PlayedRound): readonly GivenAnswer[] {
  return answers.filter(({ student }) => isIn(state, student));
}

/** A student's duel in a round and their seat in it; null: none. */
export function duelOf(round: PlayedRound, student: StudentId): { duel: PlannedDuel; seat: Seat } | null {
  for (const duel of round.duels) for (const seat of SEATS) if (duel.seats[seat] === student) return { duel, seat };
  return null;
}

/** The students who have a seat in a duel of the round. */
export function seatedIn(round: PlayedRound): ReadonlySet<StudentId> {
  return new Set(round.duels.flatMap(({ seats }) => [seats[0], seats[1]].filter((id) => id !== null)));
}
