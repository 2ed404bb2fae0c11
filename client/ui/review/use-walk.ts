/** Where one is in a match that is over: kept in the address, so that a link points at a step, and changed by keys. */

import { useEffect, useRef, useState } from 'preact/hooks';
import type { MatchRecord } from '../../../shared/duel/record.ts';
import { markOf } from './left-at.ts';
import { readWalkPlace, type WalkPlace, walked, walkFragment } from '../../model/review-place.ts';
import { useKeys } from '../use-keys.ts';

export interface Walk {
  readonly place: WalkPlace;
  /** How many steps the half has. */
  readonly steps: number;
  go(to: WalkPlace): void;
  /** So many steps on, or back. */
  move(by: number): void;
  /** On to the next step that cost points; null: there is none behind this one. */
  readonly toNext: (() => void) | null;
}

/** @param marked the steps of each half that cost points, by index */
export function useWalk(record: MatchRecord, marked: readonly (readonly number[])[]): Walk {
  const counts = record.steps.map((steps) => steps.length);
  // Back from practice one goes on reading where one was.
  const [place, setPlace] = useState(() => readWalkPlace(location.hash || markOf(record.matchId), counts));
  // Keys come faster than pages are drawn: each goes on from where the one before led.
  const latest = useRef(place);
  const stand = (at: WalkPlace) => {
    latest.current = at;
    setPlace(at);
  };
  const go = (to: WalkPlace) => {
    history.replaceState(history.state, '', location.pathname + location.search + walkFragment(to));
    stand(to);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, so that the address says it, too
  useEffect(() => {
    if (location.hash === '') go(latest.current);
  }, []);
  useEffect(() => {
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

/** The next step that cost points, in this half or a later one. */
function nextMarked({ half, step }: WalkPlace, marked: readonly (readonly number[])[]): WalkPlace | null {
  const here = marked[half]?.find((index) => index > (step ?? -1));
  if (here !== undefined) return { half, step: here };
  const later = marked.findIndex((steps, index) => index > half && steps.length > 0);
  const first = marked[later]?.[0];
  return first === undefined ? null : { half: later, step: first };
}

/** Arrows, Home and End go through the steps, N to what cost points, Escape back to the whole half. */
function useWalkKeys(walk: Walk): void {
  useKeys((key) => meaningOf(key, walk), 'again');
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
