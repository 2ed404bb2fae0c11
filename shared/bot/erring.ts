/** What a bot knows when it decides, and the ways in which its character may get that wrong. */

import type { PositionView } from '../duel/vocabulary/position.ts';
import type { SeatView } from '../duel/vocabulary/seat.ts';
import type { Draw } from '../lib/random.ts';
import type { Endpoint } from '../referee/endpoint.ts';
import { judge } from '../referee/judge.ts';
import type { MistakeId } from '../referee/mistake.ts';
import type { Move } from '../referee/verdict.ts';
import { pureAck } from '../tcp/output.ts';
import type { Segment } from '../tcp/segment.ts';

/** A position as a bot sees it: its seat's view, the endpoint that follows from that, and what would be right. */
export interface Situation {
  readonly view: SeatView;
  readonly position: PositionView;
  readonly endpoint: Endpoint;
  readonly right: Move;
  readonly draw: Draw;
}

/** What a character does instead of the right move; null: it plays right here. */
export type Erring = (situation: Situation) => Move | null;

/** The segment that is due or, if none is, the ACK that people send anyway. */
export function dueOr({ right, endpoint }: Situation): Segment {
  return right.kind === 'send' ? right.segment : pureAck(endpoint.tcb);
}

/** Whether a move makes at least one mistake, and only mistakes among these. */
function makesOnly({ endpoint, view }: Situation, move: Move, ids: readonly MistakeId[]): boolean {
  const { mistake, others } = judge(endpoint, move, view.notation);
  return mistake !== null && [mistake, ...others].every((id) => ids.includes(id));
}

/** What the bot may send: one of its cards, or those of `made` that have the given flags and length. */
function sendable({ cards, given }: PositionView, made: readonly Segment[]): readonly Segment[] {
  if (cards.length > 0) return cards;
  return made.filter(({ flags, len }) => given === null || (flags.join() === given.flags.join() && len === given.len));
}

/**
 * A segment that is wrong only in this way: a card that shows it, or one of `made` where the bot composes it.
 * @param fits a further condition on a card; absent: any card that makes the mistake will do
 */
export function sendWrong(
  situation: Situation,
  ids: readonly MistakeId[],
  made: readonly Segment[],
  fits: (segment: Segment) => boolean = () => true,
): Move | null {
  const segment = sendable(situation.position, made).find(
    (candidate) => fits(candidate) && makesOnly(situation, { kind: 'send', segment: candidate }, ids),
  );
  return segment === undefined ? null : { kind: 'send', segment };
}

/** Names a state that the bot is not in, where it may name one and that is this mistake. */
export function claimWrong(situation: Situation, move: Extract<Move, { kind: 'claim' }>, id: MistakeId): Move | null {
  return situation.position.claim !== null && makesOnly(situation, move, [id]) ? move : null;
}

/** Waits where that is this mistake. */
export function waitWrong(situation: Situation, ids: readonly MistakeId[]): Move | null {
  const wait: Move = { kind: 'wait' };
  return makesOnly(situation, wait, ids) ? wait : null;
}
