/** What a segment that should not have been sent changes at its own sender: what went out counts as sent. */

import { has, type Segment, segLen } from '../tcp/segment.ts';
import { appWith, tcbWith } from '../tcp/tcb.ts';
import { transition } from '../tcp/transition.ts';
import { type Endpoint, play } from './endpoint.ts';

/** Whether the segment takes the sender's next numbers, so that the peer may accept and acknowledge them. */
function takesNextNumbers({ tcb }: Endpoint, segment: Segment): boolean {
  const ordinary = !has(segment, 'RST') && !has(segment, 'SYN') && segLen(segment) > 0;
  return ordinary && tcb.state !== 'CLOSED' && tcb.finSeq === null && segment.seq === tcb.snd.nxt;
}

/** A premature FIN: to the peer the application has closed, and its unsent text is lost. */
function closedByFin(endpoint: Endpoint, segment: Segment, now: number): Endpoint {
  const closed = transition(endpoint.tcb, { type: 'call', call: { kind: 'CLOSE', full: false } }, now).tcb;
  const app = appWith(closed.app, { closed: true, pending: segment.len });
  return { tcb: tcbWith(closed, { app }), history: endpoint.history };
}

/**
 * The endpoint after its player has sent a wrong segment at time `now` (ms). Text and FIN at SND.NXT count as sent: the
 * peer cannot tell. Every other wrong segment changes nothing here, and what was owed is still owed.
 */
export function playAstray(endpoint: Endpoint, segment: Segment, now: number): Endpoint {
  if (!takesNextNumbers(endpoint, segment)) return endpoint;
  return play(has(segment, 'FIN') ? closedByFin(endpoint, segment, now) : endpoint, segment, now);
}
