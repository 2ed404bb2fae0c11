/** Numbered events as rows of a log, and rows of many logs as one list of events each. */

import type { Compilable } from 'kysely';
import type { Change } from './database.ts';

/** Writes events, the first of which is number `seq` of its owner's log. */
export type SqlLog = (owner: string, seq: number, events: readonly unknown[]) => Change[];

/**
 * A log in the table of this insertion, whose columns are owner, number and event. Its SQL is composed once: a move would
 * otherwise cost more here than in the database.
 */
export function logOf(insertion: Compilable<unknown>): SqlLog {
  const { sql } = insertion.compile();
  return (owner, seq, events) =>
    events.map((event, index) => ({ sql, parameters: [owner, seq + index, JSON.stringify(event)] }));
}

/** Rows by owner, each owner's in their given order. */
export function grouped<R, T>(
  rows: readonly R[],
  ownerOf: (row: R) => string,
  read: (row: R) => T,
): (owner: string) => T[] {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const owner = ownerOf(row);
    const group = groups.get(owner);
    if (group === undefined) groups.set(owner, [read(row)]);
    else group.push(read(row));
  }
  return (owner) => groups.get(owner) ?? [];
}
