/** What the wire did in a recording, as faults of a level. */

import type { End } from '../../duel/level.ts';
import { has, makeSegment, type Segment } from '../../tcp/segment.ts';
import type { WireFault } from '../../wire/fault.ts';
import type { Side } from '../read/connection.ts';
import type { Flight } from '../explain/flight.ts';
import { playedDelay } from './scale.ts';

/** What happened to a flight apart from arriving once, roughly on time; null: nothing. */
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
    // A player never sends a SYN.
    if (effect === null || has(flight.segment, 'SYN')) return [];
    return [{ from, match: matchOf(flight.segment, nths), effect }];
  });
}

/** Counts one more of this key. @returns the new count */
function count(counts: Map<string, number>, key: string): number {
  const total = (counts.get(key) ?? 0) + 1;
  counts.set(key, total);
  return total;
}

/** What a fault can identify a segment by: its full content, and whether it carries FIN. */
function keysOf(segment: Segment): [string, string] {
  const { flags, seq, ack, len } = bare(segment);
  return [`${flags.join()} ${seq} ${ack} ${len}`, has(segment, 'FIN') ? 'FIN' : 'no FIN'];
}

/** Matches the same segment; a FIN that carried text is sent without it in the game, so it is matched by its flag. */
function matchOf(segment: Segment, [nthSame, nthFin]: readonly number[]): WireFault['match'] {
  if (has(segment, 'FIN') && segment.len > 0) return { nth: nthFin ?? 1, fin: true };
  return { nth: nthSame ?? 1, same: bare(segment) };
}

/** Removes what does not matter for matching: PSH, URG and the window. */
function bare({ flags, seq, ack, len }: Segment): Segment {
  return makeSegment({ flags: flags.filter((flag) => flag !== 'PSH' && flag !== 'URG'), seq, ack, len });
}
