/** What to tell of the moves that were judged: which one now, and what each has cost. */

import { costOf, isUnpaid } from '../../shared/duel/cost.ts';
import type { Call, HalfReview, HintTaken, Judgement, SeatView } from '../../shared/duel/view.ts';

/** How much of the last judgement is shown: in full, or in one line beside a new question. */
export interface Feedback {
  readonly judgement: Judgement;
  readonly form: 'full' | 'line';
  /** The position is still open: try again. */
  readonly again: boolean;
}

/** The feedback that belongs to a view; null when there is nothing to tell. */
export function feedbackOf(view: SeatView): Feedback | null {
  const judgement = view.judgements.at(-1);
  if (judgement === undefined) return null;
  const { position } = view;
  if (position === null) return { judgement, form: 'full', again: false };
  const same = judgement.positionId === position.id;
  return { judgement, form: same ? 'full' : 'line', again: same && judgement.verdict !== 'correct' };
}

/** Whether the stack has sent something for the player because of this judgement, as his figure shows. */
export function hasStackPlayed({ at }: Judgement, figure: SeatView['figure']): boolean {
  return figure.some((entry) => entry.kind === 'sent' && entry.by === 'stack' && entry.at === at);
}

/** Everything that was not right or not enough, in the order in which it happened. */
export function deductionsOf(judgements: readonly Judgement[]): readonly Judgement[] {
  return judgements.filter((one) => !one.standsIn && (one.verdict !== 'correct' || isUnpaid(one)));
}

/** Something that cost points: a move, a hint, or a call of what was right. */
export type Cost =
  | { readonly kind: 'judgement'; readonly judgement: Judgement }
  | { readonly kind: 'hint'; readonly hint: HintTaken }
  | { readonly kind: 'call'; readonly call: Call };

/** What can be counted: of a half that is over both sides, in a view the own. */
type Counted = Pick<HalfReview, 'judgements' | 'hints' | 'calls'>;

/** What something has cost, 0 or above. */
export function priceOf(cost: Cost): number {
  switch (cost.kind) {
    case 'judgement':
      return costOf(cost.judgement);
    case 'hint':
      return cost.hint.cost;
    case 'call':
      return -cost.call.points;
  }
}

function timeOf(cost: Cost): number {
  return cost.kind === 'judgement' ? cost.judgement.at : cost.kind === 'hint' ? cost.hint.at : cost.call.at;
}

/** Everything that cost points, none left out, in the order in which it happened. */
export function costsOf({ judgements, hints, calls }: Counted): readonly Cost[] {
  const costs: Cost[] = [
    ...hints.map((hint) => ({ kind: 'hint', hint }) as const),
    ...deductionsOf(judgements).map((judgement) => ({ kind: 'judgement', judgement }) as const),
    ...calls.filter(({ points }) => points < 0).map((call) => ({ kind: 'call', call }) as const),
  ];
  return costs.sort((a, b) => timeOf(a) - timeOf(b));
}

/** The same mistake made several times, with what it has cost in all. */
export interface CostGroup {
  readonly example: Judgement;
  readonly times: number;
  readonly cost: number;
}

/** The deductions by mistake, the costliest first. */
export function costGroups(judgements: readonly Judgement[]): readonly CostGroup[] {
  const groups = new Map<string, CostGroup>();
  for (const judgement of deductionsOf(judgements)) {
    const key = judgement.mistake ?? `${judgement.verdict} ${judgement.by === 'stack'}`;
    const { example = judgement, times = 0, cost = 0 } = groups.get(key) ?? {};
    groups.set(key, { example, times: times + 1, cost: cost + costOf(judgement) });
  }
  return [...groups.values()].sort((a, b) => b.cost - a.cost);
}

/** How a half went: positions that were settled, those right at first try, and what was lost, hints and calls among it. */
export function summaryOf(counted: Counted): {
  readonly settled: number;
  readonly first: number;
  readonly lost: number;
} {
  const { judgements } = counted;
  const settled = judgements.filter(
    (judgement) =>
      judgement.positionId !== null &&
      judgement.verdict === 'correct' &&
      judgement.move.kind !== 'claim' &&
      judgement.by !== 'stack' &&
      !judgement.standsIn &&
      !isUnpaid(judgement),
  );
  return {
    settled: new Set(judgements.flatMap(({ positionId }) => (positionId === null ? [] : [positionId]))).size,
    first: settled.filter(({ attempt, points }) => attempt === 1 && points.base > 0).length,
    lost: costsOf(counted).reduce((sum, cost) => sum + priceOf(cost), 0),
  };
}
