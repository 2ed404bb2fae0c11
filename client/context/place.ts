/** Which page an address names. Knows no browser: path and fragment come in, paths go out. */

import { lessonIdOfKey } from '../../shared/class-protocol.ts';
import { normaliseCode } from '../../shared/protocol.ts';
import { isOwnId } from './own-id.ts';
import { readSeed } from '../kit/seed.ts';

export type Place =
  | { readonly kind: 'home' }
  | { readonly kind: 'capture' }
  /** A storm that another player has had. */
  | { readonly kind: 'storm'; readonly seed: number }
  | { readonly kind: 'match'; readonly code: string }
  /** A match that this browser plays by itself. */
  | { readonly kind: 'own'; readonly code: string }
  /** The third seat of a match. */
  | { readonly kind: 'wire'; readonly code: string }
  /** A finished match, to step through. */
  | { readonly kind: 'review'; readonly matchId: string }
  /** The guided first duel; the path through the levels; the daily positions; the questions. For a single player. */
  | { readonly kind: 'first' | 'path' | 'daily' | 'quiz' }
  /** A screen of the lecture, and an answer to what students ask; null: the first, and all of them. */
  | { readonly kind: 'lecture' | 'ask'; readonly part: string | null }
  /** Many closes at once: what is set, as in shared/sandbox/experiment.ts, and the run on view; null: none. */
  | { readonly kind: 'sandbox'; readonly experiment: string; readonly run: number | null }
  /** A class, for its students. */
  | { readonly kind: 'class'; readonly code: string }
  /** A teacher's start page: opens a class, finds their classes and lessons. */
  | { readonly kind: 'teach' }
  /** A class on the projector, and its controls on a second device; `key` is the teacher's. */
  | { readonly kind: 'board'; readonly key: string }
  | { readonly kind: 'desk'; readonly key: string }
  /** The report of one or more classes, by the teacher's keys. */
  | { readonly kind: 'report'; readonly keys: readonly string[] }
  /** The editor; null: a new lesson. */
  | { readonly kind: 'lesson'; readonly key: string | null };

export const HOME: Place = { kind: 'home' };

/** The page of an address; unknown ones lead home. */
export function placeOf(path: string, fragment: string): Place {
  const [, at, typed = ''] = /^\/([dc])\/([^/]+)\/?$/.exec(path) ?? [];
  const code = normaliseCode(decoded(typed));
  if (at !== undefined && code !== '') return { kind: at === 'd' ? 'match' : 'class', code };
  const matchId = /^\/r\/([\w-]{1,64})\/?$/.exec(path)?.[1];
  if (matchId !== undefined) return { kind: 'review', matchId };
  return teachersPlace(fragment) ?? sandboxPlace(fragment) ?? fragmentPlace(fragment);
}

/** A teacher's place: its keys are in the fragment, which no request carries. */
function teachersPlace(fragment: string): Place | null {
  const [, name, value = ''] = /^#\/(teach|board|desk|report|lesson)(?:\/([\w,-]+))?\/?$/.exec(fragment) ?? [];
  if (name === 'teach') return { kind: 'teach' };
  if (name === 'lesson') return { kind: 'lesson', key: value === '' || value === 'new' ? null : value };
  if (value === '') return null;
  if (name === 'board' || name === 'desk') return { kind: name, key: value };
  return name === 'report' ? { kind: 'report', keys: value.split(',') } : null;
}

function sandboxPlace(fragment: string): Place | null {
  const found = /^#\/sandbox(?:\/((?!run\/)[\w=&-]+))?(?:\/run\/(\d{1,10}))?\/?$/.exec(fragment);
  if (found === null) return null;
  const [, experiment = '', run] = found;
  return { kind: 'sandbox', experiment, run: run === undefined ? null : Number(run) };
}

function fragmentPlace(fragment: string): Place {
  const [, name, value = ''] = /^#\/(capture|storm|wire)(?:\/([^/]+))?\/?$/.exec(fragment) ?? [];
  const [, own] = /^#\/own\/([\w-]+)\/?$/.exec(fragment) ?? [];
  if (own !== undefined && isOwnId(own)) return { kind: 'own', code: own };
  const [, played] = /^#\/r\/([\w-]{1,64})(?:\/\w*)?$/.exec(fragment) ?? [];
  if (played !== undefined && isOwnId(played)) return { kind: 'review', matchId: played };
  const [, text, part = null] = /^#\/(lecture|ask)(?:\/([\w-]+))?\/?$/.exec(fragment) ?? [];
  if (text === 'lecture' || text === 'ask') return { kind: text, part };
  const [, alone] = /^#\/(first|path|daily|quiz)\/?$/.exec(fragment) ?? [];
  if (alone === 'first' || alone === 'path' || alone === 'daily' || alone === 'quiz') return { kind: alone };
  if (name === 'capture') return { kind: 'capture' };
  const code = name === 'wire' ? normaliseCode(decoded(value)) : '';
  if (code !== '') return { kind: 'wire', code };
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
    case 'own':
      return `/#/own/${place.code}`;
    case 'wire':
      return `/#/wire/${place.code}`;
    case 'review':
      // No server knows a match of this browser: its review is a place in the home page.
      return isOwnId(place.matchId) ? `/#/r/${place.matchId}` : `/r/${place.matchId}`;
    case 'first':
    case 'path':
    case 'daily':
    case 'quiz':
      return `/#/${place.kind}`;
    case 'lecture':
    case 'ask':
      return place.part === null ? `/#/${place.kind}` : `/#/${place.kind}/${place.part}`;
    case 'sandbox': {
      const parts = [place.experiment, place.run === null ? '' : `run/${place.run}`];
      return ['/#/sandbox', ...parts.filter((part) => part !== '')].join('/');
    }
    case 'class':
      return `/c/${place.code}`;
    case 'teach':
      return '/#/teach';
    case 'board':
    case 'desk':
      return `/#/${place.kind}/${place.key}`;
    case 'report':
      return `/#/report/${place.keys.join(',')}`;
    case 'lesson':
      return `/#/lesson/${place.key ?? 'new'}`;
  }
}

/** The public part of a key: the code of a class, the id of a lesson. */
function openPart(key: string): string {
  return lessonIdOfKey(key);
}

/** The keys that open a place: secrets. */
export function keysOf(place: Place): readonly string[] {
  switch (place.kind) {
    case 'board':
    case 'desk':
      return [place.key];
    case 'lesson':
      return place.key === null ? [] : [place.key];
    case 'report':
      return place.keys;
    default:
      return [];
  }
}

function changeKeys(place: Place, change: (key: string) => string): Place {
  switch (place.kind) {
    case 'board':
    case 'desk':
      return { ...place, key: change(place.key) };
    case 'lesson':
      return place.key === null ? place : { ...place, key: change(place.key) };
    case 'report':
      return { ...place, keys: place.keys.map(change) };
    default:
      return place;
  }
}

/** The place as an address may show it on a projector: without its secrets. */
export function withoutSecrets(place: Place): Place {
  return changeKeys(place, openPart);
}

/** The place of an address without secrets, completed from matching `known` keys; a whole key stays as it is. */
export function withSecrets(place: Place, known: readonly string[]): Place {
  return changeKeys(place, (shown) => {
    if (shown !== openPart(shown)) return shown;
    return known.find((key) => key !== shown && openPart(key) === shown) ?? shown;
  });
}
