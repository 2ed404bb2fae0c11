/** The timer of a room: wakes what it holds when something is due there, and ends the room once it is given up. */

import { Wakeup } from '../../shared/match/wakeup.ts';
import type { Services } from './services.ts';

/** How soon a room retries a failed write to the log. */
const RETRY_MS = 1000;

/** What is woken: a match or a class, in its room. Times are the server's (ms). */
export interface Woken {
  readonly code: string;
  /** Its room is about to end: there is no next task. */
  isClosing(): boolean;
  nextWake(): number;
  givenUpAt(): number;
  wake(): Promise<void>;
  end(): Promise<void>;
}

export class RoomTimer {
  readonly #services: Pick<Services, 'time' | 'log'>;
  readonly #woken: Woken;
  readonly #wakeup = new Wakeup(() => void this.#wake());
  #isGivenUp = false;

  constructor(services: Pick<Services, 'time' | 'log'>, woken: Woken) {
    this.#services = services;
    this.#woken = woken;
  }

  /** The time of the next task may have changed. */
  arm(): void {
    const { time } = this.#services;
    if (!this.#woken.isClosing()) this.#wakeup.in(time, Math.max(0, this.#woken.nextWake() - time.now()));
  }

  /**
   * Ends the room now, and tries again until that has worked. Nothing waits for it: a room is disposed of only after the
   * leaving that ends it.
   */
  giveUp(): void {
    this.#isGivenUp = true;
    void this.#wake();
  }

  /** Nothing is done any more. */
  end(): void {
    this.#wakeup.end();
  }

  async #wake(): Promise<void> {
    const { time, log } = this.#services;
    try {
      if (this.#isGivenUp || this.#woken.givenUpAt() <= time.now()) return await this.#woken.end();
      await this.#woken.wake();
      this.arm();
    } catch (error) {
      log.write('room-stuck', { code: this.#woken.code, error });
      this.#wakeup.in(time, RETRY_MS);
    }
  }
}
