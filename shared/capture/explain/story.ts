/** The order in which a captured connection's segments left and arrived, whether captured at one place or two. */

import { seqLeq, seqLt } from '../../lib/sequence.ts';
import { has, segEnd, segLen } from '../../tcp/segment.ts';
import { otherSide, type Side } from '../read/connection.ts';
import { type Flight, type Flights, flightsBetween } from './flight.ts';
import { flightsFrom } from './infer.ts';
import type { Incident } from './moment.ts';
import type { Sighting } from '../read/views.ts';

export interface Story extends Flights {
  readonly flights: readonly Flight[];
  readonly incidents: readonly Incident[];
  /** Captured at both ends: what was lost is known, not guessed. */
  readonly certain: boolean;
}

/** The fate of each segment, in order. Throws CaptureError `different-connections`. */
export function storyOf({ one, two }: Sighting): Story {
  if (two === null) {
    const flights = flightsFrom(one);
    return { ...flights, incidents: guessed(flights.flights), certain: false };
  }
  const between = flightsBetween(one, two);
  const flights = [...between.flights, ...between.strays].sort((a, b) => a.sentAt - b.sentAt);
  return { ...between, flights, incidents: recorded(flights, between.strays), certain: true };
}

/** From two captures: by time, and for simultaneous events at one end in the order of its file. */
function recorded(flights: readonly Flight[], strays: readonly Flight[]): Incident[] {
  const numbered = flights.flatMap((flight) => {
    const sent: Incident = { kind: 'sent', end: flight.from, at: flight.sentAt, flight };
    const arrived = flight.arrivals.map((at, i) => ({
      number: flight.arrivalNumbers[i] ?? 0,
      incident: { kind: 'arrived', end: otherSide(flight.from), at, flight } as const,
    }));
    // The end with its source address did not send it.
    return strays.includes(flight) ? arrived : [{ number: flight.number, incident: sent }, ...arrived];
  });
  numbered.sort((a, b) => {
    const later = a.incident.at - b.incident.at;
    return later !== 0 || a.incident.end !== b.incident.end ? later : a.number - b.number;
  });
  return numbered.map(({ incident }) => incident);
}

/**
 * From one capture: a segment arrives as soon as it has passed, but after anything that its receiver then sends without
 * acknowledging it: such a segment was already under way, and the two crossed.
 */
function guessed(flights: readonly Flight[]): Incident[] {
  const deliveries = new Map<number, Incident[]>();
  const latest: [number, number] = [0, 0];
  for (const [index, flight] of flights.entries()) {
    for (const [nth, at] of flight.arrivals.entries()) {
      const own = nth === 0 ? passedBy(flights, index) : lastBefore(flights, at);
      if (own === null) continue;
      const position = Math.max(own, latest[flight.from]);
      if (nth === 0) latest[flight.from] = position;
      const incident: Incident = { kind: 'arrived', end: otherSide(flight.from), at, flight };
      deliveries.set(position, [...(deliveries.get(position) ?? []), incident]);
    }
  }
  return flights.flatMap((flight, index) => [
    { kind: 'sent', end: flight.from, at: flight.sentAt, flight },
    ...(deliveries.get(index) ?? []),
  ]);
}

/**
 * After which flight of the list this one has arrived; null if nothing that its receiver sends shows that it has.
 * A later segment of the receiver whose ACK lies within this one shows that it had not arrived by then.
 */
function passedBy(flights: readonly Flight[], index: number): number | null {
  const flight = flights[index];
  if (flight === undefined) return null;
  if (has(flight.segment, 'RST')) return resetPassedBy(flights, index, flight.from);
  // Nothing acknowledges an empty segment, or a SYN inside a connection.
  if (segLen(flight.segment) === 0 || has(flight.segment, 'SYN')) return index;
  let position = index;
  for (let later = index + 1; later < flights.length; later++) {
    const answer = flights[later];
    if (answer === undefined || answer.from === flight.from) continue;
    if (has(answer.segment, 'RST')) return position;
    if (answer.segment.ack === undefined) continue;
    if (seqLeq(segEnd(flight.segment), answer.segment.ack)) return position;
    if (seqLeq(flight.segment.seq, answer.segment.ack)) position = later;
  }
  return null;
}

/** A RST crosses everything that its receiver still sends as if nothing had happened, unless its sender continues too. */
function resetPassedBy(flights: readonly Flight[], index: number, from: Side): number {
  let position = index;
  for (let later = index + 1; later < flights.length; later++) {
    const flight = flights[later];
    if (flight === undefined || has(flight.segment, 'RST')) continue;
    if (flight.from === from) return index;
    position = later;
  }
  return position;
}

/** The last flight that had left by a moment. */
function lastBefore(flights: readonly Flight[], at: number): number {
  return Math.max(
    0,
    flights.findLastIndex(({ sentAt }) => sentAt <= at),
  );
}

/** The number after everything that an end ever sent, to distinguish an ACK of missed packets from nonsense. */
export function highestOf(flights: readonly Flight[], side: Side, from: number): number {
  return flights
    .filter((flight) => flight.from === side && !has(flight.segment, 'RST') && !has(flight.segment, 'SYN'))
    .reduce((highest, { segment }) => (seqLt(highest, segEnd(segment)) ? segEnd(segment) : highest), from);
}
