/** The referee's verdict on a move. A student's mistake is a value, never an exception. */

import type { Segment } from '../tcp/segment.ts';
import type { State } from '../tcp/connection-state.ts';
import type { MistakeId } from './mistake.ts';

/** How strictly the first FIN is judged: in the lecture's notation it may lack the ACK flag. */
export const NOTATIONS = ['lecture', 'wire'] as const;
export type Notation = (typeof NOTATIONS)[number];

/** What a player can do. */
export type Move =
  | { readonly kind: 'send'; readonly segment: Segment }
  /** Pass, or let the time run out. */
  | { readonly kind: 'wait' }
  /** Name the state of the player's own end. */
  | { readonly kind: 'claim'; readonly state: State }
  /** Reuse the local port; `reuse`: with SO_REUSEADDR, which TIME-WAIT does not hinder. */
  | { readonly kind: 'bind'; readonly reuse?: true };

/** `needless`: legal, changes nothing, costs time. */
export type VerdictKind = 'correct' | 'needless' | 'wrong';

export interface Verdict {
  readonly verdict: VerdictKind;
  /** The first matching mistake; null when correct. */
  readonly mistake: MistakeId | null;
  /** The other matching mistakes, in the order of MISTAKES, for the review. */
  readonly others: readonly MistakeId[];
  /** Correct only in the lecture's notation: a remark goes with it. */
  readonly remark: 'lecture-first-fin' | 'lecture-state' | null;
}
