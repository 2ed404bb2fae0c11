/** What would be right at an end as it stands. */

import { judge } from '../referee/judge.ts';
import type { Endpoint } from '../referee/endpoint.ts';
import type { Move, Notation } from '../referee/verdict.ts';
import { owedSegment } from '../tcp/output.ts';
import { has, makeSegment, type Segment } from '../tcp/segment.ts';
import type { State } from '../tcp/state.ts';
import type { Cause } from './view.ts';

/** The segment that is owed, written as the notation has it: the lecture's first FIN carries no ACK. */
export function owedIn(endpoint: Endpoint, notation: Notation): Segment | null {
  const owed = owedSegment(endpoint.tcb);
  if (owed === null || notation === 'wire' || !has(owed, 'FIN')) return owed;
  const bare = makeSegment({ flags: ['FIN'], seq: owed.seq, len: owed.len });
  const allowed = judge(endpoint, { kind: 'send', segment: bare }, notation).verdict === 'correct';
  return allowed ? bare : owed;
}

/** Whether a position is about a port that is free: 2MSL has run out, or the application wants it and nothing holds it. */
export function portIsDue(cause: Cause, state: State): boolean {
  if (cause.kind === 'timer') return cause.timer === 'time-wait';
  return cause.kind === 'call' && cause.call === 'BIND' && state === 'CLOSED';
}

/** The right move: what is owed, or to take the port where that is what it is about (see `portIsDue`), or to wait. */
export function rightMove(endpoint: Endpoint, notation: Notation, takesPort: boolean): Move {
  const owed = owedIn(endpoint, notation);
  if (owed !== null) return { kind: 'send', segment: owed };
  return takesPort ? { kind: 'bind' } : { kind: 'wait' };
}

/** A segment as it goes on the wire: the lecture's first FIN gets the ACK that every real stack sets. */
export function onTheWire(endpoint: Endpoint, segment: Segment): Segment {
  if (segment.ack !== undefined || has(segment, 'RST')) return segment;
  return makeSegment({ ...segment, ack: endpoint.tcb.rcv.nxt });
}
