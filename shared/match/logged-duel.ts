/** A duel whose events count only once they are in the log. Knows no players, no clock and no connections. */

import type { DuelEvent } from '../duel/state/duel-event.ts';
import { isOver, replay } from '../duel/duel.ts';
import { withoutFinished } from '../duel/state/finished-halves.ts';
import type { Run } from '../duel/state/run.ts';
import type { DuelState } from '../duel/state/state.ts';
import type { MatchLog } from './log.ts';
import { SureLog } from './sure-log.ts';

/** Whether the halves that are over are wanted while the duel is played; otherwise the log has them until it is over. */
export type Keeping = 'all-halves' | 'the-last-half';

export class LoggedDuel {
  readonly #log: SureLog<DuelEvent, Run>;
  readonly #written: () => Promise<readonly DuelEvent[]>;
  readonly #keeping: Keeping;
  #state: DuelState;

  /** @param events the match's log so far, `created` first */
  constructor(
    log: Pick<MatchLog, 'append' | 'eventsFrom'>,
    matchId: string,
    events: readonly DuelEvent[],
    keeping: Keeping,
  ) {
    this.#keeping = keeping;
    this.#state = this.#kept(replay(events), 0);
    this.#written = () => log.eventsFrom(matchId, 0);
    const paper = {
      write: (seq: number, { events: written }: Run) => log.append(matchId, seq, written),
      eventsFrom: (seq: number) => log.eventsFrom(matchId, seq),
      count: ({ state }: Run) => {
        this.#state = this.#kept(state, this.#state.halves.length);
      },
    };
    this.#log = new SureLog(paper, events.length);
  }

  /** The halves that are over may be without their course while the duel is played. */
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
  async record(run: Run): Promise<void> {
    return this.#log.record(await this.#whole(run));
  }

  /** @param halves how many there were before */
  #kept(state: DuelState, halves: number): DuelState {
    const begins = state.halves.length > Math.max(1, halves);
    return begins && this.#keeping === 'the-last-half' && !isOver(state) ? withoutFinished(state) : state;
  }

  /** With its end the duel has all of its halves again. */
  async #whole(run: Run): Promise<Run> {
    const lacksHalves = this.#keeping === 'the-last-half' && this.#state.halves.length > 1;
    if (!lacksHalves || run.events.length === 0 || !isOver(run.state)) return run;
    const written = await this.#written();
    return { events: run.events, state: replay([...written.slice(0, this.length), ...run.events]) };
  }
}
