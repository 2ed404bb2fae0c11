/** What the moves of a half have cost together, and how many positions were right at the first try. */

import { costOf, isUnpaid } from './cost.ts';
import type { Challenge } from '../vocabulary/challenge.ts';
import type { JudgedMove, Judgement } from '../vocabulary/judgement.ts';
import type { HintTaken } from '../vocabulary/position.ts';
import type { HalfReview } from '../vocabulary/review.ts';

/** Everything that was not right or not enough, in order of time. */
export function deductionsOf(judgements: readonly Judgement[]): readonly Judgement[] {
  return judgements.filter((one) => !one.standsIn && (one.verdict !== 'correct' || isUnpaid(one)));
}

/** A cost: a move, a hint, or a wrong challenge. */
export type Cost =
  | { readonly kind: 'judgement'; readonly judgement: Judgement }
  | { readonly kind: 'hint'; readonly hint: HintTaken }
  | { readonly kind: 'challenge'; readonly challenge: Challenge };

/** What can be counted: both sides of a finished half, only the player's own in a view. */
type Counted = Pick<HalfReview, 'judgements' | 'hints' | 'challenges'>;

/** The cost of something, 0 or above. */
export function priceOf(cost: Cost): number {
  switch (cost.kind) {
    case 'judgement':
      return costOf(cost.judgement);
    case 'hint':
      return cost.hint.cost;
    case 'challenge':
      return -cost.challenge.points;
  }
}

function timeOf(cost: Cost): number {
  return cost.kind === 'judgement' ? cost.judgement.at : cost.kind === 'hint' ? cost.hint.at : cost.challenge.at;
}

/** Everything that cost points, in order of time. */
export function costsOf({ judgements, hints, challenges }: Counted): readonly Cost[] {
  const costs: Cost[] = [
    ...hints.map((hint) => ({ kind: 'hint', hint }) as const),
    ...deductionsOf(judgements).map((judgement) => ({ kind: 'judgement', judgement }) as const),
    ...challenges.filter(({ points }) => points < 0).map((challenge) => ({ kind: 'challenge', challenge }) as const),
  ];
  return costs.sort((a, b) => timeOf(a) - timeOf(b));
}

/** The same mistake made several times, with its total cost. */
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

/**
 * Whether a move settled its position right at the first try, and with everything that was due: a part of it earns
 * nothing yet, and so does a move made by the stack or after the answer was told. Naming a state answers no position.
 */
export function isRightAtFirstTry({ positionId, move, by, verdict, attempt, points }: JudgedMove): boolean {
  if (positionId === null || move.kind === 'claim' || by === 'stack') return false;
  return verdict === 'correct' && attempt === 1 && points.base > 0;
}

/**
 * Summary of a half: positions that were settled, those right at first try, and the losses, including hints and
 * challenges.
 */
export function summaryOf(counted: Counted): {
  readonly settled: number;
  readonly first: number;
  readonly lost: number;
} {
  const { judgements } = counted;
  return {
    settled: new Set(judgements.flatMap(({ positionId }) => (positionId === null ? [] : [positionId]))).size,
    first: judgements.filter(isRightAtFirstTry).length,
    lost: costsOf(counted).reduce((sum, cost) => sum + priceOf(cost), 0),
  };
}
