/** Calls in live mode, as the page offers them: what can be called, what is to be named, what came of the last one. */

import { CALL_PRICE, NAME_PRICE } from '../../shared/duel/score.ts';
import type { Call, FigureEntry, SeatView } from '../../shared/duel/view.ts';

type Arrival = Extract<FigureEntry, { kind: 'arrived' }>;

/** The arrivals that can be called, the newest first. */
export function callableArrivals({ figure, callable }: SeatView): readonly Arrival[] {
  const arrivals = figure.filter((entry) => entry.kind === 'arrived');
  return arrivals.filter(({ id }) => callable.includes(id)).toReversed();
}

/** The call whose mistake is still to be named; null: there is none. */
export function unnamed({ calls }: SeatView): Call | null {
  return calls.find(({ cards }) => cards.length > 0) ?? null;
}

export interface CallOffer {
  readonly kind: 'call' | 'name';
  readonly gain: number;
  readonly cost: number;
}

/** What is on offer now, and its price: to name what was called comes first; null: nothing. */
export function callOffer(view: SeatView): CallOffer | null {
  if (unnamed(view) !== null) return { kind: 'name', ...NAME_PRICE };
  return view.callable.length > 0 ? { kind: 'call', ...CALL_PRICE } : null;
}
