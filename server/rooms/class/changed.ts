/** Whose view of a class may have changed, and whether its duels must. */

import type { ClassEvent, StudentId } from '../../../shared/lesson/class-event.ts';
import type { ClassState } from '../../../shared/lesson/class-state.ts';

/** Whose views may have changed; of the teachers all. */
export type Changed = 'everybody' | ReadonlySet<StudentId>;

/** Only what teachers see. */
export const TEACHERS_ONLY: Changed = new Set();

/** Whether both ask the same of the rooms of the duels. */
export function sameDuels(one: ClassState, other: ClassState): boolean {
  const sameRound = one.rounds.length === other.rounds.length && one.phase === other.phase;
  return sameRound && one.paused === other.paused && one.rounds.at(-1)?.duels === other.rounds.at(-1)?.duels;
}

/** Whom events concern: an answer is nobody else's business before its round is over. */
export function whomItConcerns(events: readonly ClassEvent[]): Changed {
  const own = events.flatMap((event) => (event.type === 'answered' || event.type === 'drafted' ? [event.student] : []));
  return own.length === events.length ? new Set(own) : 'everybody';
}
