/** The fog over a match that has just ended: it lifts once, any key or press ends that, and it can be replayed. */

import { useEffect, useState } from 'preact/hooks';
import { untilEnded } from '../kit/moment-player.ts';
import { reducedMotion } from '../kit/motion.ts';

/** How long the lifting takes; same value as in walk-figure.css. */
const LIFT_MS = 1_400;
const KEY = 'last-ack.lifted';

export interface Fog {
  readonly lifting: boolean;
  /** Lifts it once more; null if nothing moves. */
  readonly again: (() => void) | null;
}

/** No fog: it had none for this reader, or has lifted before. */
export const CLEAR: Fog = { lifting: false, again: null };

/** @param matchId of the match whose fog lifts at the first view */
export function useFog(matchId: string): Fog {
  const [lifting, setLifting] = useState(() => !reducedMotion() && firstTime(matchId));
  useEffect(() => {
    if (!lifting) return undefined;
    return untilEnded(LIFT_MS, () => setLifting(false));
  }, [lifting]);
  return { lifting, again: reducedMotion() ? null : () => setLifting(true) };
}

/** Whether this tab shows the match for the first time; marks it as shown. */
function firstTime(matchId: string): boolean {
  try {
    if (sessionStorage.getItem(KEY) === matchId) return false;
    sessionStorage.setItem(KEY, matchId);
  } catch {
    // Full or forbidden: then a reload lifts it again.
  }
  return true;
}
