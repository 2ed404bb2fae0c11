/** How the view of a seat, or the third player's, is sent: see `lib/view-parts.ts`. */

import type { ViewShape } from '../../lib/view-parts.ts';
import type { SeatView } from '../vocabulary/seat.ts';
import type { WireView } from '../vocabulary/traffic.ts';

export const DUEL_SHAPE = {
  // Of the player mostly the score changes.
  records: ['you'] satisfies (keyof SeatView & keyof WireView)[],
  lists: ['figure', 'judgements', 'traffic'] satisfies (keyof SeatView | keyof WireView)[],
} satisfies ViewShape;

/** Whether a view that was put together again is the third player's. */
export function isWireView(view: SeatView | WireView): view is WireView {
  return 'traffic' in view;
}
