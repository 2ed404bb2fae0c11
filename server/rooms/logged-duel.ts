/** A duel whose every event is in the log before it counts. Knows no players, no clock and no connections. */

import type { DuelEvent } from '../../shared/duel/event.ts';
import { replay } from '../../shared/duel/duel.ts';
import { evolve } from '../../shared/duel/evolve.ts';
import type { DuelState } from '../../shared/duel/state.ts';
import type { MatchStore } from '../store/match-store.ts';
import { SureLog } from './sure-log.ts';

interface Entry {
  readonly events: readonly DuelEvent[];
}

export class LoggedDuel {
  readonly #log: SureLog<DuelEvent, Entry>;
  #state: DuelState;

  /** @param events what the log has of the match so far, `created` first */
  constructor(store: Pick<MatchStore, 'append' | 'eventsFrom'>, matchId: string, events: readonly DuelEvent[]) {
    this.#state = replay(events);
    const paper = {
      write: (seq: number, entry: Entry) => store.append(matchId, seq, entry.events),
      eventsFrom: (seq: number) => store.eventsFrom(matchId, seq),
      count: (entry: Entry) => {
        this.#state = entry.events.reduce<DuelState>(evolve, this.#state);
      },
    };
    this.#log = new SureLog(paper, events.length);
  }

  get state(): DuelState {
    return this.#state;
  }

  /** How many events there are. */
  get length(): number {
    return this.#log.length;
  }

  /** The log first: if it cannot be written, nothing has happened. @throws what the store throws */
  record(events: readonly DuelEvent[]): Promise<void> {
    return this.#log.record({ events });
  }
}
