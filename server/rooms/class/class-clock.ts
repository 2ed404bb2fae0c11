/** The clock of a class, and its record in the store, so that neither a pause nor a crash costs anybody time. */

import type { StoredClock } from '../../../shared/match/log.ts';
import type { MatchClock } from '../../../shared/match/match-clock.ts';

export class ClassClock {
  readonly #clock: MatchClock;
  readonly #record: (clock: StoredClock) => Promise<void>;

  /** @param record writes the clock to the store */
  constructor(clock: MatchClock, record: (clock: StoredClock) => Promise<void>) {
    this.#clock = clock;
    this.#record = record;
  }

  get running(): boolean {
    return this.#clock.running;
  }

  /** Ms. */
  now(): number {
    return this.#clock.now();
  }

  /** The server's time at which the clock will show `at`; null while it stands still. */
  serverTimeOf(at: number): number | null {
    return this.#clock.serverTimeOf(at);
  }

  /** After a restart the first to join starts it. It stands still if that cannot be recorded. */
  async goOn(): Promise<void> {
    this.#clock.start();
    try {
      await this.keep();
    } catch (error) {
      this.#clock.stop();
      throw error;
    }
  }

  /**
   * Stands still while the teacher's pause is logged, and afterwards if the class is paused then.
   * @param log rejects if the log cannot be written
   */
  async pause<T>(log: () => Promise<T>, isPaused: () => boolean): Promise<T> {
    this.#clock.stop();
    const outcome = await log().finally(() => {
      if (!isPaused()) this.#clock.start();
    });
    await this.keep();
    return outcome;
  }

  /** Stands still, for a server that goes on from exactly here. */
  standStill(): Promise<void> {
    this.#clock.stop();
    return this.keep();
  }

  /** The teacher continues: the event is logged already. */
  async resume(): Promise<void> {
    this.#clock.start();
    await this.keep();
  }

  /** The events say when it stopped and continued; this makes it exact after a crash. */
  keep(): Promise<void> {
    return this.#record(this.#clock.stored());
  }
}
