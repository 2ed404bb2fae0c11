/** Everything that cost points in a match, of both sides: moves, hints and wrong calls, each with the step that it was. */

import type { End } from '../../shared/duel/level.ts';
import type { Seat } from '../../shared/duel/options.ts';
import type { MatchRecord, RecordStep } from '../../shared/duel/record.ts';
import type { Call, HalfReview, HintTaken, Judgement } from '../../shared/duel/view.ts';
import { costOf, deductionsOf } from './judged.ts';

export type DeductionOf =
  | { readonly kind: 'judgement'; readonly judgement: Judgement }
  | { readonly kind: 'hint'; readonly hint: HintTaken }
  | { readonly kind: 'call'; readonly call: Call };

export interface Deduction {
  /** Index of the step in its half; null: the record has none for it. */
  readonly step: number | null;
  readonly at: number;
  readonly seat: Seat;
  readonly end: End;
  /** Points that it has cost, 0 or above. */
  readonly cost: number;
  readonly of: DeductionOf;
}

/** All deductions of a half, in the order in which they happened. */
export function halfDeductions(half: HalfReview, steps: readonly RecordStep[]): readonly Deduction[] {
  const judged = deductionsOf(half.judgements).map((judgement): Deduction => {
    const step = indexOf(
      steps,
      ({ subject, end }) =>
        subject.kind === 'judgement' && subject.judgementId === judgement.id && end === judgement.end,
    );
    return { ...placeOf(judgement), step, cost: costOf(judgement), of: { kind: 'judgement', judgement } };
  });
  const hints = half.hints.map((hint, index): Deduction => {
    const step = indexOf(steps, ({ subject }) => subject.kind === 'hint' && subject.index === index);
    return { ...placeOf(hint), step, cost: hint.cost, of: { kind: 'hint', hint } };
  });
  const calls = half.calls.flatMap((call, index): Deduction[] => {
    if (call.points >= 0) return [];
    const step = indexOf(steps, ({ subject }) => subject.kind === 'call' && subject.index === index);
    return [{ ...placeOf(call), step, cost: -call.points, of: { kind: 'call', call } }];
  });
  return [...judged, ...hints, ...calls].sort((a, b) => a.at - b.at || (a.step ?? 0) - (b.step ?? 0));
}

function placeOf({ at, seat, end }: { at: number; seat: Seat; end: End }): { at: number; seat: Seat; end: End } {
  return { at, seat, end };
}

function indexOf(steps: readonly RecordStep[], fits: (step: RecordStep) => boolean): number | null {
  const index = steps.findIndex(fits);
  return index < 0 ? null : index;
}

/** What each seat has scored in a half. */
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
