/** What a wire's script does to a segment: which one, and what happens to it. */

import type { Segment } from '../tcp/segment.ts';

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
    | { readonly kind: 'duplicate'; readonly ms: number };
}
