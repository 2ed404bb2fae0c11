/** A duel from outside: create it, ask of it (apply.ts), let time pass (advance.ts), fold its events (evolve.ts). */

import type { DuelEvent } from './event.ts';
import { evolve } from './evolve.ts';
import type { EndSetup, Level } from './level.ts';
import type { MatchOptions } from './options.ts';
import type { DuelState } from './state.ts';

export interface DuelSetup {
  /** A 32-bit integer: everything that is drawn follows from it. */
  readonly seed: number;
  readonly level: Level;
  readonly options: MatchOptions;
}

/** Where a person is the wire, the FIN of an end must come again early enough: with two faults still within 2MSL. */
const WIRE_RTO_MS = 5_000;

/** The application does not wait for what only a fault of the level would have brought about. */
function withoutFaults({ script, ...end }: EndSetup): EndSetup {
  return { ...end, script: script.map(({ when: { fins: _, ...when }, ...step }) => ({ ...step, when })) };
}

/** A third player takes the place of the level's own faults. */
function withThirdSeat(level: Level): Level {
  const ends = { A: withoutFaults(level.ends.A), B: withoutFaults(level.ends.B) };
  return { ...level, ends, faults: [], rtoMs: WIRE_RTO_MS };
}

/** The first event of a duel, at time `now` (ms). A seed that somebody has chosen takes the place of `setup.seed`. */
export function createDuel({ seed, level, options }: DuelSetup, now: number): DuelEvent[] {
  const played = options.wire === 'person' ? withThirdSeat(level) : level;
  return [{ type: 'created', at: now, seed: options.seed ?? seed, level: played, options }];
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
