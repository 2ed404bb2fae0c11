/** What came together at an end: one event and what it caused at the same moment, in the order in which they came. */

import type { FigureEntry } from '../../../shared/duel/vocabulary/figure.ts';

/** Things of one moment that share a place: one event and the states entered with it. */
export interface Group {
  readonly at: number;
  readonly entries: readonly FigureEntry[];
}

/** When an entry came: something that arrived while its player was still deciding had come before it was processed. */
export function cameAt(entry: FigureEntry): number {
  return entry.kind === 'arrived' ? (entry.reachedAt ?? entry.at) : entry.at;
}

/** In the order in which they came. */
export function groups(entries: readonly FigureEntry[]): Group[] {
  const made: { at: number; entries: FigureEntry[] }[] = [];
  for (const entry of entries) {
    const group = made.at(-1);
    if (group !== undefined && belongs(group, entry)) group.entries.push(entry);
    else made.push({ at: cameAt(entry), entries: [entry] });
  }
  return made.sort((a, b) => a.at - b.at);
}

/** Things that accompany an event at the same moment. */
const FOLLOWS: readonly FigureEntry['kind'][] = ['state', 'corrupted'];

function belongs(group: Group, entry: FigureEntry): boolean {
  if (group.at !== cameAt(entry)) return false;
  if (entry.kind === 'opened') return false;
  return FOLLOWS.includes(entry.kind) || group.entries.every((other) => other.kind === 'state');
}
