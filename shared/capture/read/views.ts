/** Finds the two views of one connection: captured at two interfaces of one file, or in two files. */

import type { Connection } from './connection.ts';
import { sameAddress } from './packet.ts';

/** A captured connection: at one place, or at two. */
export interface Sighting {
  readonly one: Connection;
  readonly two: Connection | null;
  /** The connection that used the same two addresses before it in the same view. */
  readonly previous: Connection | null;
}

/** A sighting whose second view may still follow. */
type Open = { -readonly [Key in keyof Sighting]: Sighting[Key] };

/** The sightings of one file: combines views of the same connection from different interfaces. */
export function sightingsIn(connections: readonly Connection[]): Sighting[] {
  const all: Open[] = [];
  const byPair = new Map<string, Open[]>();
  for (const connection of connections) {
    const key = pairKey(connection);
    const same = byPair.get(key) ?? [];
    const match = same.find(({ one, two }) => two === null && isOtherView(one, connection));
    if (match !== undefined) {
      match.two = connection;
      continue;
    }
    const previous = same.findLast(({ one }) => one.interfaceId === connection.interfaceId)?.one ?? null;
    const sighting = { one: connection, two: null, previous };
    all.push(sighting);
    byPair.set(key, [...same, sighting]);
  }
  return all;
}

/**
 * The sightings of two files, one from each host; connections found in only one of them stay single. Where addresses were
 * translated between the hosts, both initial sequence numbers show that two connections are one.
 */
export function sightingsBetween(first: readonly Connection[], second: readonly Connection[]): Sighting[] {
  const known = new Set(first.map(pairKey));
  return sightingsIn([
    ...first.map((connection) => ({ ...connection, interfaceId: 0 })),
    ...second.map((connection) => {
      const same = known.has(pairKey(connection)) ? undefined : first.find((other) => isTranslated(other, connection));
      return { ...connection, ends: same?.ends ?? connection.ends, interfaceId: 1 };
    }),
  ]);
}

/** Whether two connections with other addresses have the same two initial sequence numbers, each at the same end. */
function isTranslated({ isn: [a, b] }: Connection, { isn: [c, d] }: Connection): boolean {
  return a !== null && b !== null && a === c && b === d;
}

/** Milliseconds between the last packet of a connection and the first of the next one; null if either is missing. */
export function pauseBetween(previous: Connection | null, { head }: Connection): number | null {
  const [last, first] = [previous?.packets.at(-1), head[0]];
  return last === undefined || first === undefined ? null : first.at - last.at;
}

function isOtherView(one: Connection, other: Connection): boolean {
  return one.interfaceId !== other.interfaceId && agree(isnOf(one), isnOf(other));
}

/** Whether two pairs of initial sequence numbers can be those of the same connection. */
function agree(one: readonly (number | null)[], other: readonly (number | null)[]): boolean {
  return one.every((isn, i) => isn === null || other[i] == null || isn === other[i]);
}

/** The initial sequence numbers in an order independent of which end was seen first. */
function isnOf({ ends, isn }: Connection): readonly (number | null)[] {
  return isFirst(ends) ? isn : [isn[1], isn[0]];
}

function isFirst([a, b]: Connection['ends']): boolean {
  return sameAddress(a, b) || addressText(a) < addressText(b);
}

function addressText({ ip, port }: Connection['ends'][0]): string {
  return `${ip} ${port}`;
}

function pairKey({ ends }: Connection): string {
  return ends.map(addressText).sort().join(' ');
}
