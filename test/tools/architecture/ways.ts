/**
 * The ways of data through the code, hop by hop. Each hop says how it crosses from one place to the next, so that
 * `brokenHops` can compare it with the code.
 */

import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Imports } from './imports.ts';
import { roomOf } from './house.ts';

const ROOT = resolve(import.meta.dirname, '../../..');

/** How data gets from one place to another. */
export type By =
  /** `from` imports `name` from `to` and calls it. */
  | { readonly kind: 'call'; readonly name: string }
  /** The result, or the notice, of what `to` has called: `to` imports `name` from `from`. */
  | { readonly kind: 'result'; readonly name: string }
  /** Neither knows the other: both know the interface `name`, declared in `file`. */
  | { readonly kind: 'port'; readonly name: string; readonly file: string }
  /** Over the network: both import the file that declares the message `name`. */
  | { readonly kind: 'message'; readonly name: string; readonly file: string };

export interface Hop {
  readonly from: string;
  readonly to: string;
  readonly says: string;
  readonly by: By;
}

export interface Way {
  readonly id: string;
  readonly title: string;
  /** Folders or files, from left to right. */
  readonly places: readonly string[];
  readonly hops: readonly Hop[];
}

const ACTIONS = { kind: 'port', name: 'Actions', file: 'client/context/actions.ts' } as const;
const SESSION = { kind: 'port', name: 'Session', file: 'client/context/session.ts' } as const;
const LOG = { kind: 'port', name: 'MatchLog', file: 'shared/match/log.ts' } as const;
const CLASS_ACTIONS = { kind: 'port', name: 'ClassActions', file: 'client/context/class-actions.ts' } as const;
const CLASS_SESSION = { kind: 'port', name: 'ClassSession', file: 'client/context/class-session.ts' } as const;
const call = (name: string): By => ({ kind: 'call', name });
const result = (name: string): By => ({ kind: 'result', name });

const PAGE = 'client/page-actions.ts';

/** What a match does with a move, wherever it runs. */
const JUDGED: readonly Hop[] = [
  { from: 'shared/match', to: 'shared/duel', says: 'the command and the time', by: call('apply') },
  { from: 'shared/duel', to: 'shared/referee', says: 'right or wrong?', by: call('judge') },
  { from: 'shared/duel', to: 'shared/wire', says: 'lost, late, twice?', by: call('carry') },
  { from: 'shared/duel', to: 'shared/match', says: 'events', by: result('DuelEvent') },
];

export const WAYS: readonly Way[] = [
  {
    id: 'match',
    title: 'A move in a match on the server',
    places: [
      'client/match',
      PAGE,
      'client/net',
      'server/rooms',
      'shared/match',
      'shared/duel',
      'shared/referee',
      'shared/wire',
      'server/store',
    ],
    hops: [
      { from: 'client/match', to: PAGE, says: 'a key, a card', by: ACTIONS },
      { from: PAGE, to: 'client/net', says: 'not alone', by: call('MatchClient') },
      {
        from: 'client/net',
        to: 'server/rooms',
        says: 'message: move',
        by: { kind: 'message', name: 'move', file: 'shared/match/asks.ts' },
      },
      { from: 'server/rooms', to: 'shared/match', says: 'seat and move', by: call('askMatch') },
      ...JUDGED,
      { from: 'shared/match', to: 'server/store', says: 'the events, before any view shows them', by: LOG },
      { from: 'shared/match', to: 'shared/duel', says: 'what may this seat see?', by: call('seatViewer') },
      { from: 'shared/match', to: 'server/rooms', says: 'a view for each seat', by: result('Match') },
      {
        from: 'server/rooms',
        to: 'client/net',
        says: 'its own view only',
        by: { kind: 'message', name: 'ViewMessages', file: 'shared/lib/view-parts.ts' },
      },
      { from: 'client/net', to: 'client/match', says: 'session.view: the screens follow', by: SESSION },
    ],
  },
  {
    id: 'solo',
    title: 'A move of a player who is alone',
    places: [
      'client/match',
      PAGE,
      'client/solo/own',
      'shared/match',
      'shared/duel',
      'shared/referee',
      'shared/wire',
      'client/solo/own/own-log.ts',
    ],
    hops: [
      { from: 'client/match', to: PAGE, says: 'a key, a card', by: ACTIONS },
      { from: PAGE, to: 'client/solo/own', says: 'alone', by: call('OwnMatches') },
      { from: 'client/solo/own', to: 'shared/match', says: 'seat and move', by: call('askMatch') },
      ...JUDGED,
      {
        from: 'shared/match',
        to: 'client/solo/own/own-log.ts',
        says: "the events, into the browser's database",
        by: LOG,
      },
      { from: 'shared/match', to: 'shared/duel', says: 'what may this seat see?', by: call('seatViewer') },
      { from: 'shared/match', to: 'client/solo/own', says: 'the view', by: result('Match') },
      { from: 'client/solo/own', to: 'client/match', says: 'session.view: the same screens', by: SESSION },
    ],
  },
  {
    id: 'class',
    title: 'A round of a class',
    places: [
      'client/teach',
      'client/student',
      'client/net',
      'server/rooms/class',
      'shared/class',
      'server/rooms',
      'server/store',
    ],
    hops: [
      { from: 'client/teach', to: 'client/net', says: 'Next', by: CLASS_ACTIONS },
      {
        from: 'client/net',
        to: 'server/rooms/class',
        says: 'message: start',
        by: { kind: 'message', name: 'start', file: 'shared/class-messages.ts' },
      },
      { from: 'server/rooms/class', to: 'shared/class', says: 'who plays whom?', by: call('drawPairs') },
      { from: 'server/rooms/class', to: 'shared/class', says: 'the command', by: call('applyClass') },
      { from: 'shared/class', to: 'server/rooms/class', says: 'events', by: result('ClassEvent') },
      {
        from: 'server/rooms/class',
        to: 'server/store',
        says: 'the events, before any view shows them',
        by: call('ClassStore'),
      },
      {
        from: 'server/rooms/class',
        to: 'server/rooms',
        says: 'a match for each pair',
        by: { kind: 'port', name: 'DuelSetup', file: 'server/rooms/class/open-duels.ts' },
      },
      { from: 'server/rooms', to: 'server/rooms/class', says: 'the match changed', by: call('OpenDuels') },
      { from: 'server/rooms/class', to: 'shared/class', says: 'what may a student see?', by: call('studentView') },
      {
        from: 'server/rooms/class',
        to: 'client/net',
        says: 'message: parts, those that changed',
        by: { kind: 'message', name: 'ViewMessages', file: 'shared/lib/view-parts.ts' },
      },
      { from: 'client/net', to: 'client/teach', says: 'the board', by: CLASS_SESSION },
      { from: 'client/net', to: 'client/student', says: 'the code of their duel', by: CLASS_SESSION },
      { from: 'client/student', to: 'client/net', says: 'into the match: see above', by: ACTIONS },
    ],
  },
];

