/** A duel whose every event is in the log before it counts. Knows no players, no clock and no connections. */

import type { DuelEvent } from '../../shared/duel/event.ts';
import { replay } from '../../shared/duel/duel.ts';
import { evolve } from '../../shared/duel/evolve.ts';
import type { DuelState } from '../../shared/duel/state.ts';
import type { MatchStore } from '../store/match-store.ts';

export class LoggedDuel {
  readonly #store: Pick<MatchStore, 'append'>;
  readonly #matchId: string;
  #state: DuelState;
  #length: number;

  /** @param events what the log has of the match so far, `created` first */
  constructor(store: Pick<MatchStore, 'append'>, matchId: string, events: readonly DuelEvent[]) {
    this.#store = store;
    this.#matchId = matchId;
    this.#state = replay(events);
    this.#length = events.length;
  }

  get state(): DuelState {
    return this.#state;
  }

  /** How many events there are. */
  get length(): number {
    return this.#length;
  }

  /** The log first: if it cannot be written, nothing has happened. @throws what the store throws */
  async record(events: readonly DuelEvent[]): Promise<void> {
    if (events.length === 0) return;
    await this.#store.append(this.#matchId, this.#length, events);
    this.#length += events.length;
    this.#state = events.reduce<DuelState>(evolve, this.#state);
  }
}
