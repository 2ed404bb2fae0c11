/** What can be told of a finished half: each fact a kind and its numbers. The page has the words. */

import type { End } from '../duel/level.ts';
import type { GivenUp } from '../duel/vocabulary/review.ts';

/** Where in the half something happened. */
interface Placed {
  /** The entry of the review that shows it. */
  readonly entryId: number;
  /** Milliseconds since the half began. */
  readonly at: number;
  /** The end that the sentence is about. */
  readonly end: End;
}

/** Something that happened so many times, first at its place. */
interface Repeated {
  readonly times: number;
}

/** One fact of a story. */
export type Fact = Placed &
  (
    | (Repeated & {
        readonly kind: /** The ACK of a FIN in LAST-ACK never arrived: the ACK that nobody acknowledges. */
          | 'last-ack-lost'
          /** Another ACK of a FIN never arrived. */
          | 'ack-lost'
          | 'fin-lost'
          | 'data-lost'
          /** Keep-alive asked whether the other end is there. */
          | 'probed'
          /** Live mode: segments that should not have been sent went out. */
          | 'wrong-sent'
          /** Wrong segments of the other end, challenged. */
          | 'challenged';
      })
    /** A FIN came again in TIME-WAIT and was answered; `leftMs`: what was left of 2MSL. */
    | { readonly kind: 'answered'; readonly leftMs: number }
    /** A FIN came again in TIME-WAIT, and 2MSL was over before the end sent anything. */
    | { readonly kind: 'missed' }
    /** An end that was CLOSED sent a RST. `restarted`: it had never known the connection. */
    | { readonly kind: 'closed-port'; readonly restarted: boolean }
    /** A RST from an end that still had the connection, without its application aborting. */
    | { readonly kind: 'reset-sent' }
    | { readonly kind: 'aborted' }
    | { readonly kind: 'died' }
    /** Both ends had sent their FIN before either FIN arrived. */
    | { readonly kind: 'crossed' }
    /** The port was refused, and free only `earlyMs` later. */
    | { readonly kind: 'port-early'; readonly earlyMs: number }
    /** The port was taken again, in TIME-WAIT (`reuse`) or when it was free. */
    | { readonly kind: 'port-taken'; readonly reuse: boolean }
    /** Bytes of an earlier connection were handed to the application. */
    | { readonly kind: 'ghost-accepted'; readonly bytes: number }
    /** A segment of an earlier connection arrived in the next one, which took nothing from it. */
    | { readonly kind: 'ghost-refused' }
    /** Data that had arrived before arrived once more in TIME-WAIT. */
    | { readonly kind: 'ghost-met' }
    /** The FIN arrived before data that had been sent before it. */
    | { readonly kind: 'overtaken' }
    /** The FIN was acknowledged by a segment that was a FIN itself. */
    | { readonly kind: 'three-waves' }
    /** Data sent after the other end's FIN had arrived. */
    | { readonly kind: 'late-data'; readonly bytes: number }
    /** The number after this segment is past 2^32 and begins again at 0. */
    | { readonly kind: 'wrapped' }
    | { readonly kind: 'gave-up'; readonly why: GivenUp }
    | { readonly kind: 'contradiction' }
    /** Every question of this end's player was answered right at the first try, without a hint. */
    | { readonly kind: 'flawless'; readonly moves: number }
    /** An ACK of this end arrived and closed the other; `freeAt`: when this end's 2MSL was over, ms since the half began. */
    | { readonly kind: 'closed'; readonly freeAt: number | null }
    /** 2MSL was over. */
    | { readonly kind: 'waited' }
  );

export type FactKind = Fact['kind'];

/** How a half ended, seen from above. */
export type Ending =
  /** Both ends reached CLOSED, and nobody sent a RST. */
  | 'clean'
  /** Both ends reached CLOSED, although a RST was sent. */
  | 'closed'
  | 'reset'
  | 'aborted'
  | 'gave-up'
  | 'corrupted'
  | 'contradiction'
  /** At least one end still has its connection: it was stopped. */
  | 'open';
