/** Whether an ACK that is owed may still be held back, so that something else can carry it (RFC 9293, 3.8.6.3). */

import { seqLt } from '../lib/sequence.ts';
import { isFinDue } from '../tcp/output.ts';
import type { State } from '../tcp/connection-state.ts';
import type { Endpoint } from './endpoint.ts';

/** Here the peer still counts on answers to what it sends, and nothing of the close itself hangs on this ACK. */
const HOLDS: readonly State[] = ['ESTABLISHED', 'CLOSE-WAIT'];

/**
 * Whether waiting holds back an ACK and is legal (REF400): the endpoint delays ACKs, what has just been accepted is new and
 * in order, nothing is due that would carry the ACK, and its time has not run out. What comes again, and what leaves a gap,
 * is acknowledged at once (RFC 5681, 4.2).
 */
export function mayHoldAck({ tcb, history }: Endpoint): boolean {
  const { config, owed, app, held } = tcb;
  if (config.delayedAckMs === undefined || !owed.ack || history.ackOverdue) return false;
  const isNew = seqLt(history.ackSent, tcb.rcv.nxt) && !history.finCameAgain && held.length === 0;
  const carried = owed.retransmission || app.pending > 0 || isFinDue(tcb);
  return HOLDS.includes(tcb.state) && isNew && !carried;
}
