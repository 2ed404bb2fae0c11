/** The order in which a captured connection's segments left and arrived, whether captured at one place or two. */

import { seqLeq, seqLt, seqMax } from '../../lib/sequence.ts';
import { has, segEnd, segLen } from '../../tcp/segment.ts';
import { otherSide, type Side } from '../read/connection.ts';
import { resetAnswers } from './answers.ts';
import type { Distances } from './distance.ts';
import { type Flight, type Flights, flightsBetween } from './flight.ts';
import { cameBefore, flightsFrom, type GuessedFlights } from './infer.ts';
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
  /** Seen from one place, something was lost or late. */
  readonly troubled: boolean;
}

/** A RST leaves at latest this long after what draws it has come, ms. */
const LATEST_RESET_MS = 100;

/** The fate of each segment, in order. Throws CaptureError `different-connections`. */
export function storyOf({ one, two }: Sighting): Story {
  if (two === null) return fromOnePlace(flightsFrom(one));
  const between = flightsBetween(one, two);
  const flights = [...between.flights, ...between.strays].sort((a, b) => a.sentAt - b.sentAt);
  const incidents = recorded(flights, between.strays);
  const came = ({ arrivals }: Flight, { sentAt }: Flight) =>
    arrivals.findLast((at) => at <= sentAt && sentAt - at <= LATEST_RESET_MS) ?? null;
  // What no end has sent answers nothing.
  const answers = resetAnswers(between.flights, came);
  const doubled = [false, false] as const;
  const place = { certain: true, distances: null, doubled, onlyFrom: null, troubled: false } as const;
  return { ...between, flights, incidents, answers, ...place };
}

