/** What of a bet may be shown: what was said, and after the half what was true. */

import type { PlacedBet } from '../state/state.ts';
import type { Bet } from '../vocabulary/bet.ts';

/**
 * A bet as it is shown.
 * @param entryId the last segment's id where it is shown
 * @param isSettled the half is over
 */
export function shownBet({ wait: _, truth, points, ...bet }: PlacedBet, entryId: number, isSettled: boolean): Bet {
  return { ...bet, entryId, truth: isSettled ? truth : null, points: isSettled ? points : null };
}
