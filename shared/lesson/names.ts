/** Names of one class: no two that look alike. Which names are fit for a class at all is not decided here. */

const NAME_MAX = 20;

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

function graphemes(text: string): string[] {
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

/** What two names must not share: letters without case, width and spaces. */
function keyOf(name: string): string {
  return name.normalize('NFKC').toLowerCase().normalize('NFKC').replaceAll(/\s/gu, '');
}

function cutTo(name: string, length: number): string {
  return graphemes(name).slice(0, length).join('').trim();
}

/** A name with a number behind it, cut so that both have room. */
function numbered(name: string, number: number): string {
  const suffix = ` ${number}`;
  return cutTo(name, NAME_MAX - suffix.length) + suffix;
}

/** The name as it is wanted where it is free, else with the first number that makes it so; at most 20 characters as read. */
export function uniqueName(wanted: string, taken: readonly string[]): string {
  const keys = new Set(taken.map(keyOf));
  const name = cutTo(wanted.trim(), NAME_MAX);
  if (!keys.has(keyOf(name))) return name;
  for (let number = 2; ; number++) {
    const candidate = numbered(name, number);
    if (!keys.has(keyOf(candidate))) return candidate;
  }
}

/** Whether a name is one of others, as far as one can tell them apart. */
export function isTaken(name: string, taken: readonly string[]): boolean {
  const key = keyOf(name);
  return taken.some((other) => keyOf(other) === key);
}
