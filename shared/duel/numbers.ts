/** What an end knows by itself when it moves: the numbers with which its move is explained. */

import type { Endpoint } from '../referee/endpoint.ts';
import type { Numbers } from './view.ts';

/** The numbers of an end as it stands. */
export function numbersOf({ tcb, history }: Endpoint): Numbers {
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
  };
}
