/** Copies on the way: those that arrive at a known time, and those parked until something has happened. */

import { halfWith } from './constructors.ts';
import type { DuelEvent } from './duel-event.ts';
import { type Flight, type HalfState, type ParkedFlight, peerOf } from './state.ts';

type Sent = Extract<DuelEvent, { type: 'sent' }>;

/** The copies of a segment just sent that arrive by themselves. */
export function arriving({ connection }: HalfState, { at, end, segment, delays }: Sent, segmentId: number): Flight[] {
  return delays.map((delay) => ({ segmentId, to: peerOf(end), segment, connection, arrivesAt: at + delay }));
}

/** The parked copy of a segment just sent, if there is one. */
export function freshlyParked({ connection }: HalfState, event: Sent, segmentId: number): ParkedFlight[] {
  const { end, segment, held } = event;
  return held === undefined ? [] : [{ segmentId, to: peerOf(end), segment, connection, ...held }];
}

/** When a parked copy arrives, because of what has just happened; null: it stays parked. */
export const released = {
  /** `half` is the half before the segment was sent: a copy does not wait for itself. */
  bySending(copy: ParkedFlight, half: HalfState, { at, end, segment, delays }: Sent): number | null {
    if (copy.to === end || !half.parked.includes(copy)) return null;
    if (copy.until.kind === 'overtaken') return at + Math.max(0, ...delays) + copy.ms;
    const isNext = copy.until.kind === 'next-connection' && half.connection > copy.connection;
    return isNext && segment.len > 0 ? at + copy.ms : null;
  },
  byState(copy: ParkedFlight, half: HalfState, at: number): number | null {
    const { until } = copy;
    if (until.kind === 'listening') return half.ends[copy.to].port === 'reused' ? at + copy.ms : null;
    return until.kind === 'state' && half.ends[copy.to].endpoint.tcb.state === until.state ? at + copy.ms : null;
  },
};

/** Releases every copy for which `arrivesAt` names a time. */
export function withReleased(half: HalfState, arrivesAt: (copy: ParkedFlight) => number | null): HalfState {
  if (half.parked.length === 0) return half;
  const freed = half.parked.flatMap((copy): Flight[] => {
    const at = arrivesAt(copy);
    const { segmentId, to, segment, connection } = copy;
    return at === null ? [] : [{ segmentId, to, segment, connection, arrivesAt: at }];
  });
  const parked = half.parked.filter((copy) => arrivesAt(copy) === null);
  return halfWith(half, { flights: [...half.flights, ...freed], parked });
}
