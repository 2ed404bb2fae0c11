/** What the wire did in a recording, as faults of a level. */

import type { End } from '../duel/level.ts';
import { has, makeSegment, type Segment, sameSegment } from '../tcp/segment.ts';
import type { WireFault } from '../wire/fault.ts';
import type { Side } from './connection.ts';
import type { Flight } from './flight.ts';
import { playedDelay } from './scale.ts';

/** What happened to a flight beyond arriving once, about in time; null when nothing did. */
export function effectOn(flight: Flight, delayMs: number): WireFault['effect'] | null {
  const [first, second] = flight.arrivals;
  if (first === undefined) return { kind: 'lose' };
  if (second !== undefined) return { kind: 'duplicate', ms: playedDelay(second - first, delayMs) };
  const late = first - flight.sentAt - delayMs;
  return late > delayMs ? { kind: 'delay', ms: playedDelay(late, delayMs) } : null;
}

/** The faults of the flights that belong to a level, in the order in which the segments left. */
export function faultsOf(flights: readonly Flight[], delayMs: number, endOf: (side: Side) => End): WireFault[] {
  return flights.flatMap((flight, index): WireFault[] => {
    const effect = effectOn(flight, delayMs);
    if (effect === null || !isPlayed(flight.segment)) return [];
    const earlier = flights.slice(0, index).filter(({ from }) => from === flight.from);
    return [{ from: endOf(flight.from), match: matchOf(flight.segment, earlier), effect }];
  });
}

/** A SYN is nothing that a player sends. */
function isPlayed(segment: Segment): boolean {
  return !has(segment, 'SYN');
}

/** The same segment; but a FIN that carried text leaves alone in the game, so that it is told by its flag. */
function matchOf(segment: Segment, earlier: readonly Flight[]): WireFault['match'] {
  if (has(segment, 'FIN') && segment.len > 0) {
    return { nth: 1 + earlier.filter((flight) => has(flight.segment, 'FIN')).length, fin: true };
  }
  return { nth: 1 + earlier.filter((flight) => sameSegment(flight.segment, segment)).length, same: bare(segment) };
}

/** Without what does not matter to the match: PSH, URG and the window. */
function bare({ flags, seq, ack, len }: Segment): Segment {
  return makeSegment({ flags: flags.filter((flag) => flag !== 'PSH' && flag !== 'URG'), seq, ack, len });
}
