/** Opens a position: what is asked, by when, with which cards. */

import { type Draw, drawsFrom } from '../../lib/random.ts';
import { pureAck } from '../../tcp/output.ts';
import type { State } from '../../tcp/connection-state.ts';
import type { DuelEvent } from '../state/duel-event.ts';
import type { ComposeMode, End } from '../level.ts';
import { drawCards } from './cards.ts';
import { owedIn, portMove, rightMove } from './right-move.ts';
import { halfOf } from '../state/run.ts';
import { type DuelState, type HalfState, type Position, seatOf } from '../state/state.ts';
import { positionTimes, SPEED_MS, timingOf } from '../timing.ts';
import type { Tcb } from '../../tcp/tcb.ts';
import type { Cause } from '../vocabulary/position.ts';
import type { Endpoint } from '../../referee/endpoint.ts';
import type { Notation } from '../../referee/verdict.ts';

export function notationOf(state: DuelState): Notation {
  return state.options.notation ?? state.level.notation;
}

export function composeOf(state: DuelState): ComposeMode {
  return state.options.compose ?? state.level.compose;
}

/** Numbered by half and by the end's own count: any other number would reveal what happens at the other end. */
function positionId(half: HalfState, end: End): number {
  return half.half * 1_000 + half.ends[end].positions + 1;
}

/** Whether the peer may be in TIME-WAIT, relying on the FIN arriving again before its 2MSL is over. */
function isAwaitedInTimeWait(state: State, cause: Cause): boolean {
  const rang = cause.kind === 'timer' && cause.timer === 'retransmission';
  return rang && (state === 'LAST-ACK' || state === 'CLOSING');
}

/** How long speed counts at pace 1 where an application waits for its port. */
const RUSH_MS = 4_000;

function isRush(half: HalfState, end: End, cause: Cause): boolean {
  const wantsPort = half.level.ends[end].script.some(({ call }) => call.kind === 'BIND');
  const port = portMove(cause, half.ends[end].endpoint.tcb);
  return wantsPort && port !== null && port.reuse !== true;
}

/**
 * How long the FIN of an end that waits for its last ACK may take to leave: its peer may have been in TIME-WAIT for as
 * long as this end's timer took to ring, and should still be there when it arrives. After 2MSL no peer is left.
 */
function longestForAwaitedFin(state: DuelState, { rtoMs }: Tcb): number {
  const { mslMs } = timingOf(state.options, state.level);
  // The timeout was doubled when it expired: it took half of its current value.
  const left = 2 * mslMs - rtoMs / 2;
  return left > 0 ? Math.min(mslMs, left) : Number.POSITIVE_INFINITY;
}

/** Until when speed counts and the position stays open; a FIN awaited in TIME-WAIT is not delayed beyond MSL. */
function clockOf(state: DuelState, end: End, cause: Cause, at: number): Pick<Position, 'speedUntil' | 'limitAt'> {
  const half = halfOf(state);
  const times = positionTimes(state.options, state.timeFactors[seatOf(end, half.half)]);
  if (times === null) return { speedUntil: null, limitAt: null };
  const { tcb } = half.ends[end].endpoint;
  const awaited = isAwaitedInTimeWait(tcb.state, cause) ? longestForAwaitedFin(state, tcb) : Number.POSITIVE_INFINITY;
  const longest = Math.min(times.limitMs, awaited);
  const speedMs = isRush(half, end, cause) ? (times.speedMs * RUSH_MS) / SPEED_MS : times.speedMs;
  return { speedUntil: at + Math.min(speedMs, longest), limitAt: at + longest };
}

/** What a question gives to its player, and what is right. */
type Question = Pick<Position, 'cards' | 'given' | 'right'>;

/**
 * The question to an endpoint in its current state: candidates, or flags and length, and what is right.
 * @param cause why it is asked
 */
export function questionTo(
  endpoint: Endpoint,
  cause: Cause,
  { notation, compose }: { readonly notation: Notation; readonly compose: ComposeMode },
  draw: Draw,
): Question {
  const due = owedIn(endpoint, notation) ?? pureAck(endpoint.tcb);
  return {
    cards: compose === 'cards' ? drawCards(endpoint, notation, draw) : [],
    given: compose === 'fields' ? { flags: due.flags, len: due.len } : null,
    right: rightMove(endpoint, notation, portMove(cause, endpoint.tcb)),
  };
}

function questionAt(state: DuelState, end: End, cause: Cause, id: number): Question {
  const { endpoint } = halfOf(state).ends[end];
  const asked = { notation: notationOf(state), compose: composeOf(state) };
  return questionTo(endpoint, cause, asked, drawsFrom(state.seed, end === 'A' ? id : -id));
}

function createPosition(state: DuelState, end: End, cause: Cause, at: number): Position {
  const id = positionId(halfOf(state), end);
  return {
    id,
    cause,
    openedAt: at,
    ...clockOf(state, end, cause, at),
    ...questionAt(state, end, cause, id),
    attempt: 1,
    tried: [],
    hints: 0,
  };
}

/** The event that asks again within a position, because what is due has changed; tries and clock continue. */
export function changePosition(state: DuelState, end: End, position: Position, at: number): DuelEvent {
  // A different draw than before: the cards are new, and none of them has been tried.
  const question = questionAt(state, end, position.cause, position.id * 8 + position.attempt);
  return { type: 'position-changed', at, end, position: { ...position, ...question, tried: [] } };
}

/** The event that opens a position at `end`, which has just seen `cause`. */
export function openPosition(state: DuelState, end: End, cause: Cause, at: number): DuelEvent {
  return { type: 'position-opened', at, end, position: createPosition(state, end, cause, at) };
}
