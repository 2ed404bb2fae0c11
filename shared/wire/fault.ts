/** What a wire's script does to a segment: which one, and what happens to it. */

import type { Segment } from '../tcp/segment.ts';
import type { State } from '../tcp/state.ts';

/** What a copy that is held on the way waits for: no length of time says when two players have got so far. */
export type HoldUntil =
  /** The next segment of the same end has left: it arrives after that one. */
  | { readonly kind: 'overtaken' }
  /** The end that it is for is in this state. */
  | { readonly kind: 'state'; readonly state: State }
  /** The end that sent it has sent text in the connection that follows this one. */
  | { readonly kind: 'next-connection' };

/** The first match is number 1. */
export interface WireFault {
  readonly from: 'A' | 'B';
  /** A segment matches when everything that is given here holds; `nth` counts the matches of this fault. */
  readonly match: {
    readonly nth: number;
    readonly fin?: boolean;
    /** Carries text. */
    readonly text?: boolean;
    /** Acknowledges the other end's FIN. */
    readonly acksFin?: boolean;
    /** Says the same as this segment (flags without PSH and URG, seq, ack, length). */
    readonly same?: Segment;
  };
  readonly effect:
    | { readonly kind: 'lose' }
    /** Arrives this much later than it would; what is sent after it may overtake it. */
    | { readonly kind: 'delay'; readonly ms: number }
    /** A second copy arrives this much after the first. */
    | { readonly kind: 'duplicate'; readonly ms: number }
    /**
     * Stays on the way until `until` holds, and arrives `ms` after that. `copy`: only a second copy does, the first
     * arrives as usual. How long players think is no time on the wire: it does not count for the lifetime (WIRE7).
     */
    | { readonly kind: 'hold'; readonly copy: boolean; readonly until: HoldUntil; readonly ms: number };
}

/** What a third player, who is the wire, can have done to the next segment of an end. */
export const WIRE_ORDERS = ['lose', 'delay', 'duplicate'] as const;
export type WireOrder = (typeof WIRE_ORDERS)[number];
