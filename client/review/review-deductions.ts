/** Everything that cost points in a match, of both sides: moves, hints, wrong challenges; and the right challenges. Each with its step. */

import type { End } from '../../shared/duel/level.ts';
import type { Seat } from '../../shared/duel/options.ts';
import type { RecordStep } from '../../shared/duel/views/record.ts';
import type { HalfReview } from '../../shared/duel/vocabulary/review.ts';
import { type Cost, costsOf, priceOf } from '../../shared/duel/rules/costs.ts';
import type { Reviewed } from './reviewed.ts';

export interface Deduction {
  /** Index of the step in its half; null: the record has none for it. */
  readonly step: number | null;
  readonly seat: Seat;
  readonly end: End;
  /** Its cost in points; below 0: a gain. */
  readonly price: number;
  readonly of: Cost;
}

/** All deductions of a half, in order of time. */
function halfDeductions(half: HalfReview, steps: readonly RecordStep[]): readonly Deduction[] {
  return costsOf(half).map((of) => inStep(of, half, steps));
}

/** The right challenges of a half, of both sides. */
export function rightChallenges(half: HalfReview, steps: readonly RecordStep[]): readonly Deduction[] {
  const right = half.challenges.filter(({ points }) => points >= 0);
  return right.map((challenge) => inStep({ kind: 'challenge', challenge }, half, steps));
}

function inStep(of: Cost, half: HalfReview, steps: readonly RecordStep[]): Deduction {
  const step = steps.findIndex((one) => isOf(one, of, half));
  const { seat, end } = whose(of);
  return { step: step < 0 ? null : step, seat, end, price: priceOf(of), of };
}

function whose(of: Cost): { readonly seat: Seat; readonly end: End } {
  switch (of.kind) {
    case 'judgement':
      return of.judgement;
    case 'hint':
      return of.hint;
    case 'challenge':
      return of.challenge;
  }
}

function isOf({ subject, end }: RecordStep, of: Cost, { hints, challenges }: HalfReview): boolean {
  if (subject.kind === 'judgement')
    return of.kind === 'judgement' && of.judgement.id === subject.judgementId && of.judgement.end === end;
  if (subject.kind === 'hint') return of.kind === 'hint' && hints[subject.index] === of.hint;
  return subject.kind === 'challenge' && of.kind === 'challenge' && challenges[subject.index] === of.challenge;
}

/** The score of a seat in a half. */
export function halfScore({ judgements, hints, challenges, bets }: HalfReview, seat: Seat): number {
  const own = <T extends { readonly seat: Seat }>(all: readonly T[]) => all.filter((one) => one.seat === seat);
  return (
    own(judgements).reduce((sum, { points }) => sum + points.total, 0) -
    own(hints).reduce((sum, { cost }) => sum + cost, 0) +
    own(challenges).reduce((sum, { points }) => sum + points, 0) +
    own(bets).reduce((sum, { points }) => sum + (points ?? 0), 0)
  );
}

/** The deductions of a whole match, by half. */
export function matchDeductions({
  review,
  steps,
}: Pick<Reviewed, 'review' | 'steps'>): readonly (readonly Deduction[])[] {
  return review.halves.map((half, index) => halfDeductions(half, steps[index] ?? []));
}
