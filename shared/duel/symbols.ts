/** The lecture's letters for sequence numbers: u and w are the numbers of the two FINs, v is where the passive side stood. */

import { seqDiff } from '../lib/sequence.ts';
import type { Symbols } from './view.ts';

/** Farther than this from its letter a number is better read as it is. */
const FAR = 2_500;

type Space = 'active' | 'passive';

function offset(letter: string, distance: number): string | null {
  if (Math.abs(distance) > FAR) return null;
  if (distance === 0) return letter;
  return distance > 0 ? `${letter}+${distance}` : `${letter}−${-distance}`;
}

/** Whether a number that lies beyond v may turn out to be w or to lie beyond it: it gets its letter once w is known. */
function awaitsW(n: number, { w, textEnd }: Symbols): boolean {
  return w === null && textEnd !== undefined && seqDiff(n, textEnd) >= 0;
}

function passiveSymbol(n: number, symbols: Symbols): string | null {
  const { v, w } = symbols;
  if (w !== null && seqDiff(n, w) >= 0) return n === w && v === w ? 'v=w' : offset('w', seqDiff(n, w));
  if (v === null || (n !== v && awaitsW(n, symbols) && seqDiff(n, v) > 0)) return null;
  return offset('v', seqDiff(n, v));
}

function symbolIn(n: number, space: Space, symbols: Symbols): string | null {
  if (space === 'passive') return passiveSymbol(n, symbols);
  return symbols.u === null ? null : offset('u', seqDiff(n, symbols.u));
}

/** Whether a number is nowhere near the letters of a space. Where those are not known yet nobody can tell. */
function isForeign(n: number, space: Space, { u, v, w }: Symbols): boolean {
  const [letter, other] = space === 'active' ? [u, u] : [v, w ?? v];
  return [letter, other].every((known) => known !== null && Math.abs(seqDiff(n, known)) > FAR);
}

/**
 * The symbol for a number of the `active` or the `passive` closer's sequence space, for example "u+1"; null when the
 * letter is not known yet or far away. Where no text came before the second FIN, v and w are the same number: "v=w".
 * A number that is nowhere near its own space's letters and near the other's has got into the wrong field: it keeps the
 * letter of where it comes from. What a number is called once it is called in a half.
 */
export function symbolOf(n: number, space: Space, symbols: Symbols): string | null {
  const own = symbolIn(n, space, symbols);
  if (own !== null || !isForeign(n, space, symbols)) return own;
  return symbolIn(n, space === 'active' ? 'passive' : 'active', symbols);
}
