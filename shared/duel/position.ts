/** Opening a position: what is asked, by when, with which cards. */

import { drawsFrom } from '../lib/random.ts';
import { pureAck } from '../tcp/output.ts';
import type { State } from '../tcp/state.ts';
import type { DuelEvent } from './event.ts';
import type { ComposeMode, End } from './level.ts';
import { drawCards } from './cards.ts';
import { owedIn, rightMove } from './right-move.ts';
import { halfOf } from './run.ts';
import { type DuelState, type HalfState, type Position, seatOf } from './state.ts';
import { positionTimes, timingOf } from './timing.ts';
import type { Cause } from './view.ts';
import type { Notation } from '../referee/verdict.ts';

export function notationOf(state: DuelState): Notation {
  return state.options.notation ?? state.level.notation;
}

export function composeOf(state: DuelState): ComposeMode {
  return state.options.compose ?? state.level.compose;
}

/** Numbered by half and by how many the end has had: no other number would keep what happens at the other end to itself. */
function positionId(half: HalfState, end: End): number {
  return half.half * 1_000 + half.ends[end].positions + 1;
}

/** Whether the peer may sit in TIME-WAIT and count on the FIN coming again before its 2MSL is over. */
function isAwaitedInTimeWait(state: State, cause: Cause): boolean {
  const rang = cause.kind === 'timer' && cause.timer === 'retransmission';
  return rang && (state === 'LAST-ACK' || state === 'CLOSING');
}

/** Until when speed counts and the position is kept open; a FIN that is awaited in TIME-WAIT is not held up beyond MSL. */
function clockOf(state: DuelState, end: End, cause: Cause, at: number): Pick<Position, 'speedUntil' | 'limitAt'> {
  const half = halfOf(state);
  const times = positionTimes(state.options, state.timeFactors[seatOf(end, half.half)]);
  if (times === null) return { speedUntil: null, limitAt: null };
  const awaited = isAwaitedInTimeWait(half.ends[end].endpoint.tcb.state, cause);
  const longest = awaited ? timingOf(state.options).mslMs : times.limitMs;
  return { speedUntil: at + Math.min(times.speedMs, longest), limitAt: at + Math.min(times.limitMs, longest) };
}

function createPosition(state: DuelState, end: End, cause: Cause, at: number): Position {
  const half = halfOf(state);
  const { endpoint } = half.ends[end];
  const id = positionId(half, end);
  const notation = notationOf(state);
  const compose = composeOf(state);
  const due = owedIn(endpoint, notation) ?? pureAck(endpoint.tcb);
  const twoMslOver = cause.kind === 'timer' && cause.timer === 'time-wait';
  return {
    id,
    cause,
    openedAt: at,
    ...clockOf(state, end, cause, at),
    cards: compose === 'cards' ? drawCards(endpoint, notation, drawsFrom(state.seed, end === 'A' ? id : -id)) : [],
    given: compose === 'fields' ? { flags: due.flags, len: due.len } : null,
    attempt: 1,
    tried: [],
    right: rightMove(endpoint, notation, twoMslOver),
  };
}

/** The event that opens a position at `end`, which has just seen `cause`. */
export function openPosition(state: DuelState, end: End, cause: Cause, at: number): DuelEvent {
  return { type: 'position-opened', at, end, position: createPosition(state, end, cause, at) };
}
