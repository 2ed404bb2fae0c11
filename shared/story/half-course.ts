/** The course of a finished half in one order: what each end was in, and which copies came to it. Pure. */

import type { End } from '../duel/level.ts';
import type { HalfReview, ReviewEntry } from '../duel/vocabulary/review.ts';
import type { State } from '../tcp/connection-state.ts';
import { has, type Segment } from '../tcp/segment.ts';

export type Sent = Extract<ReviewEntry, { kind: 'segment' }>;
type OwnKind = Exclude<ReviewEntry['kind'], 'segment'>;
export type Own<K extends OwnKind> = Extract<ReviewEntry, { kind: K }>;

/** A copy of a segment as an end processed it. `id`: its place in the order of the half. */
export interface Arrival {
  readonly id: number;
  readonly sent: Sent;
  /** Which copy of it, from 0. */
  readonly copy: number;
  /** When it reached the end, ms. */
  readonly reachedAt: number;
}

export class HalfCourse {
  readonly half: HalfReview;
  readonly #sent: Readonly<Record<End, readonly Sent[]>>;
  readonly #arrivals: Readonly<Record<End, readonly Arrival[]>>;

  constructor(half: HalfReview) {
    this.half = half;
    const sent = half.entries.filter((entry): entry is Sent => entry.kind === 'segment');
    this.#sent = { A: sent.filter(({ from }) => from === 'A'), B: sent.filter(({ from }) => from === 'B') };
    this.#arrivals = { A: arrivalsOf(this.#sent.B), B: arrivalsOf(this.#sent.A) };
  }

  /** What an end sent, oldest first. */
  sent(end: End): readonly Sent[] {
    return this.#sent[end];
  }

  /** What an end processed, oldest first. */
  arrivals(end: End): readonly Arrival[] {
    return this.#arrivals[end];
  }

  /** What happened at an end, of one kind, oldest first. */
  own<K extends OwnKind>(kind: K, end: End): readonly Own<K>[] {
    return this.half.entries.filter(
      (entry): entry is Own<K> => entry.kind === kind && !isSent(entry) && entry.end === end,
    );
  }

  /** The state of an end just before the place `id` in the order of the half. */
  stateBefore(end: End, id: number): State {
    const before = this.half.entries.findLast(
      (entry) => (entry.kind === 'state' || entry.kind === 'opened') && entry.end === end && entry.id < id,
    );
    if (before === undefined) return this.restarted(end) ? 'CLOSED' : 'ESTABLISHED';
    return before.kind === 'state' ? before.state : 'ESTABLISHED';
  }

  /** The connection of an end at a place, from 1. */
  connection(end: End, id: number): number {
    return 1 + this.own('opened', end).filter((opened) => opened.id < id).length;
  }

  /** Whether an end had no connection from the start: only such an end sends a RST and stays in its state. */
  restarted(end: End): boolean {
    return this.own('state', end).length === 0 && this.sent(end).some(({ segment }) => has(segment, 'RST'));
  }

  /** The state in which an end was left. */
  lastState(end: End): State {
    return this.stateBefore(end, Number.POSITIVE_INFINITY);
  }
}

function isSent(entry: ReviewEntry): entry is Sent {
  return entry.kind === 'segment';
}

function arrivalsOf(sent: readonly Sent[]): Arrival[] {
  const all = sent.flatMap((one) =>
    one.landings.map(({ id, at }, copy): Arrival => ({ id, sent: one, copy, reachedAt: at })),
  );
  return all.sort((a, b) => a.id - b.id);
}

/** Carries neither data nor a flag but ACK. */
export function isPureAck({ flags, len }: Segment): boolean {
  return len === 0 && flags.length === 1 && flags[0] === 'ACK';
}
