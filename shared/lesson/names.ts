/** Names of one class or match: no two that look alike. Which names are fit to be borne at all is not decided here. */

import { graphemes } from '../lib/graphemes.ts';
import { lookKeys } from '../lib/look-alikes.ts';

const NAME_MAX = 20;

function cutTo(name: string, length: number): string {
  return graphemes(name).slice(0, length).join('').trim();
}

/** A name with a number behind it, cut so that both have room. */
function numbered(name: string, number: number): string {
  const suffix = ` ${number}`;
  return cutTo(name, NAME_MAX - suffix.length) + suffix;
}

/** Two large classes, with many who were taken out again. */
const KEPT_MAX = 8_000;
/** What names look like, as it was worked out: whoever comes in is held against everybody's name. */
const kept = new Map<string, ReturnType<typeof lookKeys>>();

function looksOf(name: string): ReturnType<typeof lookKeys> {
  const known = kept.get(name);
  if (known !== undefined) return known;
  if (kept.size >= KEPT_MAX) kept.clear();
  const looks = lookKeys(name);
  kept.set(name, looks);
  return looks;
}

/** What others have taken: everything that a name must not look like. */
class Taken {
  readonly #standing = new Set<string>();
  readonly #small = new Set<string>();

  constructor(names: readonly string[]) {
    for (const [standing, small] of names.map(looksOf)) {
      this.#standing.add(standing);
      this.#small.add(small);
    }
  }

  has(name: string): boolean {
    const [standing, small] = looksOf(name);
    return this.#standing.has(standing) || this.#small.has(small);
  }
}

/** The name as it is wanted where it is free, else with the first number that makes it so; at most 20 characters as read. */
export function uniqueName(wanted: string, taken: readonly string[]): string {
  const others = new Taken(taken);
  const name = cutTo(wanted.trim(), NAME_MAX);
  if (!others.has(name)) return name;
  for (let number = 2; ; number++) {
    const candidate = numbered(name, number);
    if (!others.has(candidate)) return candidate;
  }
}

/** Whether a name is one of others, as far as one can tell them apart. */
export function isTaken(name: string, taken: readonly string[]): boolean {
  return new Taken(taken).has(name);
}
