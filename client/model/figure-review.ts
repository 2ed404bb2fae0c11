/**
 * The layout of the review: one half seen from above, both lines, every segment with its true flight. Pure: the
 * same half in the same room gives the same picture. y runs down from 0 (px). Knows no DOM, no Phaser.
 */

import { ENDS, type End } from '../../shared/duel/level.ts';
import type { HalfReview, ReviewEntry } from '../../shared/duel/view.ts';
import type { State } from '../../shared/tcp/state.ts';
import type { Box } from './figure-band.ts';
import { lineBox, overlap } from './figure-box.ts';
import type { PlacedLabel } from './figure-live.ts';
import { segmentSymbols } from './figure-symbols.ts';
import { lineWidth, segmentLines, type TextLine } from './figure-text.ts';
import type { FigureWords } from './figure-words.ts';
import { ReviewAxis } from './review-axis.ts';

type Point = readonly [number, number];
type SegmentEntry = ReviewEntry & { kind: 'segment' };
type OwnEntry = Exclude<ReviewEntry, SegmentEntry>;

export interface ReviewMetrics {
  readonly compact: boolean;
  readonly width: number;
  readonly height: number;
  /** The left and the right line. */
  readonly x: Readonly<Record<'left' | 'right', number>>;
  readonly barWidth: number;
  readonly fontSize: number;
  readonly lineHeight: number;
  readonly wordSize: number;
  readonly pauseUnit: number;
}

/** The way of one segment: where it left, where each copy arrived, and where it was lost. */
export interface Flight {
  readonly entry: SegmentEntry;
  readonly from: Point;
  readonly arrivals: readonly Point[];
  readonly lostAt: Point | null;
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
  readonly marks: readonly ReviewMark[];
  readonly bars: readonly ReviewBar[];
  readonly spans: readonly MslSpan[];
  readonly labels: readonly PlacedLabel[];
  readonly height: number;
  /** All entries in the order in which they happened. */
  readonly order: readonly ReviewEntry[];
  /** Where each entry begins. */
  readonly yOf: ReadonlyMap<number, number>;
}

export interface ReviewInput {
  readonly half: HalfReview;
  readonly left: End;
  readonly metrics: ReviewMetrics;
  readonly words: FigureWords;
}

const COMPACT_BELOW = 600;

/** Measures for a review of this size. */
export function reviewMetrics(width: number, height: number): ReviewMetrics {
  const compact = width < COMPACT_BELOW;
  const gutter = compact ? 18 : Math.round(Math.min(220, Math.max(176, width * 0.215)));
  return {
    compact,
    width,
    height,
    x: { left: gutter, right: width - gutter },
    barWidth: compact ? 9 : 13,
    fontSize: compact ? 12.5 : 14,
    lineHeight: compact ? 17 : 19,
    wordSize: compact ? 12 : 13,
    pauseUnit: compact ? 13 : 16,
  };
}

/** When an entry begins. */
export function startOf(entry: ReviewEntry): number {
  return entry.kind === 'segment' ? entry.sentAt : entry.at;
}

/** The layout of a half. */
export function layoutReview(input: ReviewInput): ReviewFigure {
  return new ReviewLayout(input).figure();
}

/** How often gaps are widened before a label that has no room is left to the list alone. */
const MOST_ROUNDS = 400;
const WIDEN_PX = 8;
const TOP_PX = 24;
const LOST_SHARE = 0.56;
const BESIDE_PX = 14;
/** What a label keeps from its arrow. */
const LIFT_PX = 4;

/** A label that found no room: which moment should be given more. */
interface Squeezed {
  readonly key: string;
  readonly at: number;
  readonly after: boolean;
}

class ReviewLayout {
  readonly #input: ReviewInput;
  readonly #order: readonly ReviewEntry[];
  readonly #spans: readonly { entryId: number; end: End; from: number; to: number }[];
  readonly #axis: ReviewAxis;
  #taken: Box[] = [];
  #labels: PlacedLabel[] = [];

  constructor(input: ReviewInput) {
    this.#input = input;
    this.#order = [...input.half.entries].sort((a, b) => startOf(a) - startOf(b) || a.id - b.id);
    this.#spans = ENDS.flatMap((end) => timeWaitOf(end, this.#order));
    const times = [
      ...this.#order.flatMap((entry) => [startOf(entry), ...(entry.kind === 'segment' ? entry.arrivals : [])]),
      ...this.#spans.flatMap(({ from, to }) => [0, 0.25, 0.5, 0.75, 1].map((share) => from + (to - from) * share)),
    ];
    this.#axis = new ReviewAxis(times, tripOf(this.#order), input.metrics.pauseUnit, TOP_PX);
  }

