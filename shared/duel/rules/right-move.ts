/** What is right at an end in its current state. */

import { judge } from '../../referee/judge.ts';
import { mayHoldAck } from '../../referee/hold-ack.ts';
import type { Endpoint } from '../../referee/endpoint.ts';
import type { Move, Notation } from '../../referee/verdict.ts';
import { owedSegment } from '../../tcp/output.ts';
import { has, makeSegment, type Segment } from '../../tcp/segment.ts';
import type { Tcb } from '../../tcp/tcb.ts';
import type { Cause } from '../vocabulary/position.ts';

/** The segment that is owed, written in the notation: the lecture's first FIN carries no ACK. */
export function owedIn(endpoint: Endpoint, notation: Notation): Segment | null {
  const owed = owedSegment(endpoint.tcb);
  if (owed === null || notation === 'wire' || !has(owed, 'FIN')) return owed;
  const bare = makeSegment({ flags: ['FIN'], seq: owed.seq, len: owed.len });
  const allowed = judge(endpoint, { kind: 'send', segment: bare }, notation).verdict === 'correct';
  return allowed ? bare : owed;
}

type PortMove = Extract<Move, { kind: 'bind' }>;

/**
 * Taking the port, if a position is about that: 2MSL has run out, or the application wants it and nothing holds it, or only
 * TIME-WAIT does and SO_REUSEADDR is set. Null also where a socket listens there already.
 */
export function portMove(cause: Cause, { state, config }: Tcb): PortMove | null {
  if (config.reopens) return null;
  if (cause.kind === 'timer') return cause.timer === 'time-wait' ? { kind: 'bind' } : null;
  if (cause.kind !== 'call') return null;
  if (cause.call === 'LISTEN' && state === 'TIME-WAIT') return { kind: 'bind', reuse: true };
  return (cause.call === 'BIND' || cause.call === 'LISTEN') && state === 'CLOSED' ? { kind: 'bind' } : null;
}

/** The right move: sending what is owed (an ACK that may be held back is as right, DUEL400), taking the port where the position is about that (see `portMove`), or waiting. */
export function rightMove(endpoint: Endpoint, notation: Notation, port: PortMove | null): Move {
  const owed = mayHoldAck(endpoint) ? null : owedIn(endpoint, notation);
  if (owed !== null) return { kind: 'send', segment: owed };
  return port ?? { kind: 'wait' };
}

/** A segment as it goes on the wire: the lecture's first FIN gets the ACK that every real stack sets. */
export function onTheWire(endpoint: Endpoint, segment: Segment): Segment {
  if (segment.ack !== undefined || has(segment, 'RST')) return segment;
  return makeSegment({ ...segment, ack: endpoint.tcb.rcv.nxt });
}
