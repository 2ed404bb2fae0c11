/** A log that can be read while it is written: which move is right in a position, and which end is asked. */

import type { DuelEvent } from '../../../shared/duel/state/duel-event.ts';
import { evolve } from '../../../shared/duel/state/evolve.ts';
import type { Seat } from '../../../shared/duel/options.ts';
import { currentHalf, type DuelState, endOf, type Position } from '../../../shared/duel/state/state.ts';
import type { MatchStore } from '../../../server/store/match-store.ts';

export interface WatchedStore extends MatchStore {
  /**
   * The state of the match with that code.
   * @throws if there is none
   */
  stateOf(code: string): DuelState;
}

export function watched(store: MatchStore): WatchedStore {
  const states = new Map<string, DuelState>();
  const ids = new Map<string, string>();
  const note = (matchId: string, events: readonly DuelEvent[]) => {
    const state = events.reduce<DuelState | null>(evolve, states.get(matchId) ?? null);
    if (state !== null) states.set(matchId, state);
  };
  return {
    ...delegated(store),
    create(match) {
      ids.set(match.code, match.id);
      note(match.id, match.events);
      return store.create(match);
    },
    append(matchId, seq, events) {
      note(matchId, events);
      return store.append(matchId, seq, events);
    },
    stateOf(code) {
      const state = states.get(ids.get(code) ?? '');
      if (state === undefined) throw new Error(`no match ${code}`);
      return state;
    },
  };
}

/** Every method of the store, bound to it: spreading a class instance copies its fields but not its methods. */
function delegated(store: MatchStore): MatchStore {
  return {
    create: (match) => store.create(match),
    takeSeat: (matchId, seat) => store.takeSeat(matchId, seat),
    append: (matchId, seq, events) => store.append(matchId, seq, events),
    find: (matchId) => store.find(matchId),
    eventsFrom: (id, seq) => store.eventsFrom(id, seq),
    setClock: (matchId, clock) => store.setClock(matchId, clock),
    finish: (matchId, at) => store.finish(matchId, at),
    unfinished: () => store.unfinished(),
    beat: (at) => store.beat(at),
    lastBeat: () => store.lastBeat(),
    discard: (matchId) => store.discard(matchId),
    prune: (finishedBefore) => store.prune(finishedBefore),
  };
}

/** A seat's current question, if any. */
export function positionOf(state: DuelState, seat: Seat): Position | null {
  const half = currentHalf(state);
  return half === null || state.phase !== 'playing' ? null : half.ends[endOf(seat, half.half)].position;
}