function fromOnePlace(guess: GuessedFlights): Story {
  const { flights, distances, doubled } = guess;
  const onlyFrom = ([0, 1] as const).find((side) => flights.every(({ from }) => from === side)) ?? null;
  const answers = resetAnswers(flights, (asked, reset) => cameBefore(distances, asked, reset));
  const place = { answers, certain: false, distances, doubled, onlyFrom } as const;
  if (onlyFrom !== null) return { ...guess, ...place, incidents: sentOnly(flights) };
  const guesser = new Guesser(flights, distances, answers);
  const incidents = guesser.incidents();
  return { ...guess, ...place, incidents, troubled: guess.troubled || guesser.troubled };
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

/**
 * What passes within this part of the way there and back has crossed: a measured distance is an upper bound, and for an ACK
 * it is better to see an answer than a crossing. After a RST has come nothing is sent any more.
 */
const SURE = { ack: 0.8, rst: 1.25 } as const;
/** A RST and what crosses it may be this much further apart, ms. */
const JITTER_MS = 1;

/**
 * From one capture: a segment arrives after anything that its receiver sends without knowing of it. Numbers show that where
 * they can; for an ACK or a RST it is what passes before an answer could have come back.
 */
class Guesser {
  /** Something came late, or out of order. */
  troubled: boolean;

  readonly #flights: readonly Flight[];
  readonly #distances: Distances;
  /** For each RST, the index of the flight that it answers. */
  readonly #asked: ReadonlyMap<Flight, number>;
  /** For each flight that is answered with a RST, the index of that RST: it leaves as soon as the flight has come. */
  readonly #resetOf: ReadonlyMap<Flight, number>;

  constructor(flights: readonly Flight[], distances: Distances, answers: ReadonlyMap<Flight, Flight>) {
    this.#flights = flights;
    this.#distances = distances;
    this.troubled = hasGap(flights, 0) || hasGap(flights, 1);
    this.#asked = new Map(
      flights.flatMap((flight, index) => {
        const reset = answers.get(flight);
        return reset === undefined ? [] : [[reset, index] as const];
      }),
    );
    // A RST without ACK answers something; if it cannot be told what, that came late.
    const unasked = flights.some((flight) => isAnswer(flight) && !this.#asked.has(flight));
    this.troubled ||= unasked;
    this.#resetOf = new Map(
      flights.flatMap((reset, index) => {
        const asked = flights[this.#asked.get(reset) ?? -1];
        return asked === undefined ? [] : [[asked, index] as const];
      }),
    );
  }

  incidents(): Incident[] {
    const deliveries = new Map<number, Incident[]>();
    for (const [index, position] of this.#inOrder(this.#positions()).entries()) {
      const flight = this.#flights[index];
      if (flight === undefined || position === null) continue;
      const came = flight.arrivals.map(
        (at): Incident => ({ kind: 'arrived', end: otherSide(flight.from), at, flight }),
      );
      deliveries.set(position, [...(deliveries.get(position) ?? []), ...came]);
    }
    return this.#flights.flatMap((flight, index) => [
      { kind: 'sent', end: flight.from, at: flight.sentAt, flight },
      ...(deliveries.get(index) ?? []),
    ]);
  }

  /** After which flight each one has arrived, by itself; null: nothing shows that it has. */
  #positions(): (number | null)[] {
    const missing: [number | null, number | null] = [null, null];
    return this.#flights.map((flight, index) => {
      const { from, segment } = flight;
      if (flight.arrivals.length === 0) return null;
      const drawn = this.#resetOf.get(flight);
      const position = drawn === undefined ? this.#passedBy(index, flight, missing[from]) : Math.max(index, drawn - 1);
      if (position === null && segLen(segment) > 0) missing[from] ??= segment.seq;
      return position;
    });
  }

  /** Nothing overtakes: an ACK, whose place is a guess, comes before what passed after it and is shown to have come. */
  #inOrder(positions: readonly (number | null)[]): (number | null)[] {
    const isShown = (index: number) => {
      const flight = this.#flights[index];
      return flight !== undefined && (segLen(flight.segment) > 0 || this.#resetOf.has(flight));
    };
    const shown = this.#ascending(positions.map((position, index) => (isShown(index) ? position : null)));
    const limit: [number, number] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
    const capped = [...positions];
    for (let index = capped.length - 1; index >= 0; index--) {
      const side = this.#flights[index]?.from ?? 0;
      const [position, known] = [capped[index] ?? null, shown[index] ?? null];
      if (known !== null) limit[side] = Math.min(limit[side], known);
      capped[index] = known ?? (position === null ? null : Math.max(index, Math.min(position, limit[side])));
    }
    return this.#ascending(capped);
  }

  /** The positions of each end's flights, none before that of an earlier one. */
  #ascending(positions: readonly (number | null)[]): (number | null)[] {
    const latest: [number, number] = [0, 0];
    return positions.map((position, index) => {
      const side = this.#flights[index]?.from ?? 0;
      if (position === null) return null;
      latest[side] = Math.max(latest[side], position);
      return latest[side];
    });
  }

  /**
   * After which flight of the list this one has arrived; null if its receiver goes on as if it never had. `missing`: the
   * number of what the same end sent before and nothing shows to have arrived; an ACK after it shows no more.
   */
  #passedBy(index: number, flight: Flight, missing: number | null): number | null {
    const { segment } = flight;
    if (has(segment, 'RST')) return this.#resetPassedBy(index, flight);
    if (missing !== null && segLen(segment) === 0 && seqLt(missing, segment.seq)) return null;
    // Nothing acknowledges an empty segment, or a SYN inside a connection.
    const bare = segLen(segment) === 0 || has(segment, 'SYN');
    if (bare || this.#isKnown(index, flight)) return this.#crossedUpTo(index, flight);
    return this.#shownBy(index, flight);
  }

  /** The last flight of the receiver before the one that shows that this one has come; null: none does. */
  #shownBy(index: number, flight: Flight): number | null {
    const { segment } = flight;
    let position = index;
    for (let later = index + 1; later < this.#flights.length; later++) {
      const answer = this.#flights[later];
      if (answer === undefined || answer.from === flight.from) continue;
      const { ack } = answer.segment;
      // A RST that answers this one or a later one shows that it had come.
      if ((ack !== undefined && seqLeq(segEnd(segment), ack)) || (this.#asked.get(answer) ?? -1) >= index)
        return position;
      if (ack !== undefined && !seqLeq(segment.seq, ack)) continue;
      position = later;
      if (this.#isTooLate(flight, answer)) this.troubled = true;
    }
    return null;
  }

  /** Whether the receiver sends something without knowing of a segment that should have come by then. */
  #isTooLate({ from, sentAt }: Flight, answer: Flight): boolean {
    const far = this.#distances[otherSide(from)];
    return far === null || answer.sentAt - sentAt > 2 * far * SURE.rst + JITTER_MS;
  }

  /** Whether the receiver has acknowledged all of this before: no later answer can show that it came once more. */
  #isKnown(index: number, { from, segment }: Flight): boolean {
    return this.#flights.slice(Math.max(0, index - LOOK_BACK), index).some((earlier) => {
      const { ack } = earlier.segment;
      return earlier.from !== from && ack !== undefined && seqLeq(segEnd(segment), ack);
    });
  }

  /** The last flight of the receiver that left before anything could be known of this one; the flight itself if none did. */
  #crossedUpTo(index: number, { from, segment, sentAt }: Flight): number {
    const far = this.#distances[otherSide(from)];
    if (far === null) return index;
    const limit = has(segment, 'RST') ? 2 * far * SURE.rst + JITTER_MS : 2 * far * SURE.ack;
    let position = index;
    for (let later = index + 1; later < this.#flights.length; later++) {
      const other = this.#flights[later];
      if (other === undefined || other.sentAt - sentAt >= limit) break;
      if (other.from !== from && other.sentAt > sentAt && !has(other.segment, 'RST')) position = later;
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

function isAnswer({ segment }: Flight): boolean {
  return has(segment, 'RST') && segment.ack === undefined;
}

/** Whether something of an end passes only after what follows it, or never: it was lost, late, or missed. */
function hasGap(flights: readonly Flight[], side: Side): boolean {
  let [first, end] = [null as number | null, null as number | null];
  for (const { from, segment } of flights) {
    if (from !== side || has(segment, 'RST') || has(segment, 'SYN')) continue;
    if (first !== null && end !== null && (seqLt(end, segment.seq) || seqLt(segment.seq, first))) return true;
    first ??= segment.seq;
    end = end === null ? segEnd(segment) : seqMax(end, segEnd(segment));
  }
  return false;
}

/** The number after everything that an end ever sent, to distinguish an ACK of missed packets from nonsense. */
export function highestOf(flights: readonly Flight[], side: Side, from: number): number {
  return flights
    .filter((flight) => flight.from === side && !has(flight.segment, 'RST') && !has(flight.segment, 'SYN'))
    .reduce((highest, { segment }) => (seqLt(highest, segEnd(segment)) ? segEnd(segment) : highest), from);
}
