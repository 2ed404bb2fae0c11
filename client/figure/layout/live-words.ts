/** The text of the live figure's labels and their position at their entry: drafts, as if every entry were at y 0. */

import type { FigureEntry } from '../../../shared/duel/vocabulary/figure.ts';
import type { State } from '../../../shared/tcp/connection-state.ts';
import type { PlacedLabel } from './figure-label.ts';
import type { FigureMetrics } from './figure-metrics.ts';
import { lineWidth, type SegmentSymbols, segmentLines, type TextLine } from './figure-text.ts';
import type { FigureWords } from './figure-words.ts';

export interface LiveInput {
  /** When the half began, and in which state; null: not yet. */
  readonly start: { readonly at: number; readonly state: State } | null;
  readonly entries: readonly FigureEntry[];
  readonly metrics: FigureMetrics;
  readonly words: FigureWords;
  readonly tripMs: number;
  readonly port: number;
  /** The lecture's symbols for a segment's numbers. */
  readonly symbols: (entry: FigureEntry) => SegmentSymbols;
}

/** The slope of an arrow, and whether its label is under it. */
export interface ArrowAim {
  /** px that it falls per px to the right. */
  readonly slope: number;
  readonly below: boolean;
}

/** How far a wrong segment comes out of the door. */
const STUB_PX = 14;
const GUTTER_GAP_PX = 16;
const WORD_SIZE = 13;
/** How far the alarm is below the segment that caused it. */
const ALARM_PX = 22;
const STATE_SIZE = 13.5;
const PAUSE_SIZE = 12;

type SegmentEntry = FigureEntry & { kind: 'sent' | 'arrived' | 'stopped' };
type Facts = Pick<PlacedLabel, 'key' | 'entryId' | 'kind' | 'fontSize'>;

/** The label of an entry. */
export function draftOf(entry: FigureEntry, input: LiveInput, aim: ArrowAim): PlacedLabel {
  const { words, port, metrics } = input;
  const facts = { key: `entry-${entry.id}`, entryId: entry.id, kind: entry.kind, fontSize: WORD_SIZE };
  switch (entry.kind) {
    case 'sent':
    case 'arrived':
    case 'stopped':
      return segmentDraft(entry, input, aim);
    case 'call':
      return outside(facts, [[{ text: words.call(entry.call, entry.bytes, entry.full), tone: 'text' }]], 0, metrics);
    case 'timer':
      return outside(facts, [[{ text: words.timer(entry.timer), tone: 'text' }]], 0, metrics);
    case 'bind': {
      const text = entry.ok ? words.bound(port) : words.bindRefused(port);
      return inside(facts, [[{ text, tone: 'text' }]], 0, metrics);
    }
    case 'state':
      return stateDraft({ ...facts, fontSize: STATE_SIZE }, entry.state, null, input);
    case 'opened':
      return stateDraft({ ...facts, fontSize: STATE_SIZE }, 'ESTABLISHED', words.opened, input);
    case 'corrupted':
      return inside(facts, [[{ text: words.corrupted(entry.bytes), tone: 'alarm' }]], ALARM_PX, metrics);
  }
}

/** The seconds of a long pause; `since` tells pauses apart. */
export function pauseDraft(since: number, ms: number, { words, metrics }: LiveInput): PlacedLabel {
  const line: TextLine = [{ text: words.pause(Math.round(ms / 1000)), tone: 'gloss' }];
  return outside({ key: `pause-${since}`, entryId: null, kind: 'pause', fontSize: PAUSE_SIZE }, [line], 0, metrics);
}

/** A state's name begins just below the place where the state begins. */
function stateDraft(
  facts: Facts,
  state: State | null,
  remark: string | null,
  { words, metrics }: LiveInput,
): PlacedLabel {
  const name: TextLine = [{ text: state ?? words.unnamedState, tone: 'state' }];
  const gloss = remark ?? (state === null ? null : words.stateGloss(state));
  const glossLines: TextLine[] = gloss === null ? [] : [[{ text: gloss, tone: 'gloss' }]];
  const lines = metrics.compact ? [[...name, ...glossLines.flat()]] : [name, ...glossLines];
  return outside(facts, lines, 3 + (lines.length * metrics.lineHeight) / 2, metrics);
}

function segmentDraft(entry: SegmentEntry, { metrics, words, symbols }: LiveInput, aim: ArrowAim): PlacedLabel {
  const { fontSize } = metrics;
  const stub = entry.kind === 'stopped' ? STUB_PX : 0;
  const room = metrics.labelMax - stub;
  const lines = segmentLines(entry.segment, symbols(entry), remarks(entry, words), words, fontSize, room);
  const slope = entry.kind === 'arrived' ? -aim.slope : aim.slope;
  const height = lines.length * metrics.lineHeight;
  const x = metrics.labelX + stub;
  const lift = entry.kind === 'stopped' ? -height / 2 : aim.below ? -(height / Math.cos(Math.atan(slope)) + 5) : 3;
  const y = (x - metrics.lineX) * slope - lift;
  const box = { x, y, angle: Math.atan(slope), width: widest(lines, fontSize, 'mono'), height };
  const key = `entry-${entry.id}`;
  return { key, entryId: entry.id, kind: entry.kind, lines, font: 'mono', fontSize, align: 'left', box };
}

function remarks(entry: SegmentEntry, words: FigureWords): string[] {
  if (entry.kind === 'stopped') return [words.stopped];
  const byStack = entry.kind === 'sent' && entry.by === 'stack';
  const wrong = entry.kind === 'sent' && entry.wrong;
  return [...(wrong ? [words.wrong] : []), ...(entry.again ? [words.again] : []), ...(byStack ? [words.byStack] : [])];
}

/** Words on the outer side of the line, or on the inner side if there is no outer one. */
function outside(facts: Facts, lines: readonly TextLine[], dy: number, metrics: FigureMetrics): PlacedLabel {
  const label = inside(facts, lines, dy, metrics);
  if (metrics.compact) return label;
  return { ...label, align: 'right', box: { ...label.box, x: metrics.lineX - GUTTER_GAP_PX - label.box.width } };
}

/** Words on the inner side of the line; `dy`: how far below the entry their middle is. */
function inside(facts: Facts, lines: readonly TextLine[], dy: number, metrics: FigureMetrics): PlacedLabel {
  const width = widest(lines, facts.fontSize, 'sans');
  const height = lines.length * metrics.lineHeight;
  const box = { x: metrics.lineX + GUTTER_GAP_PX, y: dy + height / 2, angle: 0, width, height };
  return { ...facts, lines, font: 'sans', align: 'left', box };
}

function widest(lines: readonly TextLine[], fontSize: number, font: 'mono' | 'sans'): number {
  return Math.max(0, ...lines.map((line) => lineWidth(line, fontSize, font)));
}
