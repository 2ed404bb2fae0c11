/** Notes on a close as a whole, apart from its kind, and which rules of a change are worth showing. */

import { clauseText } from '../../lib/clause.ts';
import { RULES, type RuleId } from '../../tcp/rule.ts';
import type { Side } from '../read/connection.ts';
import type { CloseExplanation } from './explain-close.ts';
import { fill, type Note, type Words } from './explain-words.ts';

/** The notes that apply to a close, in reading order. */
export function notesOf(close: CloseExplanation): Note[] {
  const notes: readonly (readonly [Note, boolean])[] = [
    ['text-after-fin', close.textAfterFin],
    ['ports-reused', close.portsReusedAfterMs !== null],
    ['time-wait', close.states.some((states) => states.at(-1) === 'TIME-WAIT')],
    ['no-handshake', !close.fromTheStart],
    ['both-ends', close.certain],
    ['one-place', !close.certain],
    ['as-far-as-shown', close.states.some((states) => states.length > 0)],
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

/** A close in half a sentence: its kind, and what happened to it. */
export function headlineOf({ kind, course, certain }: CloseExplanation, words: Words): string {
  const told = course.map((item) => {
    const guessed = !certain && item.endsWith('-lost');
    return guessed ? fill(words.guessed, words.course[item]) : words.course[item];
  });
  return [words.kinds[kind].title, ...told].join(words.joins);
}

/** Names the end that closed first; null if both had closed before either knew of the other's close. */
export function closedFirstText({ kind }: CloseExplanation, words: Words): string | null {
  return kind === 'simultaneous' ? null : words.closedFirst;
}

/** The text of a note, with its number. */
export function noteText(note: Note, close: CloseExplanation, words: Words): string {
  return fill(words.notes[note], ((close.portsReusedAfterMs ?? 0) / 1000).toFixed(3));
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
