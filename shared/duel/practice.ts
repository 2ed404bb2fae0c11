/** Practice: a match that begins in a position of another one, which is over. */

import type { DuelEvent, EventOf } from './event.ts';
import type { Seat } from './options.ts';
import { type DuelState, endOf, type HalfState } from './state.ts';
import type { PracticeOrigin } from './view.ts';

/**
 * The log of a new match in which `seat` practises in the position with which the first `from.events` of `events` end;
 * null: they end with no question to that seat. Its clock goes on from the time of its last event.
 */
export function practiceLog(events: readonly DuelEvent[], from: PracticeOrigin, seat: Seat): DuelEvent[] | null {
  const before = events.slice(0, from.events);
  const last = before.at(-1);
  if (before.length !== from.events) return null;
  if (last?.type !== 'position-opened' && last?.type !== 'position-changed') return null;
  const half = before.filter(({ type }) => type === 'half-started').length;
  if (endOf(seat, half) !== last.end) return null;
  return [...before, { type: 'practice-began', at: last.at, seat, from }];
}

/** Only the half in which the position is goes on, and nothing that was judged before counts; what a third player did is done. */
export function practised(state: DuelState, half: HalfState, { seat, from }: EventOf<'practice-began'>): DuelState {
  const { weather: _, ...calm } = half.level;
  const level = half.wireSeat === null ? half.level : calm;
  const fresh: HalfState = {
    ...half,
    level,
    wireSeat: null,
    judgements: [],
    hints: [],
    calls: [],
    ownSince: state.nextId,
  };
  const { wire: __, ...options } = state.options;
  return {
    ...state,
    options,
    practice: { seat, from },
    // Whose time factor it was is not whose it is: the question that is open keeps its time, those to come have his own.
    timeFactors: ['1', '1'],
    timeFactorChanges: 0,
    scores: [0, 0],
    streaks: [0, 0],
    halfScores: [],
    halves: [fresh],
  };
}
