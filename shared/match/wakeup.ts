/** A timer for a single next task. */

import type { Time } from './time.ts';

export class Wakeup {
  readonly #run: () => void;
  #cancel: (() => void) | null = null;
  #ended = false;

  constructor(run: () => void) {
    this.#run = run;
  }

  /** Runs after this many milliseconds, instead of at any time set before. */
  in(time: Time, delayMs: number): void {
    this.#cancel?.();
    this.#cancel = this.#ended ? null : time.after(delayMs, this.#run);
  }

  /** Never runs again, even if asked to: unfinished work may end after its room has. */
  end(): void {
    this.#ended = true;
    this.#cancel?.();
    this.#cancel = null;
  }
}
