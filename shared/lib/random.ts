/** Randomness as a function of a seed: the same seed and salt always give the same draws. */

import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** Draws whole numbers from 0 to `below` - 1, each equally often. */
export type Draw = (below: number) => number;

/** A fresh sequence of draws for `seed` and `salt` (32-bit integers); the salt distinguishes uses of one seed. */
export function drawsFrom(seed: number, salt: number): Draw {
  const generator = xoroshiro128plus((Math.imul(seed, 0x9e3779b1) ^ Math.imul(salt + 1, 0x85ebca6b)) | 0);
  return (below) => uniformInt(generator, 0, below - 1);
}

/** The items in a drawn order, every order equally likely; does not change the input. */
export function shuffle<T>(items: readonly T[], draw: Draw): T[] {
  const shuffled: T[] = [];
  for (const item of items) {
    const at = draw(shuffled.length + 1);
    shuffled.splice(at, 0, item);
  }
  return shuffled;
}
