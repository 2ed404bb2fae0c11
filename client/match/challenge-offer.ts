/**
 * Challenges in live mode, as the page offers them: what can be challenged, what is to be named, the result of the last
 * one.
 */

import { CHALLENGE_PRICE, NAME_PRICE } from '../../shared/duel/rules/score.ts';
import type { Challenge } from '../../shared/duel/vocabulary/challenge.ts';
import type { FigureEntry } from '../../shared/duel/vocabulary/figure.ts';
import type { SeatView } from '../../shared/duel/vocabulary/seat.ts';

type Arrival = Extract<FigureEntry, { kind: 'arrived' }>;

/** The arrivals that can be challenged, the newest first. */
export function challengeableArrivals({ figure, challengeable }: SeatView): readonly Arrival[] {
  const arrivals = figure.filter((entry) => entry.kind === 'arrived');
  return arrivals.filter(({ id }) => challengeable.includes(id)).toReversed();
}

/** The challenge whose mistake is still to be named, or null. */
export function unnamed({ challenges }: SeatView): Challenge | null {
  return challenges.find(({ cards }) => cards.length > 0) ?? null;
}

export interface ChallengeOffer {
  readonly kind: 'challenge' | 'name';
  readonly gain: number;
  readonly cost: number;
}

/** The current offer and its price: naming a challenged mistake comes first; null: nothing. */
export function challengeOffer(view: SeatView): ChallengeOffer | null {
  if (unnamed(view) !== null) return { kind: 'name', ...NAME_PRICE };
  return view.challengeable.length > 0 ? { kind: 'challenge', ...CHALLENGE_PRICE } : null;
}
