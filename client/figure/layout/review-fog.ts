/**
 * The hidden part of a player's game: the entries of a finished half that this player's own figure never showed. Pure.
 */

import type { End } from '../../../shared/duel/level.ts';
import type { HalfReview, ReviewEntry } from '../../../shared/duel/vocabulary/review.ts';

/** Ids of the entries that the player at `end` sees for the first time when the fog lifts. */
export function unseenFrom(end: End, { entries }: Pick<HalfReview, 'entries'>): ReadonlySet<number> {
  return new Set(entries.flatMap((entry) => (wasSeen(entry, end) ? [] : [entry.id])));
}

/**
 * A segment was seen by its sender, and by the other end if a copy came out of the fog; everything else only where it
 * happened.
 */
function wasSeen(entry: ReviewEntry, end: End): boolean {
  if (entry.kind !== 'segment') return entry.end === end;
  return entry.from === end || entry.arrivals.length > 0;
}
