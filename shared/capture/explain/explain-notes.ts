/** Notes on a close as a whole, apart from its kind, and which rules of a change are worth showing. */

import { clauseText } from '../../lib/clause.ts';
import { RULES, type RuleId } from '../../tcp/rule.ts';
import type { Side } from '../read/connection.ts';
import type { CloseKind } from './close-kind.ts';
import type { CloseExplanation } from './explanation.ts';
import { fill, type Note, type Words } from './explain-words.ts';

/** Clocks that differ by less than this count as equal: ways are not equally long in both directions. */
const LEAST_OFFSET_MS = 100;

/** The notes that apply to a close, in reading order. */
export function notesOf(close: CloseExplanation): Note[] {
  const { certain, onlyFrom } = close;
  const shown = close.states.some((states) => states.length > 0);
  const notes: readonly (readonly [Note, boolean])[] = [
    ['doubled', close.doubled],
    ['fast-open', close.fastOpen > 0],
    ['text-after-fin', close.textAfterFin],
    ['ports-reused', close.portsReusedAfterMs !== null],
    ['time-wait', close.states.some((states) => states.at(-1) === 'TIME-WAIT')],
    ['no-handshake', !close.fromTheStart && onlyFrom === null && shown],
    ['one-direction', onlyFrom !== null && close.kind === 'reset'],
    ['both-ends', certain],
    ['clock-offset', Math.abs(close.clockOffsetMs ?? 0) >= LEAST_OFFSET_MS],
    ['one-place', !certain && onlyFrom === null && shown],
    ['troubled', close.troubled && shown],
    ['fin-unseen', close.finUnseen],
    ['as-far-as-shown', shown],
  ];
  return notes.filter(([, fits]) => fits).map(([note]) => note);
}

/** The address and port of an end. */
export function addressText({ ends }: Pick<CloseExplanation, 'ends'>, side: Side): string {
  const { ip, port } = ends[side];
  return ip.includes(':') ? `[${ip}]:${port}` : `${ip}:${port}`;
}

/** A is the end that closed first, as in the game. */
export function letterOf({ first }: Pick<CloseExplanation, 'first'>, side: Side): 'A' | 'B' {
  return side === first ? 'A' : 'B';
}

/** What cannot be known from one place. */
const GUESSED = /-lost$|-never-came$/;

/** A close in half a sentence: its kind, and what happened to it. */
export function headlineOf({ kind, course, certain }: CloseExplanation, words: Words): string {
  const told = course.map((item) => {
    const guessed = !certain && GUESSED.test(item);
    return guessed ? fill(words.guessed, words.course[item]) : words.course[item];
  });
  return [words.kinds[kind].title, ...told].join(words.joins);
}

/** Where nobody closed first: both did before they knew, or there was no connection. */
const NOBODY_FIRST: readonly CloseKind[] = [
  ...([
    'simultaneous',
    'refused',
    'given-up',
    'withdrawn',
    'half-open',
    'probe',
    'lone-reset',
    'one-direction',
  ] as const),
];

/** A colon with what follows it, and brackets with the blank before them, as the language writes them. */
export function punctuation({ locale }: Pick<Words, 'locale'>): { colon: string; bracketed: (text: string) => string } {
  return locale === 'zh'
    ? { colon: '：', bracketed: (text) => `（${text}）` }
    : { colon: ': ', bracketed: (text) => ` (${text})` };
}

/** Names the end that closed first; null if both had closed before either knew of the other's close. */
export function closedFirstText({ kind }: CloseExplanation, words: Words): string | null {
  return NOBODY_FIRST.includes(kind) ? null : words.closedFirst;
}

/** The text of a note, with its number. */
export function noteText(note: Note, close: CloseExplanation, words: Words): string {
  return fill(words.notes[note], numberIn(note, close));
}

function numberIn(note: Note, { fastOpen, clockOffsetMs, portsReusedAfterMs }: CloseExplanation): string | number {
  if (note === 'fast-open') return fastOpen;
  const ms = note === 'clock-offset' ? clockOffsetMs : portsReusedAfterMs;
  return ((ms ?? 0) / 1000).toFixed(3);
}

/** The informative rules: that an ACK acknowledges nothing new matters only if nothing else happened. */
export function tellingRules(rules: readonly RuleId[]): readonly RuleId[] {
  const others = rules.filter((rule) => rule !== 'TCP9');
  return others.length > 0 ? others : rules;
}

/** `RFC 9293 · 3.10.4`, or another document that decides. */
export function clauseOf(rule: RuleId, { locale }: Words): string {
  return clauseText(RULES[rule], locale);
}
