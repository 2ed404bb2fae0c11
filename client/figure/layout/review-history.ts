/** The events of a half in order: the entries of a review, with the initial states and the 2MSL derived from them. */

import { ENDS, type End } from '../../../shared/duel/level.ts';
import type { HalfReview, ReviewEntry } from '../../../shared/duel/vocabulary/review.ts';
import type { State } from '../../../shared/tcp/connection-state.ts';
import { has } from '../../../shared/tcp/segment.ts';

/** The figure's input for a half; without `startedAt` its start is unknown. */
export interface ReviewedHalf extends Pick<HalfReview, 'entries' | 'ports' | 'symbols'> {
  readonly startedAt: number | null;
}

export type SegmentEntry = ReviewEntry & { kind: 'segment' };
/** An event at one end. */
export type OwnEntry = Exclude<ReviewEntry, SegmentEntry>;

/** The 2MSL of an end that expired, in ms. */
export interface TimeWait {
  /** The entry that ended it. */
  readonly entryId: number;
  readonly end: End;
  readonly from: number;
  readonly to: number;
}

/**
 * The initial states of both ends, then all entries in the order in which they happened, as far as the arrows support
 * them.
 */
export function orderOf(half: ReviewedHalf): ReviewEntry[] {
  const entries = [...half.entries].sort((a, b) => startOf(a) - startOf(b) || a.id - b.id);
  return [...beginnings(half), ...entries.filter((entry) => !awaitsItsFin(entry, entries))];
}

const OWED_A_FIN: readonly State[] = ['FIN-WAIT-1', 'LAST-ACK'];

/**
 * Whether a state is the last of its end, and the FIN that it stands for was not sent. A stack enters it at the call of
 * close(), with the FIN still to be sent (3.10.4): if a half continues or was stopped there, no arrow shows why.
 */
function awaitsItsFin(entry: ReviewEntry, order: readonly ReviewEntry[]): boolean {
  if (entry.kind !== 'state' || !OWED_A_FIN.includes(entry.state)) return false;
  const later = order.slice(order.indexOf(entry) + 1);
  const goesOn = later.some((other) => other.kind === 'state' && other.end === entry.end);
  const leaves = order.some(
    (other) =>
      other.kind === 'segment' && other.from === entry.end && has(other.segment, 'FIN') && other.sentAt >= entry.at,
  );
  return !goesOn && !leaves;
}

/** The start of every half: the state of both ends. Their ids are below 0. */
function beginnings({ startedAt: at, entries }: ReviewedHalf): ReviewEntry[] {
  if (at === null) return [];
  return ENDS.map((end, index) => {
    const state = knewNothing(end, entries) ? 'CLOSED' : 'ESTABLISHED';
    return { kind: 'state', id: index - ENDS.length, end, at, state };
  });
}

/** Whether an end had no connection: only such an end sends a RST and stays in its state. */
export function knewNothing(end: End, entries: readonly ReviewEntry[]): boolean {
  const enters = entries.some((entry) => entry.kind === 'state' && entry.end === end);
  return (
    !enters && entries.some((entry) => entry.kind === 'segment' && entry.from === end && has(entry.segment, 'RST'))
  );
}

/** A copy in flight for more trips than this was thought to be gone. */
const LATE_TRIPS = 4;

/** Whether a copy of a segment is so late that its line runs through other labels. */
export function isLate(entry: SegmentEntry, arrival: number, tripMs: number): boolean {
  return arrival - entry.sentAt > LATE_TRIPS * tripMs;
}

/** When an entry begins. */
export function startOf(entry: ReviewEntry): number {
  return entry.kind === 'segment' ? entry.sentAt : entry.at;
}

/** How long a segment of this half usually travels, ms. */
export function tripOf(order: readonly ReviewEntry[]): number {
  const trips = order.flatMap((entry) =>
    entry.kind === 'segment' ? entry.landings.slice(0, 1).map(({ at }) => at - entry.sentAt) : [],
  );
  return trips.length === 0 ? 1_500 : Math.max(1, Math.min(...trips));
}

/** A state of an end, with its start. */
export interface Stay {
  readonly entryId: number;
  readonly at: number;
  readonly state: State;
}

/** The states of an end in order; the next connection begins in ESTABLISHED. */
export function staysOf(end: End, order: readonly ReviewEntry[]): Stay[] {
  return order.flatMap((entry): Stay[] => {
    if (entry.kind === 'segment' || entry.end !== end) return [];
    if (entry.kind === 'opened') return [{ entryId: entry.id, at: entry.at, state: 'ESTABLISHED' }];
    return entry.kind === 'state' ? [{ entryId: entry.id, at: entry.at, state: entry.state }] : [];
  });
}

/** Each 2MSL of an end that ran: it began with the last segment that the end sent in TIME-WAIT. */
export function timeWaitOf(end: End, order: readonly ReviewEntry[], begins: ReadonlyMap<number, number>): TimeWait[] {
  const stays = staysOf(end, order);
  return stays.flatMap((entered, index) => {
    const left = stays[index + 1];
    if (entered.state !== 'TIME-WAIT' || left === undefined) return [];
    const sends = order.filter(
      (entry) =>
        entry.kind === 'segment' && entry.from === end && entry.sentAt >= entered.at && entry.sentAt <= left.at,
    );
    const last = sends.at(-1);
    const from = last === undefined ? entered.at : (begins.get(last.id) ?? startOf(last));
    return from < left.at ? [{ entryId: left.entryId, end, from, to: left.at }] : [];
  });
}
