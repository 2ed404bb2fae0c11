/** Where everything of a half is in the review, except its labels: lines, flights, marks, states, 2MSL. Pure. */

import { ENDS, type End } from '../../../shared/duel/level.ts';
import type { ReviewEntry } from '../../../shared/duel/vocabulary/review.ts';
import { lineBox, overlap, type Point } from './figure-box.ts';
import { ReviewAxis } from './review-axis.ts';
import type { Flight, MslSpan, ReviewBar, ReviewMark, Wait } from './review-figure.ts';
import {
  type OwnEntry,
  orderOf,
  type SegmentEntry,
  type Stay,
  startOf,
  staysOf,
  type TimeWait,
  timeWaitOf,
  tripOf,
} from './review-history.ts';
import { type Instants, instantsOf } from './review-instants.ts';
import { crossBox } from './review-room.ts';
import { lineOf, partOf, type ReviewInput } from './review-words.ts';

/** How far along a lost segment may be drawn: its cross must not lie on another arrow. */
const LOST_SHARES = [0.56, 0.46, 0.66, 0.36, 0.74] as const;
const LOST_DROP_PX = 24;

/** The places follow from the axis of time, which can be widened. */
export class ReviewPlaces {
  readonly #input: ReviewInput;
  readonly #instants: Instants;
  /** The initial states of both ends, then all entries in the order in which they happened. */
  readonly order: readonly ReviewEntry[];
  readonly spans: readonly TimeWait[];
  readonly tripMs: number;
  readonly #axis: ReviewAxis;

  constructor(input: ReviewInput) {
    this.#input = input;
    this.order = orderOf(input.half);
    this.#instants = instantsOf(this.order);
    this.spans = ENDS.flatMap((end) => timeWaitOf(end, this.order, this.#instants.begins));
    const { begins, copies } = this.#instants;
    const times = [...begins.values(), ...[...copies.values()].flat().flatMap(({ came, taken }) => [came, taken])];
    const between = this.spans.flatMap((span) => [0, 0.25, 0.5, 0.75, 1].map((share) => partOf(span, share)));
    this.tripMs = tripOf(this.order);
    this.#axis = new ReviewAxis(times, between, this.tripMs, input.metrics);
  }

  /** Makes more room at an instant, before or after it. */
  widen(at: number, px: number, after: boolean): void {
    this.#axis.widen(at, px, after);
  }

  /** The height of an instant. */
  yAt(at: number): number {
    return this.#axis.y(at);
  }

  /** Where an entry begins. */
  y(entry: ReviewEntry): number {
    return this.#axis.y(this.at(entry));
  }

  /** The instant at which an entry begins. */
  at(entry: ReviewEntry): number {
    return this.#instants.begins.get(entry.id) ?? startOf(entry);
  }

  /** The instants at which the copies of a segment arrived, and were processed. */
  copies(entry: SegmentEntry): readonly { readonly came: number; readonly taken: number }[] {
    return this.#instants.copies.get(entry.id) ?? [];
  }

  waits(entry: SegmentEntry): Wait[] {
    const x = lineOf(entry.from === 'A' ? 'B' : 'A', this.#input);
    return this.copies(entry).flatMap(({ came, taken }) =>
      taken > came ? [{ entryId: entry.id, x, from: this.#axis.y(came), to: this.#axis.y(taken) }] : [],
    );
  }

  end(): number {
    return Math.max(
      0,
      ...this.flights().flatMap((flight) => flight.arrivals.map(([, y]) => y)),
      ...this.order.map((entry) => this.y(entry)),
    );
  }

  mark(entry: OwnEntry): ReviewMark {
    return { entry, x: lineOf(entry.end, this.#input), y: this.y(entry) };
  }

  flights(): Flight[] {
    const flights = this.order.flatMap((entry) => (entry.kind === 'segment' ? [this.#flight(entry)] : []));
    const lines = flights.flatMap(({ entry, from, arrivals }) =>
      arrivals.map((to) => ({ id: entry.id, box: lineBox(from, to, 6) })),
    );
    return flights.map((flight) => {
      if (flight.lostAt === null) return flight;
      const others = lines.filter(({ id }) => id !== flight.entry.id);
      const places = LOST_SHARES.map((share) => this.#partWay(flight.entry, flight.from, share));
      const free = places.find((place) => !others.some(({ box }) => overlap(box, crossBox(place))));
      return { ...flight, lostAt: free ?? flight.lostAt };
    });
  }

  #flight(entry: SegmentEntry): Flight {
    const from: Point = [lineOf(entry.from, this.#input), this.y(entry)];
    const far = lineOf(entry.from === 'A' ? 'B' : 'A', this.#input);
    const arrivals = this.copies(entry).map(({ came }): Point => [far, this.#axis.y(came)]);
    const taken = this.copies(entry).map((copy) => this.#axis.y(copy.taken));
    const part = this.#partWay(entry, from, LOST_SHARES[0]);
    const unknown = arrivals.length === 0;
    return {
      entry,
      from,
      arrivals,
      taken,
      lostAt: entry.lost ? part : null,
      openAt: unknown && !entry.lost ? part : null,
    };
  }

  /** The position of a segment that has come this far and no further. */
  #partWay(entry: SegmentEntry, [x, y]: Point, share: number): Point {
    const far = lineOf(entry.from === 'A' ? 'B' : 'A', this.#input);
    return [
      x + (far - x) * share,
      y + (LOST_DROP_PX / LOST_SHARES[0]) * share * (this.#input.metrics.compact ? 0.5 : 1),
    ];
  }

  bars(end: End): ReviewBar[] {
    const stays = staysOf(end, this.order);
    return stays.map((entry, index) => {
      const next = stays[index + 1];
      const from = this.#axis.y(this.#stay(entry));
      const to = next === undefined ? this.end() + 16 : this.#axis.y(this.#stay(next));
      return { entryId: entry.entryId, end, x: lineOf(end, this.#input), state: entry.state, from, to };
    });
  }

  /** The instant at which a state begins. */
  #stay({ entryId, at }: Stay): number {
    return this.#instants.begins.get(entryId) ?? at;
  }

  span(span: TimeWait): MslSpan {
    const y = (share: number) => this.#axis.y(partOf(span, share));
    return { entryId: span.entryId, x: lineOf(span.end, this.#input), from: y(0), middle: y(0.5), to: y(1) };
  }
}
