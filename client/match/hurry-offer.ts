/** When the page offers to hurry the clock. Apart from what the header needs, which comes with the first page. */

import { mayHurry } from '../../shared/match/hurry.ts';
import type { SeatView } from '../../shared/duel/vocabulary/seat.ts';
import { isOwnId } from '../context/own-id.ts';

/** Whether the player can hurry the clock: the match is played in this page, and nothing is asked. */
export function canHurry(view: SeatView): boolean {
  return isOwnId(view.code) && mayHurry(view);
}
