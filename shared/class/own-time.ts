/** [CLASS640] Each student's own time for a question: until when they may answer, and when nobody may any more. */

import type { TimeFactor } from '../duel/options.ts';
import type { StudentId } from './class-event.ts';
import type { ClassState, PlayedRound } from './class-state.ts';
import { questionsOf } from './question.ts';
import { studentOf } from './rounds.ts';

/** How often a student may choose their own factor: bounds what they add to the log. */
export const OWN_TIMES_MAX = 30;

/** How much of a question's time each factor gives. A class waits for all of them, so "no clock" ends as well. */
const SHARES: Readonly<Record<TimeFactor, number>> = { '1': 1, '1.5': 1.5, '2': 2, off: 3 };

/** Until when a student may answer in the round, ms of the clock of the class; null: until the teacher continues. */
export function ownEnd(state: ClassState, round: PlayedRound, student: StudentId): number | null {
  const { content, endsAt, plannedEnd, lastCall } = round;
  const stretches = content.kind === 'question' || content.kind === 'test';
  if (endsAt === null || !stretches || content.seconds === null) return endsAt;
  const more = SHARES[studentOf(state, student)?.timeFactor ?? '1'] - 1;
  const own = (plannedEnd ?? endsAt) + more * content.seconds * 1_000;
  return lastCall ? Math.min(own, endsAt) : own;
}

/** The moments (ms) at which the time of a student who still has something to answer is up; with that of the round, in order. */
export function ownEnds(state: ClassState, round: PlayedRound): readonly number[] {
  if (round.endsAt === null) return [];
  const open = state.students.filter(
    ({ id, removed, timeFactor }) => timeFactor !== '1' && !removed && !hasAnsweredAll(round, id),
  );
  const ends = open.map(({ id }) => ownEnd(state, round, id)).filter((end) => end !== null);
  return [...new Set([round.endsAt, ...ends])].sort((a, b) => a - b);
}

function hasAnsweredAll(round: PlayedRound, student: StudentId): boolean {
  const given = round.answers.filter((answer) => answer.student === student);
  return given.length >= questionsOf(round, student).length;
}

/** Whether a student's own time in the round is over at `at` (ms). */
export function isTimeUp(state: ClassState, round: PlayedRound, student: StudentId, at: number): boolean {
  const end = ownEnd(state, round, student);
  return end !== null && at >= end;
}
