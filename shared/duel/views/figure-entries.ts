/** The figure of one seat: the entries of its end's journal, without what it must not know. */

import { RememberedList } from '../../lib/remembered.ts';
import type { JournalEntry } from '../state/state.ts';
import type { FigureEntry } from '../vocabulary/figure.ts';

/** What this end saw of a journal entry: what it sent, what reached it, what its application and its timers did. */
function figureEntry(entry: JournalEntry, id: number, hidden: boolean): FigureEntry {
  const { at } = entry;
  switch (entry.kind) {
    case 'sent':
      return { kind: 'sent', id, at, segment: entry.segment, again: entry.again, by: entry.by, wrong: entry.wrong };
    case 'arrived': {
      const { reachedAt, segment, again } = entry;
      if (reachedAt < at) return { kind: 'arrived', id, at, reachedAt, segment, again };
      return { kind: 'arrived', id, at, segment, again };
    }
    case 'call':
      return { kind: 'call', id, at, call: entry.call, bytes: entry.bytes, full: entry.full };
    case 'timer':
      return { kind: 'timer', id, at, timer: entry.timer };
    // Whether the state has changed is what its player is asked.
    case 'state':
    case 'stayed':
      return { kind: 'state', id, at, state: hidden ? null : entry.state };
    case 'stopped':
      return { kind: 'stopped', id, at, segment: entry.segment };
    case 'bind':
      return { kind: 'bind', id, at, ok: entry.ok };
    case 'opened':
      return { kind: 'opened', id, at, sndNxt: entry.sndNxt, rcvNxt: entry.rcvNxt };
    case 'corrupted':
      return { kind: 'corrupted', id, at, bytes: entry.bytes };
  }
}

/** The state that is not shown, because it is what the player is asked; null: none is. */
type Hidden = JournalEntry | null;

/** The figure of one seat, again and again as its journal grows. */
export class GrowingFigure {
  // Numbered from 1: gaps in the journal's own ids would reveal what happens at the other end.
  readonly #entries = new RememberedList<JournalEntry, Hidden, FigureEntry>(
    (entry, hidden) => entry === hidden,
    (entry, at, hidden) => figureEntry(entry, at + 1, entry === hidden),
  );

  /** @param stateHidden the last state is what its player is asked */
  of(own: readonly JournalEntry[], stateHidden: boolean): readonly FigureEntry[] {
    return this.#entries.of(own, stateHidden ? lastState(own) : null);
  }
}

function lastState(own: readonly JournalEntry[]): Hidden {
  return own.findLast(({ kind }) => kind === 'state' || kind === 'stayed') ?? null;
}
