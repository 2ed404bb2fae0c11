/**
 * The layout of the review: one half seen from above, both lines, every segment with its true flight. Pure: the
 * same half in the same room gives the same picture. y runs down from 0 (px). Knows no DOM, no Phaser.
 */

import { ENDS, type End } from '../../shared/duel/level.ts';
import type { ReviewEntry } from '../../shared/duel/view.ts';
import type { State } from '../../shared/tcp/state.ts';
import type { Box } from './figure-band.ts';
import { lineBox, overlap, type Point } from './figure-box.ts';
import type { PlacedLabel } from './figure-label.ts';
import { ReviewAxis } from './review-axis.ts';
import { type Instants, instantsOf } from './review-instants.ts';
import {
  isLate,
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
import type { ReviewMetrics } from './review-metrics.ts';
import { alongLine, Room, slides } from './review-room.ts';
import {
  copyLabel,
  lineOf,
  lostLabels,
  mslLabels,
  ownLabel,
  partOf,
  type ReviewInput,
  segmentForms,
} from './review-words.ts';

/** The way of one segment: where it left, where each copy came, where it was lost, or how far it had come at the end. */
export interface Flight {
  readonly entry: SegmentEntry;
  readonly from: Point;
  readonly arrivals: readonly Point[];
  /** Where each copy was taken in: below where it came, if it had to wait. */
  readonly taken: readonly number[];
  readonly lostAt: Point | null;
  readonly openAt: Point | null;
}

/** A copy that waited at an end for its player to decide something else: from when it came until it was taken in. */
export interface Wait {
  readonly entryId: number;
  readonly x: number;
  readonly from: number;
  readonly to: number;
}

/** A thing on one of the lines. */
export interface ReviewMark {
  readonly entry: OwnEntry;
  readonly x: number;
  readonly y: number;
}

export interface ReviewBar {
  readonly entryId: number;
  readonly end: End;
  readonly x: number;
  readonly state: State;
  readonly from: number;
  readonly to: number;
}

/** The 2MSL that ran to its end, beside its line: from, after one MSL, to. */
export interface MslSpan {
  readonly entryId: number;
  readonly x: number;
  readonly from: number;
  readonly middle: number;
  readonly to: number;
}

export interface ReviewFigure {
  readonly metrics: ReviewMetrics;
  readonly left: End;
  readonly flights: readonly Flight[];
  readonly waits: readonly Wait[];
  readonly marks: readonly ReviewMark[];
  readonly bars: readonly ReviewBar[];
  readonly spans: readonly MslSpan[];
  readonly labels: readonly PlacedLabel[];
  readonly height: number;
  /** The beginnings of both ends, then all entries in the order in which they happened. */
  readonly order: readonly ReviewEntry[];
  /** Where each entry begins. */
  readonly yOf: ReadonlyMap<number, number>;
}

/** The layout of a half. */
export function layoutReview(input: ReviewInput): ReviewFigure {
  return new ReviewLayout(input).figure();
}

/** How often gaps are widened for a label before it may stand below its arrow, and before it is left out. */
const TRIES_ABOVE = 3;
const TRIES = 10;
const WIDEN_PX = 8;
/** How far what was lost may be drawn to have come: where its cross lies on no other arrow. */
const LOST_SHARES = [0.56, 0.46, 0.66, 0.36, 0.74] as const;
const LOST_DROP_PX = 24;
const LEAST_SLACK_PX = 40;
/** What a label keeps from its arrow. */
const LIFT_PX = 3;
/** What it keeps in addition from the cross of a lost one. */
const CROSS_PX = 7;

function crossBox([x, y]: Point): Box {
  return { x: x - 9, y: y + 9, angle: 0, width: 18, height: 18 };
}

/** A label that found no room: which moment should be given more. */
interface Squeezed {
  readonly key: string;
  readonly at: number;
  readonly after: boolean;
}

class ReviewLayout {
  readonly #input: ReviewInput;
  readonly #instants: Instants;
  readonly #order: readonly ReviewEntry[];
  readonly #spans: readonly TimeWait[];
  readonly #tripMs: number;
  readonly #axis: ReviewAxis;
  /** How often room was made for a label, by key. */
  readonly #tries = new Map<string, number>();
  #room: Room;

  constructor(input: ReviewInput) {
    this.#input = input;
    this.#order = orderOf(input.half);
    this.#instants = instantsOf(this.#order);
    this.#spans = ENDS.flatMap((end) => timeWaitOf(end, this.#order, this.#instants.begins));
    const { begins, copies } = this.#instants;
    const times = [...begins.values(), ...[...copies.values()].flat().flatMap(({ came, taken }) => [came, taken])];
    const between = this.#spans.flatMap((span) => [0, 0.25, 0.5, 0.75, 1].map((share) => partOf(span, share)));
    this.#tripMs = tripOf(this.#order);
    this.#axis = new ReviewAxis(times, between, this.#tripMs, input.metrics);
    this.#room = new Room(input.metrics.width, [], []);
  }

  figure(): ReviewFigure {
    for (let squeezed = this.#placeAll(); squeezed.length > 0; squeezed = this.#placeAll()) {
      for (const { key, at, after } of squeezed) {
        this.#tries.set(key, this.#triesOf(key) + 1);
        this.#axis.widen(at, WIDEN_PX, after);
      }
    }
    const { labels } = this.#room;
    const low = labels.map(({ box }) => box.y + Math.max(0, Math.sin(box.angle)) * box.width);
    return {
      metrics: this.#input.metrics,
      left: this.#input.left,
      flights: this.#flights(),
      waits: this.#order.flatMap((entry) => (entry.kind === 'segment' ? this.#waits(entry) : [])),
      marks: this.#order.flatMap((entry) => (entry.kind === 'segment' ? [] : [this.#mark(entry)])),
      bars: ENDS.flatMap((end) => this.#bars(end)),
      spans: this.#spans.map((span) => this.#span(span)),
      labels,
      height: Math.ceil(Math.max(0, ...low, this.#end()) + 30),
      order: this.#order,
      yOf: new Map(this.#order.map((entry) => [entry.id, this.#y(entry)])),
    };
  }

  /** Where an entry begins. */
  #y(entry: ReviewEntry): number {
    return this.#axis.y(this.#at(entry));
  }

  /** The instant in which an entry begins. */
  #at(entry: ReviewEntry): number {
    return this.#instants.begins.get(entry.id) ?? startOf(entry);
  }

  /** The instants in which the copies of a segment came, and were taken in. */
  #copies(entry: SegmentEntry): readonly { readonly came: number; readonly taken: number }[] {
    return this.#instants.copies.get(entry.id) ?? [];
  }

  #waits(entry: SegmentEntry): Wait[] {
    const x = lineOf(entry.from === 'A' ? 'B' : 'A', this.#input);
    return this.#copies(entry).flatMap(({ came, taken }) =>
      taken > came ? [{ entryId: entry.id, x, from: this.#axis.y(came), to: this.#axis.y(taken) }] : [],
    );
  }

  #end(): number {
    return Math.max(
      0,
      ...this.#flights().flatMap((flight) => flight.arrivals.map(([, y]) => y)),
      ...this.#order.map((entry) => this.#y(entry)),
    );
  }

  #mark(entry: OwnEntry): ReviewMark {
    return { entry, x: lineOf(entry.end, this.#input), y: this.#y(entry) };
  }

  #flights(): Flight[] {
    const flights = this.#order.flatMap((entry) => (entry.kind === 'segment' ? [this.#flight(entry)] : []));
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
    const from: Point = [lineOf(entry.from, this.#input), this.#y(entry)];
    const far = lineOf(entry.from === 'A' ? 'B' : 'A', this.#input);
    const arrivals = this.#copies(entry).map(({ came }): Point => [far, this.#axis.y(came)]);
    const taken = this.#copies(entry).map((copy) => this.#axis.y(copy.taken));
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

  /** Where a segment is that has come so far on its way, and no further. */
  #partWay(entry: SegmentEntry, [x, y]: Point, share: number): Point {
    const far = lineOf(entry.from === 'A' ? 'B' : 'A', this.#input);
    return [
      x + (far - x) * share,
      y + (LOST_DROP_PX / LOST_SHARES[0]) * share * (this.#input.metrics.compact ? 0.5 : 1),
    ];
  }

  #bars(end: End): ReviewBar[] {
    const stays = staysOf(end, this.#order);
    return stays.map((entry, index) => {
      const next = stays[index + 1];
      const from = this.#axis.y(this.#stay(entry));
      const to = next === undefined ? this.#end() + 16 : this.#axis.y(this.#stay(next));
      return { entryId: entry.entryId, end, x: lineOf(end, this.#input), state: entry.state, from, to };
    });
  }

  /** The instant in which a state begins. */
  #stay({ entryId, at }: Stay): number {
    return this.#instants.begins.get(entryId) ?? at;
  }

  #span(span: TimeWait): MslSpan {
    const y = (share: number) => this.#axis.y(partOf(span, share));
    return { entryId: span.entryId, x: lineOf(span.end, this.#input), from: y(0), middle: y(0.5), to: y(1) };
  }

  /** Places the labels, kind by kind; the first kind in which some found no room ends the attempt. */
  #placeAll(): Squeezed[] {
    const flights = this.#flights();
    this.#room = new Room(
      this.#input.metrics.width,
      [...flights.flatMap((flight) => this.#lineBoxes(flight)), ...this.#rules()],
      flights.flatMap((flight) => this.#lateBoxes(flight)),
    );
    const own = this.#order.flatMap((entry) => (entry.kind === 'segment' ? [] : this.#placeOwn(entry)));
    if (own.length > 0) return own;
    const spans = this.#spans.flatMap((span) => this.#placeSpan(span));
    return spans.length > 0 ? spans : flights.flatMap((flight) => this.#placeFlight(flight) ?? []);
  }

  /** The room that a flight's lines take, and the cross at the end of a lost one. What comes late is in nobody's way. */
  #lineBoxes({ entry, from, arrivals, lostAt, openAt }: Flight): Box[] {
    if (openAt !== null) return [lineBox(from, openAt, 6)];
    if (lostAt === null)
      return arrivals.flatMap((to, index) =>
        isLate(entry, entry.landings[index]?.at ?? 0, this.#tripMs) ? [] : [lineBox(from, to, 6)],
      );
    return [lineBox(from, lostAt, 6), crossBox(lostAt)];
  }

  /** The lines of copies that came late. */
  #lateBoxes({ entry, from, arrivals }: Flight): Box[] {
    return arrivals.flatMap((to, index) =>
      isLate(entry, entry.landings[index]?.at ?? 0, this.#tripMs) ? [lineBox(from, to, 6)] : [],
    );
  }

  /** The rules across the figure where another connection begins. */
  #rules(): Box[] {
    const { left, right } = this.#input.metrics.x;
    return this.#order.flatMap((entry) => {
      if (entry.kind !== 'opened') return [];
      const y = this.#y(entry);
      return [lineBox([left, y], [right, y], 2)];
    });
  }

  #placeOwn(entry: OwnEntry): Squeezed[] {
    const draft = ownLabel(entry, this.#y(entry), this.#input);
    const settled = this.#settle(draft.key, this.#ownCandidates(entry, draft));
    return settled ? [] : [{ key: draft.key, at: this.#at(entry), after: true }];
  }

  #placeSpan(span: TimeWait): Squeezed[] {
    return mslLabels(span, (at) => this.#axis.y(at), this.#input)
      .filter(({ label }) => !this.#settle(label.key, slides(label, 16)))
      .map(({ label, at }) => ({ key: label.key, at, after: true }));
  }

  #placeFlight(flight: Flight): Squeezed | null {
    const key = `entry-${flight.entry.id}`;
    if (!this.#settle(key, this.#flightCandidates(flight, this.#triesOf(key)))) {
      return { key, at: this.#at(flight.entry), after: this.#triesOf(key) > TRIES_ABOVE };
    }
    if (flight.lostAt === null) return this.#placeCopies(flight);
    const lost = `lost-${flight.entry.id}`;
    const places = lostLabels(flight.entry, flight.lostAt, this.#input).flatMap((label) => [
      ...slides(label, this.#triesOf(lost) < TRIES_ABOVE ? 12 : LEAST_SLACK_PX),
    ]);
    return this.#settle(lost, places) ? null : { key: lost, at: this.#at(flight.entry), after: true };
  }

  /** "copy" stands near the arrival of a second copy, under its line if need be. */
  #placeCopies({ entry, from, arrivals }: Flight): Squeezed | null {
    const { metrics } = this.#input;
    for (const [index, to] of arrivals.entries()) {
      if (index === 0) continue;
      const label = copyLabel(entry, index, this.#input);
      const boxes = [true, false].flatMap((below) => [...alongLine(to, from, label.box, LIFT_PX, below, metrics)]);
      const free = this.#settle(
        label.key,
        boxes.map((box) => ({ ...label, box })),
      );
      if (!free) return { key: label.key, at: this.#copies(entry)[index]?.came ?? this.#at(entry), after: true };
    }
    return null;
  }

  #triesOf(key: string): number {
    return this.#tries.get(key) ?? 0;
  }

  #settle(key: string, candidates: Iterable<PlacedLabel>): boolean {
    return this.#room.settle(candidates, this.#triesOf(key) >= TRIES);
  }

  /** An own label stands at its mark or slides down; where that is in vain, a state's name may stand just above. */
  *#ownCandidates(entry: OwnEntry, draft: PlacedLabel): Generator<PlacedLabel> {
    yield* slides(draft, this.#slack(entry, draft));
    if (this.#triesOf(draft.key) < TRIES_ABOVE) return;
    yield { ...draft, box: { ...draft.box, y: this.#y(entry) - LIFT_PX - 3 } };
  }

  /** How far down an own label may slide: a state's name stays beside its stretch of the line. */
  #slack(entry: OwnEntry, draft: PlacedLabel): number {
    if (entry.kind !== 'state') return this.#triesOf(draft.key) < TRIES_ABOVE ? LEAST_SLACK_PX : 2 * LEAST_SLACK_PX;
    const next = this.#order.find((other) => other.kind === 'state' && other.end === entry.end && other.at > entry.at);
    const end = next === undefined ? 0 : this.#y(next);
    return Math.max(LEAST_SLACK_PX, end - draft.box.y - 4);
  }

  /** Where a segment's label may stand: near its sender above the line first; narrow, or below, only in need. */
  *#flightCandidates(flight: Flight, tries: number): Generator<PlacedLabel> {
    const { entry, from, arrivals, lostAt, openAt } = flight;
    const inNeed = tries >= TRIES_ABOVE;
    const to = lostAt ?? openAt ?? arrivals[0] ?? from;
    const gap = lostAt === null ? LIFT_PX : LIFT_PX + CROSS_PX;
    for (const form of segmentForms(entry, inNeed, this.#input)) {
      for (const below of inNeed ? [false, true] : [false]) {
        for (const box of alongLine(from, to, form.box, gap, below, this.#input.metrics)) yield { ...form, box };
      }
    }
  }
}
