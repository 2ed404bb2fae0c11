/** A half watched while it is played: what is in flight, what the fog of the board hides, what is asked. Pure. */

import type { End } from '../../../shared/duel/level.ts';
import type { HalfReview, ReviewEntry } from '../../../shared/duel/vocabulary/review.ts';

export interface WatchedHalf {
  readonly half: HalfReview;
  /** The segments in flight; their one arrival is where they will arrive. */
  readonly flying: ReadonlySet<number>;
}

/**
 * The half as the board shows it.
 * @param fog hides what no player can know: the states, segments lost or in flight, the timers that would reveal them
 */
export function watchedHalf(half: HalfReview, now: number, tripMs: number, fog: boolean): WatchedHalf {
  const flying = new Set<number>();
  const entries = half.entries.flatMap((entry): ReviewEntry[] => {
    if (entry.kind !== 'segment') return fog && (entry.kind === 'state' || entry.kind === 'timer') ? [] : [entry];
    if (entry.arrivals.length > 0) return [entry];
    if (fog) return [];
    if (entry.lost) return [entry];
    flying.add(entry.id);
    const out = Math.max(entry.sentAt + tripMs, now);
    return [{ ...entry, arrivals: [out], landings: [{ at: out, id: Number.MAX_SAFE_INTEGER }] }];
  });
  return { half: { ...half, entries }, flying };
}

/** The last event at an end before it was asked: a call, an arrival or a timer; null: nothing yet. */
export function lastCause(half: HalfReview, end: End): ReviewEntry | null {
  const happened = half.entries.flatMap((entry) => momentsAt(entry, end).map((at) => ({ entry, at })));
  return (
    happened.reduce<{ entry: ReviewEntry; at: number } | null>(
      (last, one) => (last === null || one.at >= last.at ? one : last),
      null,
    )?.entry ?? null
  );
}

function momentsAt(entry: ReviewEntry, end: End): readonly number[] {
  if (entry.kind === 'segment') return entry.from === end ? [] : entry.arrivals;
  return (entry.kind === 'call' || entry.kind === 'timer') && entry.end === end ? [entry.at] : [];
}
