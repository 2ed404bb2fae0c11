/** The ending arrives once: the fog lifts, then it is told, then confetti falls; any key or press shows it as it stays. */

import { useEffect, useState } from 'preact/hooks';
import { untilEnded } from '../kit/moment-player.ts';
import { reducedMotion } from '../kit/motion.ts';
import type { Fog } from '../review/use-fog.ts';
import type { Ending } from '../../shared/story/fact.ts';
import { sound } from '../sound/sound.ts';

/** How long the fog lifts, ms. */
const FOG_MS = 1_400;
/** From the first frame to the last piece of confetti, ms; its parts are in ending.css. */
const WHOLE_MS = 3_400;

/**
 * Whether the ending is arriving.
 * @param fog of the same match: if it does not lift, everything is there at once
 */
export function useArrival({ lifting }: Fog, ending: Ending): boolean {
  const [arriving, setArriving] = useState(() => lifting && !reducedMotion());
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, with the first half that is shown
  useEffect(() => {
    if (!arriving) return;
    sound.play('fog');
    sound.play(ending === 'clean' ? 'clean' : 'ended', { after: FOG_MS });
  }, []);
  useEffect(() => {
    if (!arriving) return undefined;
    return untilEnded(WHOLE_MS, () => setArriving(false));
  }, [arriving]);
  return arriving;
}
