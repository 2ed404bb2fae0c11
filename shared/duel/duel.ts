/** A duel from outside: create it, apply commands (rules/apply.ts), let time pass (rules/advance.ts), fold its events (state/evolve.ts). */

import type { DuelEvent } from './state/duel-event.ts';
import { evolve } from './state/evolve.ts';
import type { EndSetup, Level } from './level.ts';
import type { MatchOptions } from './options.ts';
import type { DuelState } from './state/state.ts';

export interface DuelSetup {
  /** A 32-bit integer that determines every draw. */
  readonly seed: number;
  readonly level: Level;
  readonly options: MatchOptions;
}

/** With a person as the wire, a FIN must be retransmitted early enough: even with two faults within 2MSL. */
const WIRE_RTO_MS = 5_000;

/** Removes the conditions that only a fault of the level would have fulfilled. */
function withoutFaults({ script, ...end }: EndSetup): EndSetup {
  return { ...end, script: script.map(({ when: { fins: _, ...when }, ...step }) => ({ ...step, when })) };
}

/** The level with a third player in place of its own faults. */
function withThirdSeat(level: Level): Level {
  const ends = { A: withoutFaults(level.ends.A), B: withoutFaults(level.ends.B) };
  const { retriesMax: _, ...patient } = level;
  return { ...patient, ends, faults: [], rtoMs: WIRE_RTO_MS };
}

/** The first event of a duel, at time `now` (ms). A chosen seed replaces `setup.seed`. */
export function createDuel({ seed, level, options }: DuelSetup, now: number): DuelEvent[] {
  const played = options.wire === 'person' ? withThirdSeat(level) : level;
  return [{ type: 'created', at: now, seed: options.seed ?? seed, level: played, options }];
}

/** The state after all events of a log. Throws if it is not the log of a duel. */
export function replay(events: readonly DuelEvent[]): DuelState {
  const state = events.reduce<DuelState | null>(evolve, null);
  if (state === null) throw new Error('an empty log is not a duel');
  return state;
}

export function isOver(state: DuelState): boolean {
  return state.phase === 'over';
}
