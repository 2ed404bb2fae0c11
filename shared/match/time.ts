/** Time for a match: a port, so that a test need not wait and a page can have its own. */

export interface Time {
  /** Milliseconds; never goes back, and stands still while the process does. Begins at the date of the start. */
  now(): number;
  /** The machine's date, epoch milliseconds: it may be changed at any moment, so nothing is measured by it. */
  date(): number;
  /** Runs once after this many milliseconds. @returns a function that cancels it */
  after(delayMs: number, run: () => void): () => void;
}

/** How often an AwakeClock must be read, ms. */
export const BEAT_MS = 1000;
/** A longer gap between two readings means that the process stood still and could receive nothing. */
const ASLEEP_MS = 4 * BEAT_MS;

/** A clock that leaves out time during which it was not read. Read it at least every BEAT_MS. */
export class AwakeClock {
  readonly #source: () => number;
  #ahead: number;
  #looked: number;

  /**
   * @param source milliseconds that never go back
   * @param startsAt its first reading
   */
  constructor(source: () => number, startsAt: number) {
    this.#source = source;
    this.#looked = source();
    this.#ahead = startsAt - this.#looked;
  }

  readonly now = (): number => {
    const looked = this.#source();
    const passed = looked - this.#looked;
    if (passed > ASLEEP_MS) this.#ahead -= passed;
    this.#looked = looked;
    return looked + this.#ahead;
  };
}
