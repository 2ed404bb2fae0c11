/** Matches each RST to the arrival that drew it, by the numbers that RFC 9293, 3.10.7.1 gives it. */

import { has, type Segment, segEnd } from '../../tcp/segment.ts';
import type { Flight } from './flight.ts';

/** How far back the cause of a RST is searched for, in flights. */
const REACH = 256;

/**
 * The RSTs that answer a segment, by that segment. Each RST answers one, and they answer in the order of arrival: the last
 * of several RSTs with the same number answers the last segment that asked for it.
 * @param mayHaveCome whether the first flight can have reached its receiver before the second one left there
 */
export function resetAnswers(
  flights: readonly Flight[],
  mayHaveCome: (asked: Flight, reset: Flight) => boolean,
): ReadonlyMap<Flight, Flight> {
  const answers = new Map<Flight, Flight>();
  for (let index = flights.length - 1; index >= 0; index--) {
    const reset = flights[index];
    if (reset === undefined || !has(reset.segment, 'RST')) continue;
    const before = flights.slice(Math.max(0, index - REACH), index);
    const asked = before.findLast(
      (flight) =>
        flight.from !== reset.from &&
        !answers.has(flight) &&
        asksFor(flight.segment, reset.segment) &&
        mayHaveCome(flight, reset),
    );
    if (asked !== undefined) answers.set(asked, reset);
  }
  return answers;
}

/** Whether an end without a connection answers a segment with this RST: at SEG.ACK, or acknowledging a segment without ACK. */
function asksFor(segment: Segment, reset: Segment): boolean {
  if (has(segment, 'RST')) return false;
  if (segment.ack !== undefined) return reset.ack === undefined && reset.seq === segment.ack;
  return reset.ack === segEnd(segment) && reset.seq === 0;
}
