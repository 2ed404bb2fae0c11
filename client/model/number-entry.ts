/** Reads sequence numbers as a player writes them: 4001, or u+1 with the letters that his end knows. */

import { SEQUENCE_SPACE, seqAdd } from '../../shared/lib/sequence.ts';
import type { Symbols } from '../../shared/duel/view.ts';

/** @returns a number in 0..2^32-1; null if the text is no such number or names a letter that is not known yet. */
export function readNumber(typed: string, symbols: Symbols): number | null {
  const text = typed.trim().toLowerCase().replaceAll('−', '-').replaceAll(' ', '');
  if (/^\d{1,10}$/.test(text)) return Number(text) < SEQUENCE_SPACE ? Number(text) : null;
  const match = /^([uvw])(?:([+-])(\d{1,7}))?$/.exec(text);
  if (match === null) return null;
  const [, letter, sign = '+', distance = '0'] = match;
  const base = letter === 'u' ? symbols.u : letter === 'v' ? symbols.v : symbols.w;
  return base === null ? null : seqAdd(base, sign === '-' ? -Number(distance) : Number(distance));
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
