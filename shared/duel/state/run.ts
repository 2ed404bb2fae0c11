/** A state, with the events that led to it since a command or the clock was applied. */

import type { DuelEvent } from './duel-event.ts';
import { evolve } from './evolve.ts';
import { currentHalf, type DuelState, type EndState, type HalfState } from './state.ts';
import type { End } from '../level.ts';

export interface Run {
  readonly state: DuelState;
  readonly events: readonly DuelEvent[];
}

export function begin(state: DuelState): Run {
  return { state, events: [] };
}

/** Adds an event and folds it into the state. */
export function emit(run: Run, event: DuelEvent): Run {
  return { state: evolve(run.state, event), events: [...run.events, event] };
}

/** The half in play. Throws before the first half: calling it then is a bug. */
export function halfOf(state: DuelState): HalfState {
  const half = currentHalf(state);
  if (half === null) throw new Error('no half has been started');
  return half;
}

export function endIn(state: DuelState, end: End): EndState {
  return halfOf(state).ends[end];
}
