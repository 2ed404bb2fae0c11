/** Parses sequence numbers as a player writes them: 4001, or u+1 with the letters that their end knows. */

import { SEQUENCE_SPACE, seqAdd } from '../../shared/lib/sequence.ts';
import { plainNumber } from '../../shared/lib/typed.ts';
import type { Symbols } from '../../shared/duel/vocabulary/figure.ts';

/** Why typed text is no number that can be sent; `letter`: it has none yet at this end. */
export type EntryProblem = 'empty' | 'unreadable' | 'letter' | 'too-large' | 'negative';
export type Entry = { readonly number: number } | { readonly problem: EntryProblem };

/** The most octets of text that a segment can carry here. */
export const LENGTH_MAX = 65_535;

/** Parses a sequence number: 0..2^32-1. */
export function readEntry(typed: string, symbols: Symbols): Entry {
  const text = plainNumber(typed).toLowerCase();
  const match = /^([uvw])(?:([+-])(\d{1,7}))?$/.exec(text);
  if (match === null) return readWithin(text, SEQUENCE_SPACE - 1);
  const [, letter, sign = '+', distance = '0'] = match;
  const base = letter === 'u' ? symbols.u : letter === 'v' ? symbols.v : symbols.w;
  return base === null
    ? { problem: 'letter' }
    : { number: seqAdd(base, sign === '-' ? -Number(distance) : Number(distance)) };
}

/** Parses how many octets of text a segment is to carry: 0..65535. */
export function readLength(typed: string): Entry {
  return readWithin(plainNumber(typed), LENGTH_MAX);
}

function readWithin(text: string, largest: number): Entry {
  if (text === '') return { problem: 'empty' };
  if (/^-\d+$/.test(text)) return Number(text) === 0 ? { number: 0 } : { problem: 'negative' };
  if (!/^\+?\d+$/.test(text)) return { problem: 'unreadable' };
  return Number(text) > largest ? { problem: 'too-large' } : { number: Number(text) };
}

/** @returns a number in 0..2^32-1; null if the text is no such number or names an unknown letter */
export function readNumber(typed: string, symbols: Symbols): number | null {
  const entry = readEntry(typed, symbols);
  return 'number' in entry ? entry.number : null;
}

/** The letters that have a number already, for the hint beside the field. */
export function knownLetters(
  symbols: Symbols,
): readonly { readonly letter: 'u' | 'v' | 'w'; readonly number: number }[] {
  const letters = ['u', 'v', 'w'] as const;
  return letters.flatMap((letter) => {
    const number = symbols[letter];
    return number === null ? [] : [{ letter, number }];
  });
}
