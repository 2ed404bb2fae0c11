/** The handshake before a connection of a half: it is not played, but without it no tool can count from 1. */

import type { End } from '../../duel/level.ts';
import { peerOf } from '../../duel/state/state.ts';
import type { HalfReview } from '../../duel/vocabulary/review.ts';
import { seqAdd } from '../../lib/sequence.ts';
import { makeSegment, type Segment } from '../../tcp/segment.ts';

/** One segment on the wire, with the arrival times of its copies. */
export interface Transmission {
  readonly from: End;
  readonly segment: Segment;
  /** Milliseconds, server clock. */
  readonly sentAt: number;
  readonly arrivals: readonly number[];
  /** The connection of the half that it belongs to, from 1. */
  readonly connection: number;
  /** The id of the review's segment; null: part of the handshake. */
  readonly id: number | null;
}

/** A connection of a half, in ESTABLISHED from `openedAt` on. */
export interface OpenedConnection {
  readonly number: number;
  readonly openedAt: number;
  /** SND.NXT of each end at that moment. */
  readonly start: Readonly<Record<End, number>>;
}

/** The end that opened the connection: servers listen on low ports. If both ports are the same it is A. */
function callerOf(ports: HalfReview['ports']): End {
  return ports.B.port > ports.A.port ? 'B' : 'A';
}

/** SYN, SYN/ACK and ACK, each taking `tripMs`; the last arrives one trip before the connection is opened. */
export function handshakeOf(
  ports: HalfReview['ports'],
  { number, openedAt, start }: OpenedConnection,
  tripMs: number,
): Transmission[] {
  const caller = callerOf(ports);
  const called = peerOf(caller);
  const isn = (end: End) => seqAdd(start[end], -1);
  const segments: [End, Segment][] = [
    [caller, makeSegment({ flags: ['SYN'], seq: isn(caller) })],
    [called, makeSegment({ flags: ['SYN'], seq: isn(called), ack: start[caller] })],
    [caller, makeSegment({ seq: start[caller], ack: start[called] })],
  ];
  return segments.map(([from, segment], i) => {
    // Both times from the same end: an answer leaves exactly when the other segment arrives.
    const at = (trips: number) => openedAt - trips * tripMs;
    return { from, segment, sentAt: at(4 - i), arrivals: [at(3 - i)], connection: number, id: null };
  });
}
