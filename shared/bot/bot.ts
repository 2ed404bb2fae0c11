/** The bots: each sees a seat's view and makes a move, by the same door and at the same pace as a person. */

import type { BotProfile } from '../duel/options.ts';
import { portIsDue, rightMove } from '../duel/right-move.ts';
import type { PositionView, SeatView } from '../duel/view.ts';
import { type Draw, drawsFrom } from '../lib/random.ts';
import { seqAdd, seqDiff } from '../lib/sequence.ts';
import type { Endpoint } from '../referee/endpoint.ts';
import { judge } from '../referee/judge.ts';
import type { Move } from '../referee/verdict.ts';
import { makeSegment, type Segment } from '../tcp/segment.ts';
import { endpointFromView } from './endpoint-from-view.ts';

export interface BotMove {
  readonly positionId: number;
  readonly move: Move;
  /** How long the bot thinks before it moves, in milliseconds. */
  readonly delayMs: number;
}

/** A bot thinks at least so long, and up to so much longer. */
const THINK_MS = 1_200;
const THINK_MORE_MS = 2_200;
/** How often `off-by-one` gets a number wrong at its first try, in percent. */
const SLIP_PERCENT = 50;

/** The right move, as one of the cards where there are cards. */
function correctMove(view: SeatView, position: PositionView, endpoint: Endpoint): Move {
  const move = rightMove(endpoint, view.notation, portIsDue(position.cause, endpoint.tcb.state));
  if (move.kind !== 'send' || position.cards.length === 0) return move;
  const isRight = (segment: Segment) => judge(endpoint, { kind: 'send', segment }, view.notation).verdict === 'correct';
  const card = position.cards.find(isRight);
  return card === undefined ? move : { kind: 'send', segment: card };
}

/** Whether two segments have the same flags and differ by one in SEQ or in ACK. */
function isOffByOne(segment: Segment, right: Segment): boolean {
  const bySeq = Math.abs(seqDiff(segment.seq, right.seq));
  const byAck = Math.abs(seqDiff(segment.ack ?? 0, right.ack ?? 0));
  return segment.flags.join() === right.flags.join() && bySeq + byAck === 1;
}

/** A slip by one: the card that shows it, or a segment made so where the bot composes freely. Null: none to be had. */
function slip(view: SeatView, position: PositionView, endpoint: Endpoint, right: Segment): Move | null {
  const made = makeSegment({ ...right, ack: right.ack === undefined ? undefined : seqAdd(right.ack, -1) });
  const candidates = position.cards.length > 0 ? position.cards : [made];
  const wrong = candidates.find((segment) => {
    const { verdict } = judge(endpoint, { kind: 'send', segment }, view.notation);
    return isOffByOne(segment, right) && verdict === 'wrong';
  });
  return wrong === undefined ? null : { kind: 'send', segment: wrong };
}

function chooseMove(view: SeatView, position: PositionView, profile: BotProfile, draw: Draw): Move | null {
  const endpoint = endpointFromView(view);
  if (endpoint === null) return null;
  const right = correctMove(view, position, endpoint);
  const slips = profile === 'off-by-one' && position.attempt === 1 && draw(100) < SLIP_PERCENT;
  if (!slips || right.kind !== 'send') return right;
  return slip(view, position, endpoint, right.segment) ?? right;
}

/** With 2MSL about to end there is less time to think: a third of what is left. */
function hurried(view: SeatView, delayMs: number): number {
  if (view.timeWait === null) return delayMs;
  return Math.min(delayMs, Math.max(0, (view.timeWait.endsAt - view.now) / 3));
}

/**
 * What a bot of that profile does in the position of `view`; null while it has nothing to decide.
 * The same view, profile and seed (a 32-bit integer) give the same move after the same delay.
 */
export function botMove(view: SeatView, profile: BotProfile, seed: number): BotMove | null {
  const { position } = view;
  if (position === null) return null;
  const draw = drawsFrom(seed, position.id * 8 + position.attempt);
  const delayMs = hurried(view, THINK_MS + draw(THINK_MORE_MS));
  const move = chooseMove(view, position, profile, draw);
  return move === null ? null : { positionId: position.id, move, delayMs };
}
