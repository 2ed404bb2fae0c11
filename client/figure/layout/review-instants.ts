/**
 * The instants of a half: events at one end happen one after another, even within one millisecond. An arrival has an
 * instant for its arrival, and another for its processing if it had to wait. Pure.
 */

import { ENDS, type End } from '../../../shared/duel/level.ts';
import type { ReviewEntry } from '../../../shared/duel/vocabulary/review.ts';

/** Far less than a millisecond: it orders, and no time passes. */
const NEXT = 1 / 1024;

export interface Instants {
  /** When an entry begins, by its id. */
  readonly begins: ReadonlyMap<number, number>;
  /** By id of the segment: when each copy arrived, and when it was processed. */
  readonly copies: ReadonlyMap<number, readonly { readonly came: number; readonly taken: number }[]>;
}

/** An event at one end. One that `joins` the event before it in the same millisecond is its consequence. */
interface Happening {
  readonly at: number;
  readonly id: number;
  readonly joins: boolean;
  readonly note: (instant: number) => void;
}

/** The instants of the entries of a half, including its initial states. */
export function instantsOf(order: readonly ReviewEntry[]): Instants {
  const begins = new Map<number, number>();
  const copies = new Map<number, { came: number; taken: number }[]>();
  for (const end of ENDS) settle(order.flatMap((entry) => happeningsOf(entry, end, begins, copies)));
  return { begins, copies };
}

function settle(happenings: readonly Happening[]): void {
  const sorted = [...happenings].sort((a, b) => a.at - b.at || a.id - b.id);
  let before: { at: number; instant: number } | null = null;
  for (const { at, joins, note } of sorted) {
    const instant: number = before?.at !== at ? at : joins ? before.instant : before.instant + NEXT;
    note(instant);
    before = { at, instant };
  }
}

function happeningsOf(
  entry: ReviewEntry,
  end: End,
  begins: Map<number, number>,
  copies: Map<number, { came: number; taken: number }[]>,
): Happening[] {
  const { id } = entry;
  const begin = (instant: number) => begins.set(id, instant);
  if (entry.kind !== 'segment') return entry.end === end ? [{ at: entry.at, id, joins: true, note: begin }] : [];
  if (entry.from === end) return [{ at: entry.sentAt, id, joins: false, note: begin }];
  const came = entry.landings.map(({ at }) => ({ came: at, taken: at }));
  copies.set(id, came);
  return came.flatMap((copy, index): Happening[] => {
    const taken = entry.arrivals[index] ?? copy.came;
    const order = entry.landings[index]?.id ?? id;
    const landing: Happening = {
      at: copy.came,
      id: order,
      joins: false,
      note: (instant) => {
        copy.came = instant;
        copy.taken = Math.max(copy.taken, instant);
      },
    };
    if (taken <= copy.came) return [landing];
    const taking: Happening = {
      at: taken,
      id: order,
      joins: false,
      note: (instant) => {
        copy.taken = instant;
      },
    };
    return [landing, taking];
  });
}
