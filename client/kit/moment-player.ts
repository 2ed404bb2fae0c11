/** Plays one moment at a time: a short movement that any key, tap or news ends in its last frame. Knows no TCP. */

import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { reducedMotion } from './motion.ts';

/** Something that happened once. Two moments are the same one if kind and time are. */
export interface Moment {
  readonly kind: string;
  /** When it happened, ms on any clock. */
  readonly at: number;
}

export interface Played<M extends Moment> {
  readonly moment: M;
  /** It stands in its last frame. */
  readonly rests: boolean;
}

export interface Manner<M extends Moment> {
  /** How long it moves, ms. */
  lasts(moment: M): number;
  /** As it begins, once: for sound and vibration. What was over when the page was opened does not begin. */
  begins?(moment: M): void;
}

const nameOf = (moment: Moment | null) => (moment === null ? '' : `${moment.kind} ${moment.at}`);

/** What ends a moment: the event goes on to whatever it is for. */
const ENDS = ['keydown', 'pointerdown'] as const;

/**
 * The moment as it is played. It is never waited for: what it shows must be usable from its first frame.
 * @param moment the latest one; null: there is none
 * @param news any value that changes when something newer is there, which ends the movement
 */
export function usePlayed<M extends Moment>(moment: M | null, news: unknown, manner: Manner<M>): Played<M> | null {
  const name = nameOf(moment);
  const [rested, setRested] = useState(name);
  const known = useRef({ name, news });
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another moment or news begins or ends anything
  useLayoutEffect(() => {
    const before = known.current;
    known.current = { name, news };
    if (moment === null || name === rested) return;
    if (before.name === name && before.news !== news) {
      setRested(name);
      return;
    }
    manner.begins?.(moment);
    if (reducedMotion()) {
      setRested(name);
      return;
    }
    return untilEnded(manner.lasts(moment), () => setRested(name));
  }, [name, news]);
  return moment === null ? null : { moment, rests: rested === name };
}

/**
 * Calls `end` after so many ms, or at the first key or press before that.
 * @returns a function that stops waiting
 */
export function untilEnded(lastsMs: number, end: () => void): () => void {
  const timer = window.setTimeout(end, lastsMs);
  for (const what of ENDS) window.addEventListener(what, end, { capture: true, passive: true });
  return () => {
    window.clearTimeout(timer);
    for (const what of ENDS) window.removeEventListener(what, end, { capture: true });
  };
}
