/** Names of one class or match: no two look alike. Which names are acceptable at all is decided elsewhere. */

import { graphemes } from './graphemes.ts';
import { lookKeys } from './look-alikes.ts';

const NAME_MAX = 20;

function cutTo(name: string, length: number): string {
  return graphemes(name).slice(0, length).join('').trim();
}

/** A name followed by a number, shortened so that both fit. */
function numbered(name: string, number: number): string {
  const suffix = ` ${number}`;
  return cutTo(name, NAME_MAX - suffix.length) + suffix;
}

/** Enough for two large classes, including many removed students. */
const KEPT_MAX = 8_000;
/** Cached look keys of names: each new name is compared with every other. */
const kept = new Map<string, ReturnType<typeof lookKeys>>();

function looksOf(name: string): ReturnType<typeof lookKeys> {
  const known = kept.get(name);
  if (known !== undefined) return known;
  if (kept.size >= KEPT_MAX) kept.clear();
  const looks = lookKeys(name);
  kept.set(name, looks);
  return looks;
}

/** The names already taken: everything that a name must not look like. */
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

/** The wanted name if it is free, otherwise with the first number that makes it free; at most 20 characters as read. */
export function uniqueName(wanted: string, taken: readonly string[]): string {
  const others = new Taken(taken);
  const name = cutTo(wanted.trim(), NAME_MAX);
  if (!others.has(name)) return name;
  for (let number = 2; ; number++) {
    const candidate = numbered(name, number);
    if (!others.has(candidate)) return candidate;
  }
}

/** Whether a name looks like one of others. */
export function isTaken(name: string, taken: readonly string[]): boolean {
  return new Taken(taken).has(name);
}
