/** A moment in which an end must decide: why it is asked, its possible answers, and the hints bought. */

import type { Segment } from '../../tcp/segment.ts';
import type { End } from '../level.ts';
import type { Seat } from '../options.ts';
import type { AppCall, TimerName } from './figure.ts';

/** Why the player is asked. */
export type Cause =
  | ({ readonly kind: 'call' } & AppCall)
  /** `called`: the application has called since then, before any answer. */
  | { readonly kind: 'arrival'; readonly segment: Segment; readonly again: boolean; readonly called: AppCall | null }
  | { readonly kind: 'timer'; readonly timer: TimerName }
  /** The last move was right, and the stack owes more. */
  | { readonly kind: 'still-owed' };

/** A moment in which this end must decide. */
export interface PositionView {
  readonly id: number;
  readonly cause: Cause;
  readonly openedAt: number;
  /** Speed counts until then; null: no clock. */
  readonly speedUntil: number | null;
  /** Unanswered past this, it is judged as `wait`; null: never. */
  readonly limitAt: number | null;
  /** Points for a right move at this try, without speed and streak. */
  readonly base: number;
  /** The most that speed can still add at this try; falls linearly to 0 at `speedUntil`. */
  readonly speedMax: number;
  /** What the streak adds if this position is right at first try. */
  readonly streakBonus: number;
  /** 1 at the first try. */
  readonly attempt: number;
  /** In compose mode `cards` four candidates; otherwise empty. */
  readonly cards: readonly Segment[];
  /** The cards that were tried and were wrong, by index. */
  readonly tried: readonly number[];
  /** In compose mode `fields` the flags and length of the segment; otherwise null. */
  readonly given: Pick<Segment, 'flags' | 'len'> | null;
  /** What naming the state gains or costs; null: it cannot be named here. */
  readonly claim: { readonly gain: number; readonly cost: number } | null;
  /** How many hints have been bought here (4: the answer), and the price of the next; null: there is no more. */
  readonly hints: { readonly taken: number; readonly price: HintPrice | null };
}

/** What the next hint deducts from the score at once; after the answer the position earns nothing. */
export interface HintPrice {
  /** From 1; 4: the answer. */
  readonly step: number;
  readonly cost: number;
}

/** A bought hint: a deduction like any other. */
export interface HintTaken {
  readonly at: number;
  readonly seat: Seat;
  readonly end: End;
  readonly positionId: number;
  readonly cause: Cause;
  readonly step: number;
  readonly cost: number;
}
