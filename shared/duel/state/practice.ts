/** Practice: a match that begins in a position of another, finished match. */

import { duelWith, halfWith } from './constructors.ts';
import type { DuelEvent, EventOf } from './duel-event.ts';
import type { Seat } from '../options.ts';
import { type DuelState, endOf, type HalfState } from './state.ts';
import type { PracticeOrigin } from '../vocabulary/seat.ts';

/**
 * The log of a new match in which `seat` practises in the position with which the first `from.events` of `events` end;
 * null: they do not end with a question to that seat. Its clock continues from the time of its last event.
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

/** Only the position's half continues; earlier judgements do not count; what a third player did stays. */
export function practised(state: DuelState, half: HalfState, { seat, from }: EventOf<'practice-began'>): DuelState {
  const { weather: _, ...calm } = half.level;
  const level = half.wireSeat === null ? half.level : calm;
  const fresh = halfWith(half, {
    level,
    wireSeat: null,
    judgements: [],
    hints: [],
    challenges: [],
    bets: [],
    ownSince: state.nextId,
  });
  const { wire: __, ...options } = state.options;
  return duelWith(state, {
    options,
    practice: { seat, from },
    // The previous player's time factor does not apply: the open question keeps its time, later ones use the new player's.
    timeFactors: ['1', '1'],
    timeFactorChanges: 0,
    scores: [0, 0],
    streaks: [0, 0],
    halfScores: [],
    halves: [fresh],
  });
}
