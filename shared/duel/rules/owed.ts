/** What an end owes, counted: a right move is worth something when it sends something owed in full, or nothing was owed. */

import { type Endpoint, play } from '../../referee/endpoint.ts';
import { mayHoldAck } from '../../referee/hold-ack.ts';
import type { Move } from '../../referee/verdict.ts';
import { isFinDue } from '../../tcp/output.ts';
import type { Tcb } from '../../tcp/tcb.ts';
import { onTheWire } from './right-move.ts';

function debtsOf(tcb: Tcb): number {
  const { owed, app } = tcb;
  const others = [owed.opening !== null, owed.ack, owed.retransmission, app.pending > 0, isFinDue(tcb)];
  return owed.resets.length + others.filter(Boolean).length;
}

/**
 * Whether a right move settles its position: it sends something owed in full, nothing was owed, or only an ACK that may be
 * held back. Half a text does not.
 */
export function settles(endpoint: Endpoint, move: Move): boolean {
  const before = debtsOf(endpoint.tcb);
  if (before === 0) return true;
  if (move.kind === 'wait') return mayHoldAck(endpoint);
  if (move.kind !== 'send') return false;
  return debtsOf(play(endpoint, onTheWire(endpoint, move.segment), 0).tcb) < before;
}
