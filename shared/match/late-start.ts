/** A class duel does not wait for a player who forgets to say that they are ready. */

import type { DuelState } from '../duel/state/state.ts';

/** After this time (match's clock) a class duel begins its half even if a player has not said that they are ready. */
const READY_MS = 20_000;

/**
 * When a class duel begins its half without further waiting.
 * @returns match's clock; null: it is not waiting for a player
 */
export function startsLateAt({ phase, paused, halves }: DuelState, createdAt: number): number | null {
  if (paused || (phase !== 'ready' && phase !== 'half-over')) return null;
  return (halves.at(-1)?.endedAt ?? createdAt) + READY_MS;
}
