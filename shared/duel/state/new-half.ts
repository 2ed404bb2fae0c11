/** How a duel and each of its halves begin. */

import { createWire } from '../../wire/wire.ts';
import { duelWith } from './constructors.ts';
import { createEnd } from './end-state.ts';
import { NO_ARGUMENT } from './contradiction.ts';
import { deafened } from './deaf.ts';
import type { EventOf as Of } from './duel-event.ts';
import type { DuelState, HalfState } from './state.ts';
import { levelOfHalf } from './storm.ts';
import { createWireSeat } from './wire-seat.ts';

/** The state after the first event. */
export function initialState(event: Of<'created'>): DuelState {
  return {
    seed: event.seed,
    level: event.level,
    options: event.options,
    phase: 'ready',
    paused: false,
    stopped: false,
    practice: null,
    at: event.at,
    nextId: 1,
    ready: [false, false],
    timeFactors: ['1', '1'],
    timeFactorChanges: 0,
    scores: [0, 0],
    streaks: [0, 0],
    halfScores: [],
    halves: [],
  };
}

/** The state with the next half in play. */
export function startHalf(state: DuelState, at: number): DuelState {
  const { options } = state;
  const number = state.halves.length + 1;
  const level = deafened(levelOfHalf(state.level, state.seed, number), options, number);
  const half: HalfState = {
    half: number,
    level,
    connection: 1,
    bothClosedSince: null,
    startedAt: at,
    endedAt: null,
    ends: { A: createEnd(level, 'A', options, at), B: createEnd(level, 'B', options, at) },
    wire: createWire(level.faults),
    flights: [],
    parked: [],
    wireSeat: options.wire === 'person' ? createWireSeat() : null,
    quietMs: 0,
    quietSince: at,
    arguing: NO_ARGUMENT,
    contradicts: false,
    journal: [],
    judgements: [],
    hints: [],
    challenges: [],
    bets: [],
    ownSince: 0,
  };
  return duelWith(state, {
    phase: 'playing',
    ready: [false, false],
    streaks: [0, 0],
    halves: [...state.halves, half],
  });
}
