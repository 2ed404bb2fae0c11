/** The text of the review's labels, and their preferred places: drafts, before room is found for them. */

import type { End } from '../../../shared/duel/level.ts';
import { symbolsFor } from '../../../shared/duel/symbols.ts';
import type { Point } from './figure-box.ts';
import type { PlacedLabel } from './figure-label.ts';
import { segmentSymbols } from './figure-symbols.ts';
import { lineWidth, narrowLines, segmentLines, type TextLine } from './figure-text.ts';
import type { FigureWords } from './figure-words.ts';
import type { OwnEntry, ReviewedHalf, SegmentEntry, TimeWait } from './review-history.ts';
import type { ReviewMetrics } from './review-metrics.ts';

export interface ReviewInput {
  readonly half: ReviewedHalf;
  /** The end whose line is on the left. */
  readonly left: End;
  readonly metrics: ReviewMetrics;
  readonly words: FigureWords;
  /** The name of the wire's player, or null. */
  readonly wire: string | null;
  /** The text on an arrow; absent: everything that is known about it. */
  readonly onArrow?: (segment: SegmentEntry['segment']) => TextLine;
}

const BESIDE_PX = 18;
/** The distance of the words under a cross from its middle. */
const UNDER_CROSS_PX = 11;

/** Where an end's line stands. */
export function lineOf(end: End, { metrics, left }: ReviewInput): number {
  return metrics.x[end === left ? 'left' : 'right'];
}

/** The label of an event at one end, at the place `y`. */
export function ownLabel(entry: OwnEntry, y: number, input: ReviewInput): PlacedLabel {
  const down = entry.kind === 'state' || entry.kind === 'opened' ? 3 : -input.metrics.lineHeight / 2;
  const facts = { key: `entry-${entry.id}`, entryId: entry.id, kind: entry.kind };
  return beside(facts, entry.end, ownLines(entry, input), y + down, input);
}

function ownLines(entry: OwnEntry, { words, half, metrics }: ReviewInput): TextLine[] {
  switch (entry.kind) {
    case 'call':
      return [[{ text: words.call(entry.call, entry.bytes, entry.full), tone: 'text' }]];
    case 'timer':
      return [[{ text: words.timer(entry.timer), tone: 'text' }]];
    case 'bind': {
      const { port } = half.ports[entry.end];
      return [[{ text: entry.ok ? words.bound(port) : words.bindRefused(port), tone: 'text' }]];
    }
    case 'opened':
      return [[{ text: 'ESTABLISHED', tone: 'state' }], [{ text: words.opened, tone: 'gloss' }]];
    case 'corrupted':
      return [[{ text: words.corrupted(entry.bytes), tone: 'alarm' }]];
    case 'state': {
      const gloss = metrics.compact ? null : words.stateGloss(entry.state);
      const name: TextLine = [{ text: entry.state, tone: 'state' }];
      return gloss === null ? [name] : [name, [{ text: gloss, tone: 'gloss' }]];
    }
  }
}

/** Two labels for a 2MSL, for the purposes of its halves, and the times in the middle of each. */
export function mslLabels(
  span: TimeWait,
  y: (at: number) => number,
  input: ReviewInput,
): { label: PlacedLabel; at: number }[] {
  const { words, metrics } = input;
  return words.mslHalves.map(([title, reason], index) => {
    const at = partOf(span, index === 0 ? 0.25 : 0.75);
    const first: TextLine = [{ text: title, tone: 'state' }];
    const lines: TextLine[] = metrics.compact ? [first] : [first, [{ text: reason, tone: 'gloss' }]];
    const top = y(at) - (lines.length * metrics.lineHeight) / 2;
    const facts = { key: `msl-${span.entryId}-${index}`, entryId: span.entryId, kind: 'pause' as const };
    return { at, label: beside(facts, span.end, lines, top, input) };
  });
}

/** The time at which a share (0..1) of a 2MSL is over. */
export function partOf(span: TimeWait, share: number): number {
  return span.from + (span.to - span.from) * share;
}

/** Words beside a line: outside of it if there is a gutter, inside on a phone. */
function beside(
  facts: Pick<PlacedLabel, 'key' | 'entryId' | 'kind'>,
  end: End,
  lines: readonly TextLine[],
  top: number,
  input: ReviewInput,
): PlacedLabel {
  const { metrics, left } = input;
  const width = Math.max(...lines.map((line) => lineWidth(line, metrics.wordSize, 'sans')));
  const height = lines.length * metrics.lineHeight;
  const rightOfLine = (end === left) === metrics.compact;
  const line = lineOf(end, input);
  const x = rightOfLine ? line + BESIDE_PX : line - BESIDE_PX - width;
  const align = rightOfLine ? 'left' : 'right';
  return {
    ...facts,
    lines,
    font: 'sans',
    fontSize: metrics.wordSize,
    align,
    box: { x, y: top + height, angle: 0, width, height },
  };
}

