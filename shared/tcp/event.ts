/** What can happen to an endpoint: `USER CALL | SEGMENT ARRIVES | TIMEOUT` (RFC 9293, 3.10). */

import type { Segment } from './segment.ts';
import type { Tcb } from './tcb.ts';
import type { RuleId } from './rule.ts';

export type UserCall =
  | { readonly kind: 'SEND'; readonly bytes: number }
  /** The application reads `bytes` octets. */
  | { readonly kind: 'RECEIVE'; readonly bytes: number }
  /** `full`: the application will not read any more either (`close`, not `shutdown`). */
  | { readonly kind: 'CLOSE'; readonly full: boolean }
  | { readonly kind: 'ABORT' };

/**
 * `fin-wait-2` is not a timer of RFC 9293 but the limit that systems set for an orphaned FIN-WAIT-2. `delayed-ack`: an ACK
 * that was held back has to go now. `keep-alive`: nothing has come for so long that the peer is asked (3.8.4).
 */
export type Timer = 'retransmission' | 'time-wait' | 'user' | 'fin-wait-2' | 'delayed-ack' | 'keep-alive';

export type TcpEvent =
  | { readonly type: 'call'; readonly call: UserCall }
  | { readonly type: 'segment'; readonly segment: Segment }
  | { readonly type: 'timeout'; readonly timer: Timer };

/** The outcome of one event. */
export interface Step {
  readonly tcb: Tcb;
  /** The rules that decided, in the order in which they fired. */
  readonly rules: readonly RuleId[];
  /** What the application is told when its call is refused; starts with the wording of RFC 9293. */
  readonly error?: string;
}
