/** One timer for one next thing to do. */

/** The longest that setTimeout can wait. */
const LONGEST_MS = 2 ** 31 - 1;

export class Wakeup {
  readonly #run: () => void;
  #timer: NodeJS.Timeout | null = null;

  constructor(run: () => void) {
    this.#run = run;
  }

  /** Runs after so many milliseconds, and not at any time set before; null: never. */
  in(delayMs: number | null): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = delayMs === null ? null : setTimeout(this.#run, Math.min(Math.max(0, delayMs), LONGEST_MS));
  }
}