  figure(): ReviewFigure {
    const hidden = new Set<string>();
    for (let round = 0; ; round++) {
      const squeezed = this.#placeAll(hidden);
      if (squeezed === null) break;
      if (round % MOST_ROUNDS === MOST_ROUNDS - 1) hidden.add(squeezed.key);
      else this.#axis.widen(squeezed.at, WIDEN_PX, squeezed.after);
    }
    const bars = ENDS.flatMap((end) => this.#bars(end));
    const low = this.#labels.map((label) => label.box.y + Math.max(0, Math.sin(label.box.angle)) * label.box.width);
    return {
      metrics: this.#input.metrics,
      left: this.#input.left,
      flights: this.#flights(),
      marks: this.#order.flatMap((entry) => (entry.kind === 'segment' ? [] : [this.#mark(entry)])),
      bars,
      spans: this.#spans.map((span) => ({
        entryId: span.entryId,
        x: this.#x(span.end),
        from: this.#axis.y(span.from),
        middle: this.#axis.y(span.from + (span.to - span.from) * 0.5),
        to: this.#axis.y(span.to),
      })),
      labels: this.#labels,
      height: Math.ceil(Math.max(0, ...low, this.#end()) + 30),
      order: this.#order,
      yOf: new Map(this.#order.map((entry) => [entry.id, this.#axis.y(startOf(entry))])),
    };
  }

  #x(end: End): number {
    return this.#input.metrics.x[end === this.#input.left ? 'left' : 'right'];
  }

  #end(): number {
    return Math.max(0, ...this.#flights().flatMap((flight) => flight.arrivals.map(([, y]) => y)), ...this.#order.map((entry) => this.#axis.y(startOf(entry))));
  }

  #mark(entry: OwnEntry): ReviewMark {
    return { entry, x: this.#x(entry.end), y: this.#axis.y(entry.at) };
  }

