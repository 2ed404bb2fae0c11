/** A fault in a wire's script: which segment it affects, and what happens to it. */

import type { Segment } from '../tcp/segment.ts';
import type { State } from '../tcp/connection-state.ts';

/** What a parked copy waits for: no length of time says when two players have got that far. */
export type HoldUntil =
  /** The next segment of the same end has been sent: the copy arrives after it. */
  | { readonly kind: 'overtaken' }
  /** The receiving end is in this state. */
  | { readonly kind: 'state'; readonly state: State }
  /** The sending end has sent text in the next connection. */
  | { readonly kind: 'next-connection' }
  /** A socket of the receiving end listens on its port again. */
  | { readonly kind: 'listening' };

/** The first match is number 1. */
export interface WireFault {
  readonly from: 'A' | 'B';
  /** A segment matches when every given condition holds; `nth` counts the matches of this fault. */
  readonly match: {
    readonly nth: number;
    readonly fin?: boolean;
    /** Carries text. */
    readonly text?: boolean;
    /** Acknowledges the other end's FIN. */
    readonly acksFin?: boolean;
    readonly syn?: boolean;
    /** Equivalent to this segment (flags without PSH and URG, seq, ack, length). */
    readonly same?: Segment;
  };
  readonly effect:
    | { readonly kind: 'lose' }
    /** Arrives this much later than it would; later segments may overtake it. */
    | { readonly kind: 'delay'; readonly ms: number }
    /** A second copy arrives this much after the first. */
    | { readonly kind: 'duplicate'; readonly ms: number }
    /**
     * Is parked until `until` holds, and arrives `ms` after that. `copy`: only a second copy is parked, the first
     * arrives as usual. Thinking time is not time on the wire and does not count towards the lifetime (WIRE7).
     */
    | { readonly kind: 'hold'; readonly copy: boolean; readonly until: HoldUntil; readonly ms: number };
}

/** What a third player, who is the wire, can do to the next segment of an end. */
export const WIRE_ORDERS = ['lose', 'delay', 'duplicate'] as const;
export type WireOrder = (typeof WIRE_ORDERS)[number];
