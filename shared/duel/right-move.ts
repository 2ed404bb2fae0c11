/** What would be right at an end as it stands. */

import { judge } from '../referee/judge.ts';
import type { Endpoint } from '../referee/endpoint.ts';
import type { Move, Notation } from '../referee/verdict.ts';
import { owedSegment } from '../tcp/output.ts';
import { has, makeSegment, type Segment } from '../tcp/segment.ts';

/** The segment that is owed, written as the notation has it: the lecture's first FIN carries no ACK. */
export function owedIn(endpoint: Endpoint, notation: Notation): Segment | null {
  const owed = owedSegment(endpoint.tcb);
  if (owed === null || notation === 'wire' || !has(owed, 'FIN')) return owed;
  const bare = makeSegment({ flags: ['FIN'], seq: owed.seq, len: owed.len });
  const allowed = judge(endpoint, { kind: 'send', segment: bare }, notation).verdict === 'correct';
  return allowed ? bare : owed;
}

/** The right move: what is owed, or to wait; once 2MSL has run out, the port is free to be reused. */
export function rightMove(endpoint: Endpoint, notation: Notation, twoMslOver: boolean): Move {
  const owed = owedIn(endpoint, notation);
  if (owed !== null) return { kind: 'send', segment: owed };
  return twoMslOver ? { kind: 'bind' } : { kind: 'wait' };
}

/** A segment as it goes on the wire: the lecture's first FIN gets the ACK that every real stack sets. */
export function onTheWire(endpoint: Endpoint, segment: Segment): Segment {
  if (segment.ack !== undefined || has(segment, 'RST')) return segment;
  return makeSegment({ ...segment, ack: endpoint.tcb.rcv.nxt });
}
