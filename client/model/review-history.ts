/** What happened in a half, in order: the entries of a review, with the beginning and the 2MSL that follow from them. */

import { ENDS, type End } from '../../shared/duel/level.ts';
import type { HalfReview, ReviewEntry } from '../../shared/duel/view.ts';

export type SegmentEntry = ReviewEntry & { kind: 'segment' };
/** A thing that happened at one end. */
export type OwnEntry = Exclude<ReviewEntry, SegmentEntry>;

/** The 2MSL of an end that ran out, in ms. */
export interface TimeWait {
  /** The entry with which it was over. */
  readonly entryId: number;
  readonly end: End;
  readonly from: number;
  readonly to: number;
}

/** The beginnings of both ends, then all entries in the order in which they happened. */
export function orderOf(half: HalfReview): ReviewEntry[] {
  const entries = [...half.entries].sort((a, b) => startOf(a) - startOf(b) || a.id - b.id);
  return [...beginnings(half.startedAt), ...entries];
}

/** What every half begins with: both ends are in ESTABLISHED. Their ids are below 0. */
function beginnings(at: number): ReviewEntry[] {
  return ENDS.map((end, index) => ({ kind: 'state', id: index - ENDS.length, end, at, state: 'ESTABLISHED' }));
}

/** How many entries of the order are not events but the beginning of the half. */
export const BEGINNINGS = ENDS.length;

/** When an entry begins. */
export function startOf(entry: ReviewEntry): number {
  return entry.kind === 'segment' ? entry.sentAt : entry.at;
}

/** How long a segment of this half usually travels, ms. */
export function tripOf(order: readonly ReviewEntry[]): number {
  const trips = order.flatMap((entry) =>
    entry.kind === 'segment' ? entry.arrivals.slice(0, 1).map((at) => at - entry.sentAt) : [],
  );
  return trips.length === 0 ? 1_500 : Math.max(1, Math.min(...trips));
}

/** The 2MSL of an end that ran out: it began with the last segment that the end sent in TIME-WAIT. */
export function timeWaitOf(end: End, order: readonly ReviewEntry[]): TimeWait[] {
  const states = order.filter((entry) => entry.kind === 'state').filter((entry) => entry.end === end);
  const index = states.findIndex((entry) => entry.state === 'TIME-WAIT');
  const [entered, left] = [states[index], states[index + 1]];
  if (index < 0 || entered === undefined || left === undefined) return [];
  const sends = order.filter(
    (entry) => entry.kind === 'segment' && entry.from === end && entry.sentAt >= entered.at && entry.sentAt < left.at,
  );
  const last = sends.at(-1);
  return [{ entryId: left.id, end, from: last === undefined ? entered.at : startOf(last), to: left.at }];
}
