/** One timer for one next thing to do. */

import type { Time } from '../time.ts';

export class Wakeup {
  readonly #run: () => void;
  #cancel: (() => void) | null = null;

  constructor(run: () => void) {
    this.#run = run;
  }

  /** Runs after so many milliseconds, and not at any time set before. */
  in(time: Time, delayMs: number): void {
    this.clear();
    this.#cancel = time.after(delayMs, this.#run);
  }

  clear(): void {
    this.#cancel?.();
    this.#cancel = null;
  }
}
