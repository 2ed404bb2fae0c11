/** The order in which a captured connection's segments left and arrived, whether captured at one place or two. */

import { seqLeq, seqLt } from '../../lib/sequence.ts';
import { has, segEnd, segLen } from '../../tcp/segment.ts';
import { otherSide, type Side } from '../read/connection.ts';
import { resetAnswers } from './answers.ts';
import type { Distances } from './distance.ts';
import { type Flight, type Flights, flightsBetween } from './flight.ts';
import { flightsFrom, type GuessedFlights, mayHaveCome } from './infer.ts';
import type { Incident } from './moment.ts';
import type { Sighting } from '../read/views.ts';

export interface Story extends Flights {
  readonly flights: readonly Flight[];
  readonly incidents: readonly Incident[];
  /** The RST that answers a segment, by that segment. */
  readonly answers: ReadonlyMap<Flight, Flight>;
  /** Captured at both ends: what was lost is known, not guessed. */
  readonly certain: boolean;
  /** How far the ends are from the place of the capture; null for captures at both ends. */
  readonly distances: Distances | null;
  /** The capture shows what each end sent twice. */
  readonly doubled: readonly [boolean, boolean];
  /** The only end whose segments were captured; null: both were. */
  readonly onlyFrom: Side | null;
}

/** The fate of each segment, in order. Throws CaptureError `different-connections`. */
export function storyOf({ one, two }: Sighting): Story {
  if (two === null) return fromOnePlace(flightsFrom(one));
  const between = flightsBetween(one, two);
  const flights = [...between.flights, ...between.strays].sort((a, b) => a.sentAt - b.sentAt);
  const incidents = recorded(flights, between.strays);
  const came = (asked: Flight, reset: Flight) => asked.arrivals.some((at) => at <= reset.sentAt);
  // What no end has sent answers nothing.
  const answers = resetAnswers(between.flights, came);
  const doubled = [false, false] as const;
  return { ...between, flights, incidents, answers, certain: true, distances: null, doubled, onlyFrom: null };
}

function fromOnePlace(guess: GuessedFlights): Story {
  const { flights, distances, doubled } = guess;
  const onlyFrom = ([0, 1] as const).find((side) => flights.every(({ from }) => from === side)) ?? null;
  const answers = resetAnswers(flights, (asked, reset) => mayHaveCome(distances, asked, reset));
  const incidents = onlyFrom === null ? new Guesser(flights, distances, answers).incidents() : sentOnly(flights);
  return { ...guess, incidents, answers, certain: false, distances, doubled, onlyFrom };
}

/** What arrived at an end that is not in the capture cannot be told. */
function sentOnly(flights: readonly Flight[]): Incident[] {
  return flights.map((flight) => ({ kind: 'sent', end: flight.from, at: flight.sentAt, flight }));
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

/** How far back an acknowledgment is searched for, in flights. */
const LOOK_BACK = 256;

/** A measured distance is an upper bound: what passes within this part of the way there and back has crossed. */
const SURE = 0.8;

/**
 * From one capture: a segment arrives after anything that its receiver sends without knowing of it. Numbers show that where
 * they can; for an ACK or a RST it is what passes before an answer could have come back.
 */
class Guesser {
  readonly #flights: readonly Flight[];
  readonly #distances: Distances;
  /** For each RST, the index of the flight that it answers. */
  readonly #asked: ReadonlyMap<Flight, number>;

  constructor(flights: readonly Flight[], distances: Distances, answers: ReadonlyMap<Flight, Flight>) {
    this.#flights = flights;
    this.#distances = distances;
    this.#asked = new Map(
      flights.flatMap((flight, index) => {
        const reset = answers.get(flight);
        return reset === undefined ? [] : [[reset, index] as const];
      }),
    );
  }

  incidents(): Incident[] {
    const deliveries = new Map<number, Incident[]>();
    const latest: [number, number] = [0, 0];
    for (const [index, flight] of this.#flights.entries()) {
      for (const [nth, at] of flight.arrivals.entries()) {
        const own = this.#passedBy(index, flight);
        if (own === null) continue;
        const position = Math.max(own, latest[flight.from]);
        if (nth === 0) latest[flight.from] = position;
        const incident: Incident = { kind: 'arrived', end: otherSide(flight.from), at, flight };
        deliveries.set(position, [...(deliveries.get(position) ?? []), incident]);
      }
    }
    return this.#flights.flatMap((flight, index) => [
      { kind: 'sent', end: flight.from, at: flight.sentAt, flight },
      ...(deliveries.get(index) ?? []),
    ]);
  }

  /** After which flight of the list this one has arrived; null if its receiver goes on as if it never had. */
  #passedBy(index: number, flight: Flight): number | null {
    const { segment } = flight;
    if (has(segment, 'RST')) return this.#resetPassedBy(index, flight);
    // Nothing acknowledges an empty segment, or a SYN inside a connection.
    const bare = segLen(segment) === 0 || has(segment, 'SYN');
    if (bare || this.#isKnown(index, flight)) return this.#crossedUpTo(index, flight);
    let position = index;
    for (let later = index + 1; later < this.#flights.length; later++) {
      const answer = this.#flights[later];
      if (answer === undefined || answer.from === flight.from) continue;
      const acked = answer.segment.ack !== undefined && seqLeq(segEnd(segment), answer.segment.ack);
      // A RST that answers this one or a later one shows that it had come.
      if (acked || (this.#asked.get(answer) ?? -1) >= index) return position;
      const unaware = answer.segment.ack === undefined || seqLeq(segment.seq, answer.segment.ack);
      if (unaware) position = later;
    }
    return null;
  }

  /** Whether the receiver has acknowledged all of this before: no later answer can show that it came once more. */
  #isKnown(index: number, { from, segment }: Flight): boolean {
    return this.#flights.slice(Math.max(0, index - LOOK_BACK), index).some((earlier) => {
      const { ack } = earlier.segment;
      return earlier.from !== from && ack !== undefined && seqLeq(segEnd(segment), ack);
    });
  }

  /** The last flight of the receiver that left before anything could be known of this one; the flight itself if none did. */
  #crossedUpTo(index: number, { from, sentAt }: Flight): number {
    const far = this.#distances[otherSide(from)];
    if (far === null) return index;
    let position = index;
    for (let later = index + 1; later < this.#flights.length; later++) {
      const other = this.#flights[later];
      if (other === undefined || other.sentAt - sentAt >= 2 * far * SURE) break;
      if (other.from !== from && other.sentAt > sentAt) position = later;
    }
    return position;
  }

  /**
   * A RST crosses what its receiver had under way. If the receiver goes on long after, it was lost or not accepted; where no
   * distance is known, that shows only if its sender goes on as well.
   */
  #resetPassedBy(index: number, flight: Flight): number | null {
    const rest = this.#flights.slice(index + 1);
    const known = this.#distances[otherSide(flight.from)] !== null;
    if (known) return this.#crossedUpTo(index, flight);
    let position = index;
    for (const [offset, later] of rest.entries()) {
      if (has(later.segment, 'RST')) continue;
      if (later.from === flight.from) return index;
      position = index + 1 + offset;
    }
    return position;
  }
}

/** The number after everything that an end ever sent, to distinguish an ACK of missed packets from nonsense. */
export function highestOf(flights: readonly Flight[], side: Side, from: number): number {
  return flights
    .filter((flight) => flight.from === side && !has(flight.segment, 'RST') && !has(flight.segment, 'SYN'))
    .reduce((highest, { segment }) => (seqLt(highest, segEnd(segment)) ? segEnd(segment) : highest), from);
}
