/** The seed of a storm as a person writes it: a number, or a word that stands for one. */

import { plainTyped } from '../../shared/lib/typed.ts';

const SPACE = 2 ** 32;
/** FNV-1a, 32 bits. */
const OFFSET_BASIS = 0x811c9dc5;
const PRIME = 0x01000193;

/** @returns an integer in 0..2^32-1, always the same for a word; null for an empty text or a larger number */
export function readSeed(typed: string): number | null {
  const word = plainTyped(typed).toLowerCase();
  if (word === '') return null;
  if (/^\d+$/.test(word)) return word.length <= 10 && Number(word) < SPACE ? Number(word) : null;
  let hash = OFFSET_BASIS;
  for (const byte of new TextEncoder().encode(word)) hash = Math.imul(hash ^ byte, PRIME);
  return hash >>> 0;
}
