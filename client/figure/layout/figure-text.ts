/**
 * A label of the figure as parts with a meaning each, and its width. Knows no DOM: widths come from the advance of the
 * mono font, and from cautious estimates for words.
 */

import type { Segment } from '../../../shared/tcp/segment.ts';
import type { FigureWords } from './figure-words.ts';

/** The meaning of a part of a label; the style sheet gives each a colour and a weight. */
export type Tone =
  | 'alarm'
  | 'fin'
  | 'ack'
  | 'rst'
  | 'flag'
  | 'word'
  | 'number'
  | 'symbol'
  | 'again'
  | 'text'
  | 'state'
  | 'gloss';

/** A field of a segment, as far as its label shows it. */
export type Field = 'flags' | 'seq' | 'ack';

export interface TextPart {
  readonly text: string;
  readonly tone: Tone;
  /** The field that it shows; absent: none. */
  readonly field?: Field;
}

/** Parts on one line are separated by one space. */
export type TextLine = readonly TextPart[];

/** The lecture's symbol for a number of the sender's (`seq`) or of its peer's (`ack`) sequence space. */
export interface SegmentSymbols {
  readonly seq: string | null;
  readonly ack: string | null;
}

const MONO_ADVANCE = 0.6;
const SANS_ADVANCE = 0.6;
const SANS_CAPITAL_ADVANCE = 0.74;
const WIDE = /[⺀-鿿豈-﫿︰-﹏＀-￯]/u;
const CAPITAL = /[A-Z0-9%@]/u;

/** The width of one line in px at a font size in px; `sans` for words, mono otherwise. */
export function lineWidth(line: TextLine, fontSize: number, font: 'mono' | 'sans'): number {
  const text = line.map((part) => part.text).join(' ');
  let ems = 0;
  for (const char of text) ems += charAdvance(char, font);
  return Math.ceil(ems * fontSize);
}

function charAdvance(char: string, font: 'mono' | 'sans'): number {
  if (WIDE.test(char)) return 1;
  if (font === 'mono') return MONO_ADVANCE;
  return CAPITAL.test(char) ? SANS_CAPITAL_ADVANCE : SANS_ADVANCE;
}

/**
 * The lines of a segment's label, in at most `maxWidth` px if possible: on one line, else with the numbers on a line of
 * their own, else without symbols, else with a line for each number. Remarks ("again") come last, or with the flags.
 */
export function segmentLines(
  segment: Segment,
  symbols: SegmentSymbols,
  remarks: readonly string[],
  words: FigureWords,
  fontSize: number,
  maxWidth: number,
): readonly TextLine[] {
  const head = headParts(segment, words);
  const tail = remarks.map((text): TextPart => ({ text, tone: 'again' }));
  const numbers = numberParts(segment, symbols);
  const oneLine = [...head, ...numbers, ...tail];
  if (lineWidth(oneLine, fontSize, 'mono') <= maxWidth) return [oneLine];
  const top = wrapped([...head, ...tail], fontSize, maxWidth);
  const fits = (line: TextLine) => lineWidth(line, fontSize, 'mono') <= maxWidth;
  if (fits(numbers)) return [...top, numbers];
  const bare = numberParts(segment, { seq: null, ack: null });
  if (fits(bare)) return [...top, bare];
  const apart = [numbered('seq', segment.seq, symbols.seq)];
  if (segment.ack !== undefined) apart.push(numbered('ack', segment.ack, symbols.ack));
  return [...top, ...apart.map((line) => (fits(line) ? line : line.filter(({ tone }) => tone !== 'symbol')))];
}

/** Parts in lines of at most `maxWidth` px, unless a single part is wider. */
function wrapped(parts: readonly TextPart[], fontSize: number, maxWidth: number): TextLine[] {
  const lines: TextPart[][] = [];
  for (const part of parts) {
    const last = lines.at(-1);
    if (last !== undefined && lineWidth([...last, part], fontSize, 'mono') <= maxWidth) last.push(part);
    else lines.push([part]);
  }
  return lines;
}

/** The narrowest form of a segment's label: a line each for flags and remarks, seq, and ack. */
export function narrowLines(
  segment: Segment,
  symbols: SegmentSymbols,
  remarks: readonly string[],
  words: FigureWords,
): readonly TextLine[] {
  const head = [...headParts(segment, words), ...remarks.map((text): TextPart => ({ text, tone: 'again' }))];
  const lines = [head, numbered('seq', segment.seq, symbols.seq)];
  return segment.ack === undefined ? lines : [...lines, numbered('ack', segment.ack, symbols.ack)];
}

function headParts(segment: Segment, words: FigureWords): TextPart[] {
  const flags = segment.flags.map((flag): TextPart => ({ text: flag, tone: flagTone(flag), field: 'flags' }));
  if (segment.len > 0) flags.push({ text: words.bytes(segment.len), tone: 'text', field: 'flags' });
  return flags;
}

function flagTone(flag: Segment['flags'][number]): Tone {
  if (flag === 'FIN') return 'fin';
  if (flag === 'ACK') return 'ack';
  return flag === 'RST' ? 'rst' : 'flag';
}

function numberParts(segment: Segment, symbols: SegmentSymbols): TextPart[] {
  const parts = [...numbered('seq', segment.seq, symbols.seq)];
  if (segment.ack !== undefined) parts.push(...numbered('ack', segment.ack, symbols.ack));
  return parts;
}

function numbered(word: 'seq' | 'ack', value: number, symbol: string | null): TextPart[] {
  const parts: TextPart[] = [
    { text: word, tone: 'word', field: word },
    { text: String(value), tone: 'number', field: word },
  ];
  return symbol === null ? parts : [...parts, { text: symbol, tone: 'symbol', field: word }];
}