  #flights(): Flight[] {
    return this.#order.flatMap((entry) => (entry.kind === 'segment' ? [this.#flight(entry)] : []));
  }

  #flight(entry: SegmentEntry): Flight {
    const from: Point = [this.#x(entry.from), this.#axis.y(entry.sentAt)];
    const far = this.#x(entry.from === 'A' ? 'B' : 'A');
    const arrivals = entry.arrivals.map((at): Point => [far, this.#axis.y(at)]);
    const drop = this.#input.metrics.compact ? 16 : 30;
    const lostAt: Point = [from[0] + (far - from[0]) * LOST_SHARE, from[1] + drop];
    return { entry, from, arrivals, lostAt: arrivals.length === 0 ? lostAt : null };
  }

  #bars(end: End): ReviewBar[] {
    const states = this.#order.filter((entry) => entry.kind === 'state').filter((entry) => entry.end === end);
    return states.map((entry, index) => {
      const next = states[index + 1];
      const from = this.#axis.y(entry.at);
      const to = next === undefined ? this.#end() + 16 : this.#axis.y(next.at);
      return { entryId: entry.id, end, x: this.#x(end), state: entry.state, from, to };
    });
  }

  /** Places every label; the first one without room ends the attempt. */
  #placeAll(hidden: ReadonlySet<string>): Squeezed | null {
    this.#labels = [];
    this.#taken = this.#flights().flatMap((flight) => this.#lineBoxes(flight));
    for (const entry of this.#order) {
      if (entry.kind === 'segment') continue;
      const draft = this.#ownLabel(entry);
      if (!hidden.has(draft.key) && !this.#settle(slides(draft, 40))) return { key: draft.key, at: entry.at, after: true };
    }
    for (const draft of this.#spanLabels()) {
      if (!hidden.has(draft.label.key) && !this.#settle(slides(draft.label, 16))) return { key: draft.label.key, at: draft.at, after: true };
    }
    for (const flight of this.#flights()) {
      const squeezed = this.#placeFlight(flight, hidden);
      if (squeezed !== null) return squeezed;
    }
    return null;
  }

  #placeFlight(flight: Flight, hidden: ReadonlySet<string>): Squeezed | null {
    const key = `entry-${flight.entry.id}`;
    if (!hidden.has(key) && !this.#settle(this.#candidates(flight, key))) return { key, at: flight.entry.sentAt, after: false };
    if (flight.lostAt === null) return null;
    const lost = this.#lostLabel(flight, flight.lostAt);
    if (hidden.has(lost.key) || this.#settle(slides(lost, 12))) return null;
    return { key: lost.key, at: flight.entry.sentAt, after: true };
  }

  /** Takes the first candidate that is free. */
  #settle(candidates: Iterable<PlacedLabel>): boolean {
    for (const label of candidates) {
      if (!this.#inside(label.box) || this.#taken.some((box) => overlap(box, label.box))) continue;
      this.#labels.push(label);
      this.#taken.push(label.box);
      return true;
    }
    return false;
  }

  #inside(box: Box): boolean {
    const right = box.x + Math.cos(box.angle) * box.width;
    return box.y - box.height + Math.min(0, Math.sin(box.angle)) * box.width >= 0 && box.x >= 2 && right <= this.#input.metrics.width - 2;
  }

  #lineBoxes(flight: Flight): Box[] {
    const ends = flight.lostAt === null ? flight.arrivals : [flight.lostAt];
    const lines = ends.map((to) => lineBox(flight.from, to, 6));
    if (flight.lostAt === null) return lines;
    const [x, y] = flight.lostAt;
    return [...lines, { x: x - 9, y: y + 9, angle: 0, width: 18, height: 18 }];
  }

  /** Where a segment's label may stand: near its sender above the line first; narrow only where wide finds no room. */
  *#candidates(flight: Flight, key: string): Generator<PlacedLabel> {
    const { metrics, words, half } = this.#input;
    const { entry } = flight;
    const to = flight.lostAt ?? flight.arrivals[0] ?? flight.from;
    const span = metrics.x.right - metrics.x.left;
    const symbols = segmentSymbols(entry.segment, entry.from, half.symbols);
    const remarks = [...(entry.again ? [words.again] : []), ...(entry.by === 'stack' ? [words.byStack] : [])];
    for (const room of [span - 60, span * 0.62]) {
      const lines = segmentLines(entry.segment, symbols, remarks, words, metrics.fontSize, room);
      const width = Math.max(...lines.map((line) => lineWidth(line, metrics.fontSize, 'mono')));
      const size = { width, height: lines.length * metrics.lineHeight };
      const label = { key, entryId: entry.id, kind: 'sent' as const, lines, font: 'mono' as const, fontSize: metrics.fontSize, align: 'left' as const };
      for (const box of alongLine(flight.from, to, size, metrics)) yield { ...label, box };
    }
  }

  #lostLabel(flight: Flight, [x, y]: Point): PlacedLabel {
    const { words, metrics } = this.#input;
    const lines: TextLine[] = [[{ text: words.lost, tone: 'rst' }]];
    const width = lineWidth(lines[0] ?? [], metrics.wordSize, 'sans');
    const leftwards = x < flight.from[0];
    const box = { x: leftwards ? x - 14 - width : x + 14, y: y + metrics.lineHeight / 2, angle: 0, width, height: metrics.lineHeight };
    return { key: `lost-${flight.entry.id}`, entryId: flight.entry.id, kind: 'stopped', lines, font: 'sans', fontSize: metrics.wordSize, align: 'left', box };
  }

  #ownLabel(entry: OwnEntry): PlacedLabel {
    const { metrics } = this.#input;
    const lines = this.#ownLines(entry);
    const down = entry.kind === 'state' ? 3 : -metrics.lineHeight / 2;
    return this.#beside(`entry-${entry.id}`, entry.id, entry.kind, entry.end, lines, this.#axis.y(entry.at) + down);
  }

  #ownLines(entry: OwnEntry): TextLine[] {
    const { words, half, metrics } = this.#input;
    switch (entry.kind) {
      case 'call':
        return [[{ text: words.call(entry.call, entry.bytes), tone: 'text' }]];
      case 'timer':
        return [[{ text: words.timer(entry.timer), tone: 'text' }]];
      case 'bind': {
        const { port } = half.ports[entry.end];
        return [[{ text: entry.ok ? words.bound(port) : words.bindRefused(port), tone: 'text' }]];
      }
      case 'state': {
        const gloss = metrics.compact ? null : words.stateGloss(entry.state);
        const name: TextLine = [{ text: entry.state, tone: 'state' }];
        return gloss === null ? [name] : [name, [{ text: gloss, tone: 'gloss' }]];
      }
    }
  }

  /** Two labels for each 2MSL: what its halves are for. */
  #spanLabels(): { label: PlacedLabel; at: number }[] {
    const { words, metrics } = this.#input;
    return this.#spans.flatMap((span) =>
      words.mslHalves.map(([title, reason], index) => {
        const at = span.from + (span.to - span.from) * (index === 0 ? 0.25 : 0.75);
        const first: TextLine = [{ text: title, tone: 'state' }];
        const lines = metrics.compact ? [first] : [first, [{ text: reason, tone: 'gloss' as const }]];
        const top = this.#axis.y(at) - (lines.length * metrics.lineHeight) / 2;
        return { at, label: this.#beside(`msl-${span.entryId}-${index}`, span.entryId, 'pause', span.end, lines, top) };
      }),
    );
  }

  /** Words beside a line: outside of it where there is a gutter, inside on a phone. */
  #beside(key: string, entryId: number, kind: PlacedLabel['kind'], end: End, lines: readonly TextLine[], top: number): PlacedLabel {
    const { metrics, left } = this.#input;
    const width = Math.max(...lines.map((line) => lineWidth(line, metrics.wordSize, 'sans')));
    const height = lines.length * metrics.lineHeight;
    const rightOfLine = (end === left) === metrics.compact;
    const x = rightOfLine ? this.#x(end) + BESIDE_PX : this.#x(end) - BESIDE_PX - width;
    const box = { x, y: top + height, angle: 0, width, height };
    return { key, entryId, kind, lines, font: 'sans', fontSize: metrics.wordSize, align: rightOfLine ? 'left' : 'right', box };
  }
}

