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
import { lineWidth, narrowLines, segmentLines, type TextLine } from './figure-text.ts';
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

const COMPACT_BELOW = 720;

/** Measures for a review of this size. */
export function reviewMetrics(width: number, height: number): ReviewMetrics {
  const compact = width < COMPACT_BELOW;
  const gutter = compact ? 18 : Math.round(Math.min(226, Math.max(198, width * 0.22)));
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

/** How often gaps are widened for a label before it may stand below its arrow, and before it is left out. */
const TRIES_ABOVE = 3;
const TRIES = 10;
const WIDEN_PX = 8;
const TOP_PX = 24;
const LOST_SHARE = 0.56;
/** The space around a label. */
const ROOM_ALONG_PX = 3;
const ROOM_ACROSS_PX = 1.5;
const LEAST_SLACK_PX = 40;
const BESIDE_PX = 18;
/** What a label keeps from its arrow. */
const LIFT_PX = 3;
/** What it keeps in addition from the cross of a lost one. */
const CROSS_PX = 7;

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
  /** How often room was made for a label, by key. */
  readonly #tries = new Map<string, number>();
  #taken: Box[] = [];
  #labels: PlacedLabel[] = [];

  constructor(input: ReviewInput) {
    this.#input = input;
    this.#order = [...input.half.entries].sort((a, b) => startOf(a) - startOf(b) || a.id - b.id);
    this.#spans = ENDS.flatMap((end) => timeWaitOf(end, this.#order));
    const times = this.#order.flatMap((entry) => [startOf(entry), ...(entry.kind === 'segment' ? entry.arrivals : [])]);
    const between = this.#spans.flatMap(({ from, to }) =>
      [0, 0.25, 0.5, 0.75, 1].map((share) => from + (to - from) * share),
    );
    this.#axis = new ReviewAxis(times, between, tripOf(this.#order), input.metrics.pauseUnit, TOP_PX);
  }

  figure(): ReviewFigure {
    for (let squeezed = this.#placeAll(); squeezed !== null; squeezed = this.#placeAll()) {
      this.#tries.set(squeezed.key, this.#triesOf(squeezed.key) + 1);
      this.#axis.widen(squeezed.at, WIDEN_PX, squeezed.after);
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
    return Math.max(
      0,
      ...this.#flights().flatMap((flight) => flight.arrivals.map(([, y]) => y)),
      ...this.#order.map((entry) => this.#axis.y(startOf(entry))),
    );
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
    const drop = this.#input.metrics.compact ? 12 : 24;
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
  #placeAll(): Squeezed | null {
    this.#labels = [];
    this.#taken = this.#flights().flatMap((flight) => this.#lineBoxes(flight));
    for (const entry of this.#order) {
      if (entry.kind === 'segment') continue;
      const draft = this.#ownLabel(entry);
      if (!this.#settle(draft.key, this.#ownCandidates(entry, draft)))
        return { key: draft.key, at: entry.at, after: true };
    }
    for (const draft of this.#spanLabels()) {
      if (!this.#settle(draft.label.key, slides(draft.label, 16)))
        return { key: draft.label.key, at: draft.at, after: true };
    }
    for (const flight of this.#flights()) {
      const squeezed = this.#placeFlight(flight);
      if (squeezed !== null) return squeezed;
    }
    return null;
  }

  /** An own label stands at its mark or slides down; where that is in vain, a state's name may stand just above. */
  *#ownCandidates(entry: OwnEntry, draft: PlacedLabel): Generator<PlacedLabel> {
    yield* slides(draft, this.#slack(entry, draft));
    if (this.#triesOf(draft.key) < TRIES_ABOVE) return;
    yield { ...draft, box: { ...draft.box, y: this.#axis.y(entry.at) - LIFT_PX - 3 } };
  }

  /** How far down an own label may slide: a state's name stays beside its stretch of the line. */
  #slack(entry: OwnEntry, draft: PlacedLabel): number {
    if (entry.kind !== 'state') return LEAST_SLACK_PX;
    const next = this.#order.find((other) => other.kind === 'state' && other.end === entry.end && other.at > entry.at);
    const end = next === undefined ? 0 : this.#axis.y(startOf(next));
    return Math.max(LEAST_SLACK_PX, end - draft.box.y - 4);
  }

  #placeFlight(flight: Flight): Squeezed | null {
    const key = `entry-${flight.entry.id}`;
    if (!this.#settle(key, this.#candidates(flight, key))) {
      return { key, at: flight.entry.sentAt, after: this.#triesOf(key) > TRIES_ABOVE };
    }
    if (flight.lostAt === null) return null;
    const lost = this.#lostLabel(flight, flight.lostAt);
    if (this.#settle(lost.key, slides(lost, 12))) return null;
    return { key: lost.key, at: flight.entry.sentAt, after: true };
  }

  #triesOf(key: string): number {
    return this.#tries.get(key) ?? 0;
  }

  /** Takes the first candidate that is free; one for which room was made in vain is only read out. */
  #settle(key: string, candidates: Iterable<PlacedLabel>): boolean {
    let any: PlacedLabel | null = null;
    for (const label of candidates) {
      any ??= label;
      if (!this.#inside(label.box) || this.#taken.some((box) => overlap(box, roomy(label.box)))) continue;
      this.#labels.push(label);
      this.#taken.push(label.box);
      return true;
    }
    if (this.#triesOf(key) < TRIES) return false;
    if (any !== null) this.#labels.push({ ...any, kind: 'unplaced' });
    return true;
  }

  #inside(box: Box): boolean {
    const right = box.x + Math.cos(box.angle) * box.width;
    return (
      box.y - box.height + Math.min(0, Math.sin(box.angle)) * box.width >= 0 &&
      box.x >= 2 &&
      right <= this.#input.metrics.width - 2
    );
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
    const forms = [span - 60, span * 0.62].map((room) =>
      segmentLines(entry.segment, symbols, remarks, words, metrics.fontSize, room),
    );
    if (this.#triesOf(key) >= TRIES_ABOVE) forms.push(narrowLines(entry.segment, symbols, remarks, words));
    for (const lines of forms) {
      const width = Math.max(...lines.map((line) => lineWidth(line, metrics.fontSize, 'mono')));
      const size = { width, height: lines.length * metrics.lineHeight };
      const label = {
        key,
        entryId: entry.id,
        kind: 'sent' as const,
        lines,
        font: 'mono' as const,
        fontSize: metrics.fontSize,
        align: 'left' as const,
      };
      const lift = flight.lostAt === null ? LIFT_PX : LIFT_PX + CROSS_PX;
      const sides = this.#triesOf(key) < TRIES_ABOVE ? [false] : [false, true];
      for (const below of sides)
        for (const box of alongLine(flight.from, to, size, lift, below, metrics)) yield { ...label, box };
    }
  }

  #lostLabel(flight: Flight, [x, y]: Point): PlacedLabel {
    const { words, metrics } = this.#input;
    const lines: TextLine[] = [[{ text: words.lost, tone: 'rst' }]];
    const width = lineWidth(lines[0] ?? [], metrics.wordSize, 'sans');
    const leftwards = x < flight.from[0];
    const box = {
      x: leftwards ? x - 14 - width : x + 14,
      y: y + metrics.lineHeight / 2,
      angle: 0,
      width,
      height: metrics.lineHeight,
    };
    return {
      key: `lost-${flight.entry.id}`,
      entryId: flight.entry.id,
      kind: 'stopped',
      lines,
      font: 'sans',
      fontSize: metrics.wordSize,
      align: 'left',
      box,
    };
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
  #beside(
    key: string,
    entryId: number,
    kind: PlacedLabel['kind'],
    end: End,
    lines: readonly TextLine[],
    top: number,
  ): PlacedLabel {
    const { metrics, left } = this.#input;
    const width = Math.max(...lines.map((line) => lineWidth(line, metrics.wordSize, 'sans')));
    const height = lines.length * metrics.lineHeight;
    const rightOfLine = (end === left) === metrics.compact;
    const x = rightOfLine ? this.#x(end) + BESIDE_PX : this.#x(end) - BESIDE_PX - width;
    const box = { x, y: top + height, angle: 0, width, height };
    return {
      key,
      entryId,
      kind,
      lines,
      font: 'sans',
      fontSize: metrics.wordSize,
      align: rightOfLine ? 'left' : 'right',
      box,
    };
  }
}

/** The label where it is, and further down step by step. */
function* slides(label: PlacedLabel, most: number): Generator<PlacedLabel> {
  for (let dy = 0; dy <= most; dy += 4) yield { ...label, box: { ...label.box, y: label.box.y + dy } };
}

/** A box with the space around it that keeps labels apart. */
function roomy(box: Box): Box {
  const [right, down] = [ROOM_ALONG_PX * Math.cos(box.angle), ROOM_ALONG_PX * Math.sin(box.angle)];
  const [lean, low] = [ROOM_ACROSS_PX * Math.sin(box.angle), ROOM_ACROSS_PX * Math.cos(box.angle)];
  return {
    x: box.x - right - lean,
    y: box.y - down + low,
    angle: box.angle,
    width: box.width + 2 * ROOM_ALONG_PX,
    height: box.height + 2 * ROOM_ACROSS_PX,
  };
}

/** Boxes of a size along a line, above or below it: near its start, its middle and its end. */
function* alongLine(
  from: Point,
  to: Point,
  size: { width: number; height: number },
  gap: number,
  below: boolean,
  metrics: ReviewMetrics,
): Generator<Box> {
  const leftwards = to[0] < from[0];
  const [a, b] = leftwards ? [to, from] : [from, to];
  const slope = (b[1] - a[1]) / Math.max(1, b[0] - a[0]);
  const angle = Math.atan(slope);
  const lean = Math.abs(Math.sin(angle)) * size.height;
  const low = metrics.x.left + metrics.barWidth + 16 + lean;
  const high = metrics.x.right - metrics.barWidth - 16 - lean - Math.cos(angle) * size.width;
  const shares = leftwards ? [1, 0.75, 0.5, 0.25, 0] : [0, 0.25, 0.5, 0.75, 1];
  const starts = shares.map((share) => low + (high - low) * share);
  for (const x of starts) {
    if (x < low - 1 || x > high + 1) continue;
    const lift = below ? -(size.height / Math.cos(angle) + gap + 4) : gap + 1.5 + Math.abs(slope) * 2;
    yield { x, y: a[1] + (x - a[0]) * slope - lift, angle, ...size };
  }
}

/** How long a segment of this half usually travels, ms. */
function tripOf(order: readonly ReviewEntry[]): number {
  const trips = order.flatMap((entry) =>
    entry.kind === 'segment' ? entry.arrivals.slice(0, 1).map((at) => at - entry.sentAt) : [],
  );
  return trips.length === 0 ? 1_500 : Math.max(1, Math.min(...trips));
}

/** The 2MSL of an end that ran out: it began with the last segment that the end sent in TIME-WAIT. */
function timeWaitOf(
  end: End,
  order: readonly ReviewEntry[],
): { entryId: number; end: End; from: number; to: number }[] {
  const states = order.filter((entry) => entry.kind === 'state').filter((entry) => entry.end === end);
  const index = states.findIndex((entry) => entry.state === 'TIME-WAIT');
  const [entered, left] = [states[index], states[index + 1]];
  if (index < 0 || entered === undefined || left === undefined) return [];
  const sends = order.filter(
    (entry) => entry.kind === 'segment' && entry.from === end && entry.sentAt >= entered.at && entry.sentAt < left.at,
  );
  const last = sends.at(-1);
  return [{ entryId: entered.id, end, from: last === undefined ? entered.at : startOf(last), to: left.at }];
}
