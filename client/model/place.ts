/** Which page an address names. Knows no browser: path and fragment come in, paths go out. */

import { normaliseCode } from '../../shared/protocol.ts';
import { readSeed } from './seed.ts';

export type Place =
  | { readonly kind: 'home' }
  | { readonly kind: 'capture' }
  /** A storm that somebody else has had. */
  | { readonly kind: 'storm'; readonly seed: number }
  | { readonly kind: 'match'; readonly code: string }
  /** The third seat of a match. */
  | { readonly kind: 'wire'; readonly code: string };

export const HOME: Place = { kind: 'home' };

/** The page of an address; what is not known is home. */
export function placeOf(path: string, fragment: string): Place {
  const code = /^\/d\/([\w-]+)\/?$/.exec(path)?.[1];
  if (code !== undefined) return { kind: 'match', code: normaliseCode(code) };
  const [, name, value = ''] = /^#\/(capture|storm|wire)(?:\/([^/]+))?\/?$/.exec(fragment) ?? [];
  if (name === 'capture') return { kind: 'capture' };
  if (name === 'wire' && /^[\w-]+$/.test(value)) return { kind: 'wire', code: normaliseCode(value) };
  const seed = name === 'storm' ? readSeed(decoded(value)) : null;
  return seed === null ? HOME : { kind: 'storm', seed };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** The path of a page, with its fragment. */
export function pathOf(place: Place): string {
  switch (place.kind) {
    case 'home':
      return '/';
    case 'capture':
      return '/#/capture';
    case 'storm':
      return `/#/storm/${place.seed}`;
    case 'match':
      return `/d/${place.code}`;
    case 'wire':
      return `/#/wire/${place.code}`;
  }
}
