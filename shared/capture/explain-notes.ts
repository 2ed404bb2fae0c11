/** What is said of a close as a whole, beside its kind, and which rules of a change are worth showing. */

import { clauseText } from '../lib/clause.ts';
import { RULES, type RuleId } from '../tcp/rule.ts';
import type { CloseExplanation } from './explain.ts';
import { fill, type Note, type Words } from './words.ts';

/** The notes that fit a close, in the order in which they are read. */
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

/** A note with its number. */
export function noteText(note: Note, close: CloseExplanation, words: Words): string {
  return fill(words.notes[note], ((close.portsReusedAfterMs ?? 0) / 1000).toFixed(3));
}

/** The rules that say something: that an ACK acknowledges nothing new only matters where nothing else happened. */
export function tellingRules(rules: readonly RuleId[]): readonly RuleId[] {
  const others = rules.filter((rule) => rule !== 'TCP9');
  return others.length > 0 ? others : rules;
}

/** `RFC 9293 · 3.10.4`, or the other document that decides. */
export function clauseOf(rule: RuleId, { locale }: Words): string {
  return clauseText(RULES[rule], locale);
}
