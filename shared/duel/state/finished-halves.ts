/** What a duel can do without while it is played: the course of halves that are over, which only its review shows. */

import { duelWith, halfWith } from './constructors.ts';
import type { DuelState, HalfState } from './state.ts';

/** A half that is over keeps its result; its course is in the events. */
function withoutCourse(half: HalfState): HalfState {
  return halfWith(half, { journal: [], judgements: [], hints: [], challenges: [], bets: [] });
}

/**
 * The duel without the course of all halves but the last: each event and each view of a seat, until the duel is over,
 * follows from it as from the whole one.
 */
export function withoutFinished(state: DuelState): DuelState {
  const last = state.halves.length - 1;
  return duelWith(state, { halves: state.halves.map((half, at) => (at < last ? withoutCourse(half) : half)) });
}
