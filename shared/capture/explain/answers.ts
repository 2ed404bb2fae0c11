/** Matches each RST to the arrival that drew it, by the numbers that RFC 9293, 3.10.7.1 gives it. */

import { seqLeq, seqMax } from '../../lib/sequence.ts';
import { has, type Segment, segEnd, segLen } from '../../tcp/segment.ts';
import { otherSide } from '../read/connection.ts';
import type { Flight } from './flight.ts';

/** How far back the cause of a RST is searched for, in flights. */
const REACH = 256;

/**
 * The RSTs that answer a segment, by that segment. Each RST answers one, and they answer in the order of arrival: the last
 * of several RSTs with the same number answers the last segment that asked for it.
 * @param cameAt when the first flight reached its receiver for the last time before the second one left there; null: it cannot
 */
export function resetAnswers(
  flights: readonly Flight[],
  cameAt: (asked: Flight, reset: Flight) => number | null,
): ReadonlyMap<Flight, Flight> {
  const answers = new Map<Flight, Flight>();
  const drawn = new Map<Flight, number>();
  const taken = lastTaken(flights);
  for (let index = flights.length - 1; index >= 0; index--) {
    const reset = flights[index];
    if (reset === undefined || !has(reset.segment, 'RST')) continue;
    // What came before something that was acknowledged met a connection, and each arrival draws one RST.
    const after = 1 + (taken[index]?.[otherSide(reset.from)] ?? -1);
    const free = flights
      .slice(Math.max(after, index - REACH), index)
      .filter((flight) => (drawn.get(flight) ?? 0) < Math.max(1, flight.arrivals.length));
    const asked = latestOf(free, reset, cameAt);
    if (asked === undefined) continue;
    drawn.set(asked, (drawn.get(asked) ?? 0) + 1);
    answers.set(asked, reset);
  }
  return answers;
}

/** The flight that asks for a RST and came last before it left. */
function latestOf(
  flights: readonly Flight[],
  reset: Flight,
  cameAt: (asked: Flight, reset: Flight) => number | null,
): Flight | undefined {
  let [found, latest] = [undefined as Flight | undefined, Number.NEGATIVE_INFINITY];
  for (const flight of flights) {
    const asks = flight.from !== reset.from && asksFor(flight.segment, reset.segment);
    const at = asks ? cameAt(flight, reset) : null;
    if (at !== null && at >= latest) [found, latest] = [flight, at];
  }
  return found;
}

/** For each flight, the index of the last one of each end that the other end had acknowledged by then; -1: none. */
function lastTaken(flights: readonly Flight[]): readonly (readonly [number, number])[] {
  const highest: [number | null, number | null] = [null, null];
  const waiting: [number[], number[]] = [[], []];
  const taken: [number, number] = [-1, -1];
  return flights.map(({ from, segment }, index) => {
    if (segLen(segment) > 0 && !has(segment, 'RST')) waiting[from].push(index);
    const peer = otherSide(from);
    if (segment.ack !== undefined && !has(segment, 'RST'))
      highest[from] = seqMax(highest[from] ?? segment.ack, segment.ack);
    const ack = highest[from];
    waiting[peer] = waiting[peer].filter((sent) => {
      const own = flights[sent];
      const isTaken = own !== undefined && ack !== null && seqLeq(segEnd(own.segment), ack);
      if (isTaken) taken[peer] = Math.max(taken[peer], sent);
      return !isTaken;
    });
    return [taken[0], taken[1]];
  });
}

/** Whether an end without a connection answers a segment with this RST: at SEG.ACK, or acknowledging a segment without ACK. */
function asksFor(segment: Segment, reset: Segment): boolean {
  if (has(segment, 'RST')) return false;
  if (segment.ack !== undefined) return reset.ack === undefined && reset.seq === segment.ack;
  return reset.ack === segEnd(segment) && reset.seq === 0;
}
