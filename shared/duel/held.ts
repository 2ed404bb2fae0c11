/** Copies on the way: those that arrive at a known time, and those that wait until something has happened. */

import type { DuelEvent } from './event.ts';
import { type Flight, type HalfState, type HeldFlight, peerOf } from './state.ts';

type Sent = Extract<DuelEvent, { type: 'sent' }>;

/** The copies of a segment just sent that arrive by themselves. */
export function arriving({ connection }: HalfState, { at, end, segment, delays }: Sent, segmentId: number): Flight[] {
  return delays.map((delay) => ({ segmentId, to: peerOf(end), segment, connection, arrivesAt: at + delay }));
}

/** The copy of a segment just sent that waits on the way, if one does. */
export function freshlyHeld({ connection }: HalfState, event: Sent, segmentId: number): HeldFlight[] {
  const { end, segment, held } = event;
  return held === undefined ? [] : [{ segmentId, to: peerOf(end), segment, connection, ...held }];
}

/** When a copy that waits arrives, because of what has just happened; null: it goes on waiting. */
export const released = {
  /** `half` is as it was before the segment was sent: a copy does not wait for itself. */
  bySending(copy: HeldFlight, half: HalfState, { at, end, segment, delays }: Sent): number | null {
    if (copy.to === end || !half.held.includes(copy)) return null;
    if (copy.until.kind === 'overtaken') return at + Math.max(0, ...delays) + copy.ms;
    const isNext = copy.until.kind === 'next-connection' && half.connection > copy.connection;
    return isNext && segment.len > 0 ? at + copy.ms : null;
  },
  byState(copy: HeldFlight, half: HalfState, at: number): number | null {
    const { until } = copy;
    return until.kind === 'state' && half.ends[copy.to].endpoint.tcb.state === until.state ? at + copy.ms : null;
  },
};

/** Lets go every copy for which `arrivesAt` names a time. */
export function withReleased(half: HalfState, arrivesAt: (copy: HeldFlight) => number | null): HalfState {
  if (half.held.length === 0) return half;
  const freed = half.held.flatMap((copy): Flight[] => {
    const at = arrivesAt(copy);
    const { segmentId, to, segment, connection } = copy;
    return at === null ? [] : [{ segmentId, to, segment, connection, arrivesAt: at }];
  });
  const held = half.held.filter((copy) => arrivesAt(copy) === null);
  return { ...half, flights: [...half.flights, ...freed], held };
}
