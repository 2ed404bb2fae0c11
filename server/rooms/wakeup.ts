/** One timer for one next thing to do. */

import type { Time } from '../time.ts';

export class Wakeup {
  readonly #run: () => void;
  #cancel: (() => void) | null = null;
  #ended = false;

  constructor(run: () => void) {
    this.#run = run;
  }

  /** Runs after so many milliseconds, and not at any time set before. */
  in(time: Time, delayMs: number): void {
    this.#cancel?.();
    this.#cancel = this.#ended ? null : time.after(delayMs, this.#run);
  }

  /** Runs no more, whatever is asked of it: work that was still under way may come to an end after its room has. */
  end(): void {
    this.#ended = true;
    this.#cancel?.();
    this.#cancel = null;
  }
}
