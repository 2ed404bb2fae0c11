/** Bets in the state of a duel: what was true when they were placed, what they earn when the half is over. */

import type { State } from '../../tcp/connection-state.ts';
import type { Guess, SettledBet, Truth, Whereabouts } from '../vocabulary/bet.ts';
import type { End } from '../level.ts';
import { atSeat, type DuelState, type HalfState, peerOf, type PlacedBet, seatOf } from './state.ts';
import { duelWith, halfWith } from './constructors.ts';
import type { EventOf } from './duel-event.ts';

/** What a right bet earns; a wrong one costs nothing. */
export const BET_GAIN = 5;

/**
 * The states of the peer that a question names, by the state of the asking end. They do not depend on the peer, so the
 * question tells nothing; whatever is missing is "another state".
 */
const PEERS: Readonly<Record<State, readonly State[]>> = {
  ESTABLISHED: ['ESTABLISHED', 'FIN-WAIT-1', 'CLOSE-WAIT', 'CLOSED'],
  'FIN-WAIT-1': ['ESTABLISHED', 'CLOSE-WAIT', 'FIN-WAIT-1', 'LAST-ACK'],
  'FIN-WAIT-2': ['ESTABLISHED', 'CLOSE-WAIT', 'LAST-ACK', 'CLOSED'],
  'CLOSE-WAIT': ['ESTABLISHED', 'FIN-WAIT-1', 'FIN-WAIT-2', 'TIME-WAIT'],
  CLOSING: ['FIN-WAIT-1', 'CLOSING', 'TIME-WAIT', 'CLOSED'],
  'LAST-ACK': ['FIN-WAIT-1', 'FIN-WAIT-2', 'TIME-WAIT', 'CLOSED'],
  'TIME-WAIT': ['CLOSING', 'LAST-ACK', 'TIME-WAIT', 'CLOSED'],
  CLOSED: ['ESTABLISHED', 'LAST-ACK', 'TIME-WAIT', 'CLOSED'],
};

/** The states that an end in this state is asked to choose from. */
export function peerStates(own: State): readonly State[] {
  return PEERS[own];
}

/**
 * Where a segment is at `at` (ms). What waits at the other end for its player has arrived; a copy that is parked is on its
 * way, however long that takes.
 */
function whereabouts({ journal, flights, parked }: HalfState, segmentId: number, at: number): Whereabouts {
  const hasLanded =
    journal.some((entry) => entry.kind === 'arrived' && entry.segmentId === segmentId) ||
    flights.some((flight) => flight.segmentId === segmentId && flight.arrivesAt <= at);
  if (hasLanded) return 'arrived';
  const isOut = [...flights, ...parked].some((copy) => copy.segmentId === segmentId);
  return isOut ? 'on-the-way' : 'lost';
}

function truthOf(half: HalfState, { end, about, entryId, at }: EventOf<'bet-placed'>): Truth {
  return about === 'segment' ? whereabouts(half, entryId, at) : half.ends[peerOf(end)].endpoint.tcb.state;
}

function isRight({ about, guess }: Guess, truth: Truth, own: State): boolean {
  if (about === 'state' && guess === 'other') return !peerStates(own).some((state) => state === truth);
  return guess === truth;
}

/** A bet is placed: from now on its truth is fixed, and nobody is told. */
export function betPlaced(state: DuelState, half: HalfState, event: EventOf<'bet-placed'>): [DuelState, HalfState] {
  const { at, end, entryId, about, guess } = event;
  const { positions, endpoint } = half.ends[end];
  const truth = truthOf(half, event);
  const said = { about, guess } as Guess;
  const points = isRight(said, truth, endpoint.tcb.state) ? BET_GAIN : 0;
  const bet: PlacedBet = { ...said, at, seat: seatOf(end, half.half), end, entryId, wait: positions, truth, points };
  return [state, halfWith(half, { bets: [...half.bets, bet] })];
}

/** The bets of a half as its end settles them, in the order in which they were placed. */
export function settlement({ bets }: HalfState): SettledBet[] {
  return bets.map(({ end, about, truth, points }) => ({ end, about, truth, points }));
}

/** The duel with the points of settled bets. */
export function withSettled(state: DuelState, half: number, bets: readonly SettledBet[]): DuelState {
  const pay = (scores: DuelState['scores'], { end, points }: { readonly end: End; readonly points: number }) => {
    const seat = seatOf(end, half);
    return atSeat(scores, seat, scores[seat] + points);
  };
  return bets.length === 0 ? state : duelWith(state, { scores: bets.reduce(pay, state.scores) });
}
