/** The handshake of a next connection between the same ports, as far as the end of the one before can tell. */

import { has, type Segment, segLen } from './segment.ts';
import type { Tcb } from './tcb.ts';

/** Whether an arrival is the ACK of the SYN,ACK that this end has sent. */
function isLastOfHandshake({ state, snd, rcv, config }: Tcb, segment: Segment): boolean {
  const isAck = segLen(segment) === 0 && !has(segment, 'RST') && segment.ack === snd.nxt;
  return state === 'CLOSED' && config.reopens === true && isAck && segment.seq === rcv.nxt;
}

/** Whether an arrival belongs to a handshake and asks nobody: the SYN,ACK, and the ACK of it. */
export function isOfHandshake(tcb: Tcb, segment: Segment): boolean {
  return (has(segment, 'SYN') && has(segment, 'ACK')) || isLastOfHandshake(tcb, segment);
}
