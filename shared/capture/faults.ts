/** What the wire did in a recording, as faults of a level. */

import type { End } from '../duel/level.ts';
import { has, makeSegment, type Segment } from '../tcp/segment.ts';
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
  const matches = new Map<string, number>();
  return flights.flatMap((flight): WireFault[] => {
    const from = endOf(flight.from);
    const nths = keysOf(flight.segment).map((key) => count(matches, `${from} ${key}`));
    const effect = effectOn(flight, delayMs);
    // A SYN is nothing that a player sends.
    if (effect === null || has(flight.segment, 'SYN')) return [];
    return [{ from, match: matchOf(flight.segment, nths), effect }];
  });
}

/** One more of this key; how many there are now. */
function count(counts: Map<string, number>, key: string): number {
  const total = (counts.get(key) ?? 0) + 1;
  counts.set(key, total);
  return total;
}

/** What a fault can tell a segment by: everything that it says, and whether it carries FIN. */
function keysOf(segment: Segment): [string, string] {
  const { flags, seq, ack, len } = bare(segment);
  return [`${flags.join()} ${seq} ${ack} ${len}`, has(segment, 'FIN') ? 'FIN' : 'no FIN'];
}

/** The same segment; but a FIN that carried text leaves alone in the game, so that it is told by its flag. */
function matchOf(segment: Segment, [nthSame, nthFin]: readonly number[]): WireFault['match'] {
  if (has(segment, 'FIN') && segment.len > 0) return { nth: nthFin ?? 1, fin: true };
  return { nth: nthSame ?? 1, same: bare(segment) };
}

/** Without what does not matter to the match: PSH, URG and the window. */
function bare({ flags, seq, ack, len }: Segment): Segment {
  return makeSegment({ flags: flags.filter((flag) => flag !== 'PSH' && flag !== 'URG'), seq, ack, len });
}