/** The label where it is, and further down step by step. */
function* slides(label: PlacedLabel, most: number): Generator<PlacedLabel> {
  for (let dy = 0; dy <= most; dy += 4) yield { ...label, box: { ...label.box, y: label.box.y + dy } };
}

/** Boxes of a size along a line: above it near its start, its middle and its end, then below it. */
function* alongLine(from: Point, to: Point, size: { width: number; height: number }, metrics: ReviewMetrics): Generator<Box> {
  const leftwards = to[0] < from[0];
  const [a, b] = leftwards ? [to, from] : [from, to];
  const slope = (b[1] - a[1]) / Math.max(1, b[0] - a[0]);
  const angle = Math.atan(slope);
  const lean = Math.abs(Math.sin(angle)) * size.height;
  const low = metrics.x.left + metrics.barWidth + 16 + lean;
  const high = metrics.x.right - metrics.barWidth - 16 - lean - Math.cos(angle) * size.width;
  const starts = leftwards ? [high, (low + high) / 2, low] : [low, (low + high) / 2, high];
  for (const below of [false, true]) {
    for (const x of starts) {
      if (x < low - 1 || x > high + 1) continue;
      const lift = below ? -(size.height / Math.cos(angle) + LIFT_PX + 3) : LIFT_PX + Math.abs(slope) * 2;
      yield { x, y: a[1] + (x - a[0]) * slope - lift, angle, ...size };
    }
  }
}

/** How long a segment of this half usually travels, ms. */
function tripOf(order: readonly ReviewEntry[]): number {
  const trips = order.flatMap((entry) => (entry.kind === 'segment' ? entry.arrivals.slice(0, 1).map((at) => at - entry.sentAt) : []));
  return trips.length === 0 ? 1_500 : Math.max(1, Math.min(...trips));
}

/** The 2MSL of an end that ran out: it began with the last segment that the end sent in TIME-WAIT. */
function timeWaitOf(end: End, order: readonly ReviewEntry[]): { entryId: number; end: End; from: number; to: number }[] {
  const states = order.filter((entry) => entry.kind === 'state').filter((entry) => entry.end === end);
  const index = states.findIndex((entry) => entry.state === 'TIME-WAIT');
  const [entered, left] = [states[index], states[index + 1]];
  if (index < 0 || entered === undefined || left === undefined) return [];
  const sends = order.filter((entry) => entry.kind === 'segment' && entry.from === end && entry.sentAt >= entered.at && entry.sentAt < left.at);
  const last = sends.at(-1);
  return [{ entryId: entered.id, end, from: last === undefined ? entered.at : startOf(last), to: left.at }];
}
