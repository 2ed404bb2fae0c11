/** A duel whose events count only once they are in the log. Knows no players, no clock and no connections. */

import type { DuelEvent } from '../duel/state/duel-event.ts';
import { replay } from '../duel/duel.ts';
import type { Run } from '../duel/state/run.ts';
import type { DuelState } from '../duel/state/state.ts';
import type { MatchLog } from './log.ts';
import { SureLog } from './sure-log.ts';

export class LoggedDuel {
  readonly #log: SureLog<DuelEvent, Run>;
  #state: DuelState;

  /** @param events the match's log so far, `created` first */
  constructor(log: Pick<MatchLog, 'append' | 'eventsFrom'>, matchId: string, events: readonly DuelEvent[]) {
    this.#state = replay(events);
    const paper = {
      write: (seq: number, { events: written }: Run) => log.append(matchId, seq, written),
      eventsFrom: (seq: number) => log.eventsFrom(matchId, seq),
      count: ({ state }: Run) => {
        this.#state = state;
      },
    };
    this.#log = new SureLog(paper, events.length);
  }

  get state(): DuelState {
    return this.#state;
  }

  /** The number of events. */
  get length(): number {
    return this.#log.length;
  }

  /**
   * The log first: if it cannot be written, nothing has happened.
   * @param run from the current state on
   * @throws what the store throws
   */
  record(run: Run): Promise<void> {
    return this.#log.record(run);
  }
}
