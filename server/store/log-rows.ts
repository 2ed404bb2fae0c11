/** Numbered events as rows of a log, and rows of many logs as one list of events each. */

import type { Compilable } from 'kysely';
import type { Change } from './database.ts';

/** Writes events, the first of which is number `seq` of its owner's log. */
export type SqlLog = (owner: string, seq: number, events: readonly unknown[]) => Change[];

/** A query has a limited number of parameters, and practice begins with the log of a whole match. */
const ROWS_AT_ONCE = 50;

/**
 * A log in a table with the columns owner, number and event.
 * @param insertion inserts so many rows. Composed once for each number: a move would otherwise cost more here than in
 * the database
 */
export function logOf(insertion: (rows: number) => Compilable<unknown>): SqlLog {
  const composed = new Map<number, string>();
  const sqlFor = (rows: number): string => {
    const sql = composed.get(rows) ?? insertion(rows).compile().sql;
    composed.set(rows, sql);
    return sql;
  };
  return (owner, seq, events) => {
    const changes: Change[] = [];
    for (let from = 0; from < events.length; from += ROWS_AT_ONCE) {
      const rows = events.slice(from, from + ROWS_AT_ONCE);
      const parameters = rows.flatMap((event, index) => [owner, seq + from + index, JSON.stringify(event)]);
      changes.push({ sql: sqlFor(rows.length), parameters });
    }
    return changes;
  };
}

/** As many of a row, for `logOf`. */
export function rowsLike<R>(row: R, count: number): R[] {
  return Array.from({ length: count }, () => row);
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
