/** The figure of one seat: the entries of its end's journal, without what it must not know. */

import type { JournalEntry } from '../state/state.ts';
import type { FigureEntry } from '../vocabulary/figure.ts';

/** What this end saw of a journal entry: what it sent, what reached it, what its application and its timers did. */
function figureEntry(entry: JournalEntry, hidden: JournalEntry | null): FigureEntry {
  const { id, at } = entry;
  switch (entry.kind) {
    case 'sent':
      return { kind: 'sent', id, at, segment: entry.segment, again: entry.again, by: entry.by, wrong: entry.wrong };
    case 'arrived': {
      const waited = entry.reachedAt < at ? { reachedAt: entry.reachedAt } : {};
      return { kind: 'arrived', id, at, ...waited, segment: entry.segment, again: entry.again };
    }
    case 'call':
      return { kind: 'call', id, at, call: entry.call, bytes: entry.bytes, full: entry.full };
    case 'timer':
      return { kind: 'timer', id, at, timer: entry.timer };
    // Whether the state has changed is what its player is asked.
    case 'state':
    case 'stayed':
      return { kind: 'state', id, at, state: entry === hidden ? null : entry.state };
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

/**
 * Numbers the entries of one seat from 1: gaps in the journal's own ids would reveal what happens at the other end.
 * @param stateHidden the last state is what its player is asked
 */
export function figureEntries(own: readonly JournalEntry[], stateHidden: boolean): readonly FigureEntry[] {
  const lastState = own.findLast(({ kind }) => kind === 'state' || kind === 'stayed') ?? null;
  return own.map((entry, i) => ({ ...figureEntry(entry, stateHidden ? lastState : null), id: i + 1 }));
}
