/** The lecture's letters for sequence numbers: u and w are the two FINs' numbers, v the passive side's at the first FIN. */

import { seqDiff } from '../lib/sequence.ts';
import type { Symbols } from './vocabulary/figure.ts';

/** Further than this from its letter a number is easier to read as it is. */
const FAR = 2_500;

type Space = 'active' | 'passive';

function offset(letter: string, distance: number): string | null {
  if (Math.abs(distance) > FAR) return null;
  if (distance === 0) return letter;
  return distance > 0 ? `${letter}+${distance}` : `${letter}−${-distance}`;
}

/** Whether a number beyond v may turn out to be w or to lie beyond it: it gets its letter once w is known. */
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

/** Whether a number is nowhere near the letters of a space; false while those are not known. */
function isForeign(n: number, space: Space, { u, v, w }: Symbols): boolean {
  const [letter, other] = space === 'active' ? [u, u] : [v, w ?? v];
  return [letter, other].every((known) => known !== null && Math.abs(seqDiff(n, known)) > FAR);
}

/**
 * The symbol for a number of the `active` or the `passive` closer's sequence space, for example "u+1"; null when the
 * letter is not known yet or far away. If no text came before the second FIN, v and w are the same number: "v=w".
 * A number that is nowhere near its own space's letters and near the other's is in the wrong field: it keeps the letter
 * of the space that it comes from. A number that has been given a letter in a half keeps it.
 */
export function symbolOf(n: number, space: Space, symbols: Symbols): string | null {
  const own = symbolIn(n, space, symbols);
  if (own !== null || !isForeign(n, space, symbols)) return own;
  return symbolIn(n, space === 'active' ? 'passive' : 'active', symbols);
}

/** No letter has a number. */
export const NO_SYMBOLS: Symbols = { u: null, v: null, w: null };

/**
 * The letters for the numbers of an entry: they belong to the last connection of the half, and before it there are only
 * numbers.
 * @param entries of the figure or the half, among them `opened` for each further connection
 */
export function symbolsFor(
  entryId: number,
  entries: readonly { readonly kind: string; readonly id: number }[],
  symbols: Symbols,
): Symbols {
  return entries.some(({ kind, id }) => kind === 'opened' && id > entryId) ? NO_SYMBOLS : symbols;
}
