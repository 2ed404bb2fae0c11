/** A duel from outside: create it, ask of it (apply.ts), let time pass (advance.ts), fold its events (evolve.ts). */

import type { DuelEvent } from './event.ts';
import { evolve } from './evolve.ts';
import type { Level } from './level.ts';
import type { MatchOptions } from './options.ts';
import type { DuelState } from './state.ts';

export interface DuelSetup {
  /** A 32-bit integer: everything that is drawn follows from it. */
  readonly seed: number;
  readonly level: Level;
  readonly options: MatchOptions;
}

/** The first event of a duel, at time `now` (ms). */
export function createDuel(setup: DuelSetup, now: number): DuelEvent[] {
  return [{ type: 'created', at: now, ...setup }];
}

/** The state that a log adds up to. Throws when it is not the log of a duel. */
export function replay(events: readonly DuelEvent[]): DuelState {
  const state = events.reduce<DuelState | null>(evolve, null);
  if (state === null) throw new Error('an empty log is not a duel');
  return state;
}

export function isOver(state: DuelState): boolean {
  return state.phase === 'over';
}
