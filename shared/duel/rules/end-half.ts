/** The event with which a half ends: the fog lifts, and its bets are settled. */

import type { EventOf } from '../state/duel-event.ts';
import { settlement } from '../state/bets.ts';
import { halfOf } from '../state/run.ts';
import type { DuelState } from '../state/state.ts';

/** The end of the half in play. @param contradiction the two ends can never agree */
export function halfEnded(state: DuelState, at: number, contradiction = false): EventOf<'half-ended'> {
  const bets = settlement(halfOf(state));
  return {
    type: 'half-ended',
    at,
    ...(contradiction ? { contradiction: true } : {}),
    ...(bets.length === 0 ? {} : { bets }),
  };
}