/** What in a way is not so in the code: places that do not exist, hops that nothing supports. */
export function brokenHops({ id, places, hops }: Way, imports: Imports): string[] {
  const gone = [...places, ...hops.flatMap(({ by }) => ('file' in by ? [by.file] : []))].filter(
    (place) => !existsSync(join(ROOT, place)),
  );
  const known = hops.flatMap(({ from, to }) => [from, to]).filter((place) => !places.includes(place));
  return [
    ...gone.map((place) => `${id}: ${place} does not exist`),
    ...known.map((place) => `${id}: ${place} has no line`),
    ...hops.flatMap((hop) => {
      const why = whyBroken(hop, places, imports);
      return why === null ? [] : [`${id}: ${hop.from} -> ${hop.to}: ${why}`];
    }),
  ];
}

function whyBroken({ from, to, by }: Hop, places: readonly string[], imports: Imports): string | null {
  const filesOf = (place: string) =>
    [...imports.keys()].filter((file) => file === place || roomOf(file, places) === place);
  const takes = (taker: string, name: string, giver: (file: string) => boolean) =>
    filesOf(taker).some((file) =>
      (imports.get(file) ?? []).some((one) => giver(one) && names(file, name) && names(one, name)),
    );
  const isIn = (place: string) => (file: string) => file === place || roomOf(file, places) === place;
  switch (by.kind) {
    case 'call':
      return takes(from, by.name, isIn(to)) ? null : `${from} does not import ${by.name}`;
    case 'result':
      return takes(to, by.name, isIn(from)) ? null : `${to} does not import ${by.name}`;
    case 'port':
    case 'message': {
      if (!names(by.file, by.name)) return `${by.file} does not declare ${by.name}`;
      const knows = (place: string) =>
        filesOf(place).some((file) => file === by.file || reaches(file, by.file, imports));
      const stranger = [from, to].find((place) => !knows(place));
      return stranger === undefined ? null : `${stranger} does not know ${by.file}`;
    }
  }
}

/** Directly, or through a file beside the interface, as `useApp` has the session. */
function reaches(file: string, port: string, imports: Imports): boolean {
  const own = imports.get(file) ?? [];
  return own.includes(port) || own.some((one) => dirname(one) === dirname(port) && imports.get(one)?.includes(port));
}

function names(file: string, name: string): boolean {
  return existsSync(join(ROOT, file)) && new RegExp(`\\b${name}\\b`).test(readFileSync(join(ROOT, file), 'utf8'));
}
