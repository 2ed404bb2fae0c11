/** Whose view of a class may have changed, and whether its duels must be updated. */

import type { ClassEvent, StudentId } from '../../../shared/class/class-event.ts';
import type { ClassState } from '../../../shared/class/class-state.ts';

/** Whose views may have changed; all teachers count together. */
export type Changed = 'everybody' | ReadonlySet<StudentId>;

/** Only what teachers see. */
export const TEACHERS_ONLY: Changed = new Set();

/** Whether both require the same of the duels' rooms. */
export function sameDuels(one: ClassState, other: ClassState): boolean {
  const sameRound = one.rounds.length === other.rounds.length && one.phase === other.phase;
  return sameRound && one.paused === other.paused && one.rounds.at(-1)?.duels === other.rounds.at(-1)?.duels;
}

/** The students concerned by events: an answer concerns nobody else before its round is over. */
export function whomItConcerns(events: readonly ClassEvent[]): Changed {
  const own = events.flatMap((event) => (event.type === 'answered' || event.type === 'drafted' ? [event.student] : []));
  return own.length === events.length ? new Set(own) : 'everybody';
}
