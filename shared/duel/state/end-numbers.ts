/** What an end knows when it moves: the numbers used to explain its move. */

import type { Endpoint } from '../../referee/endpoint.ts';
import type { Numbers } from '../vocabulary/judgement.ts';

/**
 * The current numbers of an end.
 * @param twoMslEndsAt when its 2MSL runs out (ms), null while it does not run; by default when its timer expires
 */
export function numbersOf(
  { tcb, history }: Endpoint,
  twoMslEndsAt: number | null = tcb.timers.timeWait?.expiresAt ?? null,
): Numbers {
  return {
    sndUna: tcb.snd.una,
    sndNxt: tcb.snd.nxt,
    rcvNxt: tcb.rcv.nxt,
    finSeq: tcb.finSeq,
    peerFinSeq: tcb.peerFinSeq,
    pending: tcb.app.pending,
    closed: tcb.app.closed,
    pureAcks: history.pureAcks,
    textStarts: history.textStarts,
    ackSent: history.ackSent,
    twoMslEndsAt,
  };
}
