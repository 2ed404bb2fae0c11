/** What a page can say of an open position beyond its view: what would be right in it. Worked out only once it was paid for. */

import { endpointFromView } from '../../shared/bot/endpoint-from-view.ts';
import { portIsDue, rightMove } from '../../shared/duel/right-move.ts';
import { HINTS_MAX } from '../../shared/duel/score.ts';
import type { SeatView } from '../../shared/duel/view.ts';
import { judge } from '../../shared/referee/judge.ts';
import type { Move } from '../../shared/referee/verdict.ts';
import { sameSegment } from '../../shared/tcp/segment.ts';

/** The move that settles the open position, as one of the cards where there are cards; null: nothing is asked. */
export function rightIn(view: SeatView): Move | null {
  const { position, notation } = view;
  const endpoint = endpointFromView(view);
  if (position === null || endpoint === null) return null;
  const move = rightMove(endpoint, notation, portIsDue(position.cause, endpoint.tcb.state));
  if (move.kind !== 'send') return move;
  const segment = position.cards.find(
    (card) => judge(endpoint, { kind: 'send', segment: card }, notation).verdict === 'correct',
  );
  return segment === undefined ? move : { kind: 'send', segment };
}

/** The move that the player has been told; null while the answer was not bought. */
export function toldIn(view: SeatView): Move | null {
  return (view.position?.hints.taken ?? 0) > HINTS_MAX ? rightIn(view) : null;
}

/** The card that is told to be right, by index; -1: none is. */
export function toldCard(view: SeatView): number {
  const told = toldIn(view);
  if (told?.kind !== 'send') return -1;
  return view.position?.cards.findIndex((card) => sameSegment(card, told.segment)) ?? -1;
}
