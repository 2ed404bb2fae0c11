/** `impatient`: closes before its application does, or over unsent text; retransmits what no timer has asked for. */

import { makeSegment, type Segment } from '../tcp/segment.ts';
import { firstUnacked } from '../tcp/output.ts';
import type { Move } from '../referee/verdict.ts';
import { dueOr, sendWrong, type Situation } from './erring.ts';

/** How often it does not wait for its application, and for its timer, in percent. */
const CLOSE_PERCENT = 70;
const REPEAT_PERCENT = 40;

/** A FIN after what is due, and a FIN instead of the text that is due. */
function earlyFins(situation: Situation): Segment[] {
  const due = dueOr(situation);
  const ack = due.ack ?? situation.endpoint.tcb.rcv.nxt;
  return [due.len, 0].map((len) => makeSegment({ flags: ['FIN'], seq: due.seq, ack, len }));
}

function closesTooEarly(situation: Situation): Move | null {
  const { right, endpoint, draw } = situation;
  const isOpen = !endpoint.tcb.app.closed || endpoint.tcb.app.pending > 0;
  if (right.kind !== 'send' || !isOpen || draw(100) >= CLOSE_PERCENT) return null;
  return sendWrong(situation, ['fin-too-early'], earlyFins(situation));
}

/** Retransmits what is not acknowledged yet, where only waiting or an ACK is due. */
function repeatsTooEarly(situation: Situation): Move | null {
  const { endpoint, draw } = situation;
  const again = firstUnacked(endpoint.tcb);
  if (again === null || draw(100) >= REPEAT_PERCENT) return null;
  return sendWrong(situation, ['needless-retransmission'], [again]);
}

/** At its first try: a premature FIN, or a retransmission of text or FIN before its timer has rung. */
export function hurry(situation: Situation): Move | null {
  if (situation.position.attempt > 1) return null;
  return closesTooEarly(situation) ?? repeatsTooEarly(situation);
}