/** "lost", or by whom: behind the cross at the end of a flight if that leaves the other line free, else under it. */
export function lostLabels(entry: SegmentEntry, [x, y]: Point, input: ReviewInput): PlacedLabel[] {
  const { words, metrics, left, wire } = input;
  const text = entry.order === null ? words.lost : words.ordered(entry.order, wire ?? '');
  const line: TextLine = [{ text, tone: 'rst' }];
  const width = lineWidth(line, metrics.wordSize, 'sans');
  const height = metrics.lineHeight;
  const behind = entry.from === left ? x + 14 : x - 14 - width;
  const [low, high] = [metrics.x.left + metrics.barWidth, metrics.x.right - metrics.barWidth - width];
  const under = { x: Math.max(low, Math.min(high, x - width / 2)), y: y + height + UNDER_CROSS_PX };
  const within = (at: number) => Math.max(low, Math.min(high, at));
  const beside = [-0.9, -0.1].map((share) => ({ x: within(x + share * width), y: under.y }));
  const places = [...(behind >= low && behind <= high ? [{ x: behind, y: y + height / 2 }] : []), under, ...beside];
  return places.map((place) => ({
    key: `lost-${entry.id}`,
    entryId: entry.id,
    kind: 'stopped',
    lines: [line],
    font: 'sans',
    fontSize: metrics.wordSize,
    align: 'left',
    box: { ...place, angle: 0, width, height },
  }));
}

/** "copy", or by whom it was duplicated, for an arrival after the first; its box is not placed yet. */
export function copyLabel(entry: SegmentEntry, index: number, { words, metrics, wire }: ReviewInput): PlacedLabel {
  const line: TextLine = [
    entry.order === 'duplicate'
      ? { text: words.ordered(entry.order, wire ?? ''), tone: 'again' }
      : { text: words.copy, tone: 'gloss' },
  ];
  const box = { x: 0, y: 0, angle: 0, width: lineWidth(line, metrics.wordSize, 'sans'), height: metrics.lineHeight };
  const facts = { key: `copy-${entry.id}-${index}`, entryId: entry.id, kind: 'sent' as const };
  return { ...facts, lines: [line], font: 'sans', fontSize: metrics.wordSize, align: 'left', box };
}

function remarksOn(entry: SegmentEntry, { words, wire }: ReviewInput): string[] {
  return [
    ...(entry.wrong ? [words.wrong] : []),
    ...(entry.again ? [words.again] : []),
    ...(entry.by === 'stack' ? [words.byStack] : []),
    // A loss is shown by its cross, a duplicate by its copy.
    ...(entry.order !== null && !entry.lost && entry.arrivals.length < 2
      ? [words.ordered(entry.order, wire ?? '')]
      : []),
  ];
}

/**
 * The forms that a segment's label can take, widest first; `narrow`: also the narrowest. The boxes are not placed yet.
 */
export function segmentForms(entry: SegmentEntry, narrow: boolean, input: ReviewInput): PlacedLabel[] {
  const { half, metrics, words, onArrow } = input;
  if (onArrow !== undefined) return [segmentForm(entry, [onArrow(entry.segment)], metrics)];
  const letters = symbolsFor(entry.id, half.entries, half.symbols);
  const symbols = segmentSymbols(entry.segment, entry.from, letters);
  const remarks = remarksOn(entry, input);
  const span = metrics.x.right - metrics.x.left;
  const forms = [span - 60, span * 0.62].map((room) =>
    segmentLines(entry.segment, symbols, remarks, words, metrics.fontSize, room),
  );
  if (narrow) forms.push(narrowLines(entry.segment, symbols, remarks, words));
  return forms.map((lines) => segmentForm(entry, lines, metrics));
}

function segmentForm(entry: SegmentEntry, lines: readonly TextLine[], metrics: ReviewMetrics): PlacedLabel {
  const width = Math.max(...lines.map((line) => lineWidth(line, metrics.fontSize, 'mono')));
  return {
    key: `entry-${entry.id}`,
    entryId: entry.id,
    kind: 'sent',
    lines,
    font: 'mono',
    fontSize: metrics.fontSize,
    align: 'left',
    box: { x: 0, y: 0, angle: 0, width, height: lines.length * metrics.lineHeight },
  };
}
