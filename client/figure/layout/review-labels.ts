/** Where the labels of a review are: each as near as possible to its thing, and none on another or on a line. Pure. */

import type { Box } from './figure-band.ts';
import { lineBox } from './figure-box.ts';
import type { PlacedLabel } from './figure-label.ts';
import type { Flight } from './review-figure.ts';
import { isLate, type OwnEntry, type TimeWait } from './review-history.ts';
import type { ReviewPlaces } from './review-places.ts';
import { alongLine, crossBox, Room, slides } from './review-room.ts';
import { copyLabel, lostLabels, mslLabels, ownLabel, type ReviewInput, segmentForms } from './review-words.ts';

/** How often gaps are widened for a label before it may be placed below its arrow, and before it is left out. */
const TRIES_ABOVE = 3;
const TRIES = 10;
const WIDEN_PX = 8;
const LEAST_SLACK_PX = 40;
/** The distance of a label from its arrow. */
const LIFT_PX = 3;
/** Its additional distance from the cross of a lost segment. */
const CROSS_PX = 7;

/** A label without room: the moment that should get more. */
interface Squeezed {
  readonly key: string;
  readonly at: number;
  readonly after: boolean;
}

/** The labels of a half, after the gaps in which they found no room were widened. */
export function placeLabels(input: ReviewInput, places: ReviewPlaces): readonly PlacedLabel[] {
  return new ReviewLabels(input, places).place();
}

class ReviewLabels {
  readonly #input: ReviewInput;
  readonly #places: ReviewPlaces;
  /** How often room was made for a label, by key. */
  readonly #tries = new Map<string, number>();
  #room: Room;

  constructor(input: ReviewInput, places: ReviewPlaces) {
    this.#input = input;
    this.#places = places;
    this.#room = new Room(input.metrics.width, [], []);
  }

  place(): readonly PlacedLabel[] {
    for (let squeezed = this.#placeAll(); squeezed.length > 0; squeezed = this.#placeAll()) {
      for (const { key, at, after } of squeezed) {
        this.#tries.set(key, this.#triesOf(key) + 1);
        this.#places.widen(at, WIDEN_PX, after);
      }
    }
    return this.#room.labels;
  }

  /** Places the labels, kind by kind; the first kind with a label that finds no room ends the attempt. */
  #placeAll(): Squeezed[] {
    const flights = this.#places.flights();
    this.#room = new Room(
      this.#input.metrics.width,
      [...flights.flatMap((flight) => this.#lineBoxes(flight)), ...this.#rules()],
      flights.flatMap((flight) => this.#lateBoxes(flight)),
    );
    const own = this.#places.order.flatMap((entry) => (entry.kind === 'segment' ? [] : this.#placeOwn(entry)));
    if (own.length > 0) return own;
    const spans = this.#places.spans.flatMap((span) => this.#placeSpan(span));
    return spans.length > 0 ? spans : flights.flatMap((flight) => this.#placeFlight(flight) ?? []);
  }

  /** The room of a flight's lines, and the cross at the end of a lost one. Late copies block nothing. */
  #lineBoxes({ entry, from, arrivals, lostAt, openAt }: Flight): Box[] {
    if (openAt !== null) return [lineBox(from, openAt, 6)];
    if (lostAt === null)
      return arrivals.flatMap((to, index) =>
        isLate(entry, entry.landings[index]?.at ?? 0, this.#places.tripMs) ? [] : [lineBox(from, to, 6)],
      );
    return [lineBox(from, lostAt, 6), crossBox(lostAt)];
  }

  /** The lines of copies that came late. */
  #lateBoxes({ entry, from, arrivals }: Flight): Box[] {
    return arrivals.flatMap((to, index) =>
      isLate(entry, entry.landings[index]?.at ?? 0, this.#places.tripMs) ? [lineBox(from, to, 6)] : [],
    );
  }

  /** The rules across the figure where another connection begins. */
  #rules(): Box[] {
    const { left, right } = this.#input.metrics.x;
    return this.#places.order.flatMap((entry) => {
      if (entry.kind !== 'opened') return [];
      const y = this.#places.y(entry);
      return [lineBox([left, y], [right, y], 2)];
    });
  }

  #placeOwn(entry: OwnEntry): Squeezed[] {
    const draft = ownLabel(entry, this.#places.y(entry), this.#input);
    const settled = this.#settle(draft.key, this.#ownCandidates(entry, draft));
    return settled ? [] : [{ key: draft.key, at: this.#places.at(entry), after: true }];
  }

  #placeSpan(span: TimeWait): Squeezed[] {
    return mslLabels(span, (at) => this.#places.yAt(at), this.#input)
      .filter(({ label }) => !this.#settle(label.key, slides(label, 16)))
      .map(({ label, at }) => ({ key: label.key, at, after: true }));
  }

  #placeFlight(flight: Flight): Squeezed | null {
    const key = `entry-${flight.entry.id}`;
    if (!this.#settle(key, this.#flightCandidates(flight, this.#triesOf(key)))) {
      return { key, at: this.#places.at(flight.entry), after: this.#triesOf(key) > TRIES_ABOVE };
    }
    if (flight.lostAt === null) return this.#placeCopies(flight);
    const lost = `lost-${flight.entry.id}`;
    const places = lostLabels(flight.entry, flight.lostAt, this.#input).flatMap((label) => [
      ...slides(label, this.#triesOf(lost) < TRIES_ABOVE ? 12 : LEAST_SLACK_PX),
    ]);
    return this.#settle(lost, places) ? null : { key: lost, at: this.#places.at(flight.entry), after: true };
  }

  /** "copy" is near the arrival of a second copy, under its line if necessary. */
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
      if (!free)
        return { key: label.key, at: this.#places.copies(entry)[index]?.came ?? this.#places.at(entry), after: true };
    }
    return null;
  }

  #triesOf(key: string): number {
    return this.#tries.get(key) ?? 0;
  }

  #settle(key: string, candidates: Iterable<PlacedLabel>): boolean {
    return this.#room.settle(candidates, this.#triesOf(key) >= TRIES);
  }

  /** A line's own label is at its mark or slides down; failing that, a state's name may be just above. */
  *#ownCandidates(entry: OwnEntry, draft: PlacedLabel): Generator<PlacedLabel> {
    yield* slides(draft, this.#slack(entry, draft));
    if (this.#triesOf(draft.key) < TRIES_ABOVE) return;
    yield { ...draft, box: { ...draft.box, y: this.#places.y(entry) - LIFT_PX - 3 } };
  }

  /** How far down such a label may slide: a state's name stays beside its stretch of the line. */
  #slack(entry: OwnEntry, draft: PlacedLabel): number {
    if (entry.kind !== 'state') return this.#triesOf(draft.key) < TRIES_ABOVE ? LEAST_SLACK_PX : 2 * LEAST_SLACK_PX;
    const next = this.#places.order.find(
      (other) => other.kind === 'state' && other.end === entry.end && other.at > entry.at,
    );
    const end = next === undefined ? 0 : this.#places.y(next);
    return Math.max(LEAST_SLACK_PX, end - draft.box.y - 4);
  }

  /** Where a segment's label may be: near its sender above the line first; narrow, or below, only if necessary. */
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
