/** What a page can say about an open position beyond its view: the right move. Computed only once it was paid for. */

import { endpointFromView } from '../../shared/bot/endpoint-from-view.ts';
import { portMove, rightMove } from '../../shared/duel/rules/right-move.ts';
import { HINTS_MAX } from '../../shared/duel/rules/score.ts';
import type { SeatView } from '../../shared/duel/vocabulary/seat.ts';
import { judge } from '../../shared/referee/judge.ts';
import type { Move } from '../../shared/referee/verdict.ts';
import { sameSegment } from '../../shared/tcp/segment.ts';

/** The move that settles the open position, as one of the cards if there are cards; null: nothing is asked. */
export function rightIn(view: SeatView): Move | null {
  const { position, notation } = view;
  const endpoint = endpointFromView(view);
  if (position === null || endpoint === null) return null;
  const move = rightMove(endpoint, notation, portMove(position.cause, endpoint.tcb));
  if (move.kind !== 'send') return move;
  const segment = position.cards.find(
    (card) => judge(endpoint, { kind: 'send', segment: card }, notation).verdict === 'correct',
  );
  return segment === undefined ? move : { kind: 'send', segment };
}

/** The right move once the answer was bought; null before. */
export function toldIn(view: SeatView): Move | null {
  return (view.position?.hints.taken ?? 0) > HINTS_MAX ? rightIn(view) : null;
}

/** The index of the card shown as right; -1: none. */
export function toldCard(view: SeatView): number {
  const told = toldIn(view);
  if (told?.kind !== 'send') return -1;
  return view.position?.cards.findIndex((card) => sameSegment(card, told.segment)) ?? -1;
}
