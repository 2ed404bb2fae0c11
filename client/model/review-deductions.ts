/** Everything that cost points in a match, of both sides: moves, hints and wrong calls, each with the step that it was. */

import type { End } from '../../shared/duel/level.ts';
import type { Seat } from '../../shared/duel/options.ts';
import type { MatchRecord, RecordStep } from '../../shared/duel/record.ts';
import type { HalfReview } from '../../shared/duel/view.ts';
import { type Cost, costsOf, priceOf } from './judged.ts';

export interface Deduction {
  /** Index of the step in its half; null: the record has none for it. */
  readonly step: number | null;
  readonly seat: Seat;
  readonly end: End;
  /** Points that it has cost, 0 or above. */
  readonly price: number;
  readonly of: Cost;
}

/** All deductions of a half, in the order in which they happened. */
function halfDeductions(half: HalfReview, steps: readonly RecordStep[]): readonly Deduction[] {
  return costsOf(half).map((of) => {
    const step = steps.findIndex((one) => isOf(one, of, half));
    const { seat, end } = whose(of);
    return { step: step < 0 ? null : step, seat, end, price: priceOf(of), of };
  });
}

function whose(of: Cost): { readonly seat: Seat; readonly end: End } {
  switch (of.kind) {
    case 'judgement':
      return of.judgement;
    case 'hint':
      return of.hint;
    case 'call':
      return of.call;
  }
}

function isOf({ subject, end }: RecordStep, of: Cost, { hints, calls }: HalfReview): boolean {
  if (subject.kind === 'judgement')
    return of.kind === 'judgement' && of.judgement.id === subject.judgementId && of.judgement.end === end;
  if (subject.kind === 'hint') return of.kind === 'hint' && hints[subject.index] === of.hint;
  return subject.kind === 'call' && of.kind === 'call' && calls[subject.index] === of.call;
}

/** What a seat has scored in a half. */
export function halfScore({ judgements, hints, calls }: HalfReview, seat: Seat): number {
  const own = <T extends { readonly seat: Seat }>(all: readonly T[]) => all.filter((one) => one.seat === seat);
  return (
    own(judgements).reduce((sum, { points }) => sum + points.total, 0) -
    own(hints).reduce((sum, { cost }) => sum + cost, 0) +
    own(calls).reduce((sum, { points }) => sum + points, 0)
  );
}

/** The deductions of a whole match, by half. */
export function matchDeductions({ review, steps }: MatchRecord): readonly (readonly Deduction[])[] {
  return review.halves.map((half, index) => halfDeductions(half, steps[index] ?? []));
}
