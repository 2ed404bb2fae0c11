/**
 * A step in the picture of a half: how far down time has come, what has begun, what the step is about. Knows no page.
 */

import type { End } from '../../../shared/duel/level.ts';
import type { RecordStep } from '../../../shared/duel/views/record.ts';
import type { Judgement } from '../../../shared/duel/vocabulary/judgement.ts';
import type { HalfReview } from '../../../shared/duel/vocabulary/review.ts';
import type { ReviewFigure } from './review-figure.ts';
import { startOf } from './review-history.ts';

export interface FigureMoment {
  /** Where the step is in time, px. */
  readonly y: number;
  /** Everything down to here has happened, px; infinite when it is all over. */
  readonly until: number;
  /** Ids of the entries that have begun. */
  readonly begun: ReadonlySet<number>;
  /** The entry that the step is about; null: it left none. */
  readonly focus: number | null;
  /** The line at which it happened; null: both. */
  readonly end: End | null;
  /** A wrong segment was stopped at the end's own door. */
  readonly stopped: boolean;
}

/** The judgement that a step is about; null: it is about something else. */
export function judgementAt(half: HalfReview, { subject, end }: RecordStep): Judgement | null {
  if (subject.kind !== 'judgement') return null;
  return half.judgements.find((judgement) => judgement.id === subject.judgementId && judgement.end === end) ?? null;
}

/** The entry of the figure that a step is about, or null. */
export function entryIdOf({ subject, ownEntryId }: RecordStep): number | null {
  return subject.kind === 'arrival' ? subject.entryId : ownEntryId;
}

/** A step as the figure shows it. */
export function momentOf(figure: ReviewFigure, half: HalfReview, step: RecordStep): FigureMoment {
  const last = step.entryId ?? 0;
  const focus = entryIdOf(step);
  const begun = new Set(figure.order.flatMap(({ id }) => (id <= last ? [id] : [])));
  const judgement = judgementAt(half, step);
  const places = placesOf(figure);
  const y = placeOf(figure, step) ?? yAt(places, step.at);
  const over = begun.size === figure.order.length && step.at >= (places.at(-1)?.[0] ?? 0);
  return {
    y,
    until: over ? Number.POSITIVE_INFINITY : y,
    begun,
    focus,
    end: step.subject.kind === 'start' ? null : step.end,
    stopped: judgement?.verdict === 'wrong' && judgement.move.kind === 'send' && focus === null,
  };
}

/** The place of what the step is about, if it has one of its own. */
function placeOf({ flights, yOf }: ReviewFigure, { subject, ownEntryId }: RecordStep): number | null {
  if (subject.kind !== 'arrival') return ownEntryId === null ? null : (yOf.get(ownEntryId) ?? null);
  return flights.find(({ entry }) => entry.id === subject.entryId)?.taken[subject.copy] ?? null;
}

/** The step that a press on an entry leads to: the one that brought it; null: none did. */
export function stepOfEntry(steps: readonly RecordStep[], entryId: number): number | null {
  const own = steps.findIndex((step) => step.ownEntryId === entryId);
  if (own >= 0) return own;
  const by = steps.findIndex((step) => step.entryId !== null && step.entryId >= entryId);
  return by >= 0 ? by : null;
}

/** The place of a time in a figure, interpolated between the moments that have one. */
function yAt(known: readonly Place[], at: number): number {
  const next = known.findIndex(([time]) => time >= at);
  const after = next < 0 ? known.at(-1) : known[next];
  const before = next <= 0 ? after : known[next - 1];
  if (after === undefined || before === undefined) return 0;
  const span = after[0] - before[0];
  return span <= 0 ? after[1] : before[1] + ((at - before[0]) / span) * (after[1] - before[1]);
}

/** A time and its place. */
type Place = readonly [number, number];

/** Every moment with a place of its own, in order. */
function placesOf({ order, yOf, flights }: ReviewFigure): Place[] {
  const begins = order.map((entry) => [startOf(entry), yOf.get(entry.id) ?? 0] as const);
  const arrivals = flights.flatMap(({ entry, arrivals: points }) =>
    points.map(([, y], index) => [entry.landings[index]?.at ?? entry.sentAt, y] as const),
  );
  return [...begins, ...arrivals].sort((a, b) => a[0] - b[0]);
}
