/** The flags of a segment as tcpdump prints them. */

import { type Flag, has, type Segment } from './segment.ts';

/** In tcpdump's own order. */
const LETTERS: readonly (readonly [Flag, string])[] = [
  ['FIN', 'F'],
  ['SYN', 'S'],
  ['RST', 'R'],
  ['PSH', 'P'],
  ['ACK', '.'],
  ['URG', 'U'],
];

/** For example `F.`; `none` without any flag. */
export function flagLetters(segment: Segment): string {
  const letters = LETTERS.filter(([flag]) => has(segment, flag)).map(([, letter]) => letter);
  return letters.length === 0 ? 'none' : letters.join('');
}
