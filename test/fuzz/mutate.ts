/** Odd values, and valid ones with something changed in them. */

import fc from 'fast-check';

export type Json = unknown;

/** What parsers stumble over: limits of numbers, texts that are read twice, names that objects have already. */
export const odd: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom<Json>(null, true, '', 0, -0, -1, 0.5, 1e308, 2 ** 31, 2 ** 32, 2 ** 53, Number.MIN_VALUE, [], {}),
  fc.constantFrom<Json>('__proto__', 'constructor', 'toString', '\ud800', '\u202e', '\u3164', '=1+1', '<b>', "';--"),
  fc.constant('x').map((letter) => letter.repeat(5_000)),
  fc.array(fc.constant(0), { minLength: 200, maxLength: 200 }),
  fc.integer(),
  fc.string(),
  fc.json({ maxDepth: 4 }).map((text): Json => JSON.parse(text)),
  fc.integer({ min: 1, max: 600 }).map((depth) => JSON.parse(`${'['.repeat(depth)}${']'.repeat(depth)}`) as Json),
);

/** One change at a place that these numbers lead to. */
interface Change {
  readonly way: readonly number[];
  readonly value: Json;
  readonly kind: 'replace' | 'remove' | 'add' | 'double';
}

const change: fc.Arbitrary<Change> = fc.record({
  way: fc.array(fc.nat({ max: 1000 }), { minLength: 1, maxLength: 8 }),
  value: odd,
  kind: fc.constantFrom('replace', 'replace', 'remove', 'add', 'double'),
});

/** One of these JSON values with up to four changes anywhere in it. */
export function mutated(values: readonly Json[]): fc.Arbitrary<Json> {
  return fc
    .tuple(fc.constantFrom(...values), fc.array(change, { maxLength: 4 }))
    .map(([value, changes]) => changes.reduce<Json>(changed, structuredClone(value)));
}

function changed(root: Json, { way, value, kind }: Change): Json {
  let holder: Record<string, Json> | null = null;
  let key = '';
  let place = root;
  for (const step of way) {
    if (typeof place !== 'object' || place === null) break;
    const keys = Object.keys(place);
    const next = keys[step % (keys.length || 1)];
    if (next === undefined) break;
    holder = place as Record<string, Json>;
    key = next;
    place = holder[key];
  }
  if (holder === null) return kind === 'replace' ? value : root;
  const given = structuredClone(value);
  if (kind === 'replace') holder[key] = given;
  else if (kind === 'add') holder[`${key}_`] = given;
  else if (kind === 'double') holder[key] = Array.isArray(place) ? [...place, ...place] : place;
  else if (Array.isArray(holder)) holder.splice(Number(key), 1);
  else delete holder[key];
  return root;
}

/** One of these files with some octets changed, and perhaps a piece doubled, or left out, or its end. */
export function damaged(files: readonly Uint8Array[], mostOctets: number): fc.Arbitrary<Uint8Array> {
  const octet = fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 }));
  return fc
    .tuple(
      fc.constantFrom(...files),
      fc.array(octet, { maxLength: mostOctets }),
      fc.nat(),
      fc.nat({ max: 5 }),
      fc.nat(),
    )
    .map(([file, octets, at, how, length]) => {
      const bytes = Uint8Array.from(file);
      for (const [place, value] of octets) bytes[place % bytes.length] = value;
      const [from, to] = [at % bytes.length, (at % bytes.length) + (length % 64)];
      if (how === 0) return bytes.subarray(0, from);
      if (how === 1) return Uint8Array.from([...bytes.subarray(0, from), ...bytes.subarray(to)]);
      if (how === 2) return Uint8Array.from([...bytes.subarray(0, to), ...bytes.subarray(from)]);
      return bytes;
    });
}
