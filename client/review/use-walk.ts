/**
 * The reader's place in a finished match, changed by keys; on the match's own page in the address, so that a link
 * points at a step.
 */

import { useEffect, useRef, useState } from 'preact/hooks';
import { markOf } from './left-at.ts';
import { namesPlace, placedIn, readWalkPlace, type WalkPlace, walked, WHOLE } from './review-place.ts';
import type { Reviewed } from './reviewed.ts';
import { useKeys } from '../kit/use-keys.ts';

export interface Walk {
  readonly place: WalkPlace;
  /** How many steps the half has. */
  readonly steps: number;
  go(to: WalkPlace): void;
  /** Moves this many steps on, or back. */
  move(by: number): void;
  /** Goes to the next step that cost points; null: there is none. */
  readonly toNext: (() => void) | null;
}

/**
 * @param marked the steps of each half that cost points, by index
 * @param addressed whether the page is the match's own, whose address holds the place
 * @param firstHalf the half that is shown first where no address says it, by index
 */
export function useWalk(
  match: Reviewed,
  marked: readonly (readonly number[])[],
  addressed: boolean,
  firstHalf: number,
): Walk {
  const counts = match.steps.map((steps) => steps.length);
  // After practice the reader continues where they were.
  const [place, setPlace] = useState(() =>
    addressed ? readWalkPlace(addressedPlace(match.review.matchId), counts) : { ...WHOLE, half: firstHalf },
  );
  // Keys can be faster than rendering: each continues from the target of the one before.
  const latest = useRef(place);
  const stand = (at: WalkPlace) => {
    latest.current = at;
    setPlace(at);
  };
  const go = (to: WalkPlace) => {
    if (addressed)
      history.replaceState(history.state, '', location.pathname + location.search + placedIn(location.hash, to));
    stand(to);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, so that the address says it, too
  useEffect(() => {
    if (addressed && !namesPlace(location.hash)) go(latest.current);
  }, []);
  useEffect(() => {
    if (!addressed) return undefined;
    const read = () => stand(readWalkPlace(location.hash, counts));
    window.addEventListener('hashchange', read);
    return () => window.removeEventListener('hashchange', read);
  });
  const steps = counts[place.half] ?? 0;
  const move = (by: number) => go(walked(latest.current, by, counts[latest.current.half] ?? 0));
  const toNext = () => {
    const next = nextMarked(latest.current, marked);
    if (next !== null) go(next);
  };
  const walk = { place, steps, go, move, toNext: nextMarked(place, marked) === null ? null : toNext };
  useWalkKeys(walk);
  return walk;
}

/** The fragment that says where to begin: that of the address, or where the reader left. */
function addressedPlace(matchId: string): string {
  return namesPlace(location.hash) ? location.hash : markOf(matchId);
}

/** The next step that cost points, in this half or a later one. */
function nextMarked({ half, step }: WalkPlace, marked: readonly (readonly number[])[]): WalkPlace | null {
  const here = marked[half]?.find((index) => index > (step ?? -1));
  if (here !== undefined) return { half, step: here };
  const later = marked.findIndex((steps, index) => index > half && steps.length > 0);
  const first = marked[later]?.[0];
  return first === undefined ? null : { half: later, step: first };
}

/** Arrows, Home and End move between the steps, N to the next cost, Escape back to the whole half. */
function useWalkKeys(walk: Walk): void {
  useKeys((key) => (walk.steps === 0 ? null : meaningOf(key, walk)), 'again');
}

function meaningOf(key: string, { place, steps, go, move, toNext }: Walk): (() => void) | null {
  switch (key) {
    case 'ArrowLeft':
      return () => move(-1);
    case 'ArrowRight':
      return () => move(1);
    case 'Home':
      return () => go({ ...place, step: 0 });
    case 'End':
      return () => go({ ...place, step: steps - 1 });
    case 'Escape':
      return () => go({ ...place, step: null });
    default:
      return key.toLowerCase() === 'n' ? toNext : null;
  }
}
