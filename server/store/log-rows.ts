/** Numbered events as rows of a log, and rows of many logs as one list of events each. */

/** The rows of events, the first of which is number `seq`, without their owner. */
export function numberedRows(seq: number, events: readonly unknown[]): { seq: number; json: string }[] {
  return events.map((event, index) => ({ seq: seq + index, json: JSON.stringify(event) }));
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
