/**
 * Time as the server has it: tests put another in its place and need no waiting. One clock for everything that lasts,
 * which no change of the machine's date touches and which stands while the machine sleeps; and the date, to be shown and kept.
 */

export interface Time {
  /** Milliseconds; never goes back, and stands while the process does. Begins at the date of the start. */
  now(): number;
  /** The machine's date, epoch milliseconds: it may be set forward or back at any moment, so nothing is measured by it. */
  date(): number;
  /** Runs once after so many milliseconds. @returns what takes it back */
  after(delayMs: number, run: () => void): () => void;
}

/** The longest that setTimeout can wait. */
const LONGEST_MS = 2 ** 31 - 1;
/** How often a process that is awake looks at its clock. */
const BEAT_MS = 1000;
/** Between two looks that lie further apart the process stood still: nobody could be heard meanwhile. */
const ASLEEP_MS = 4 * BEAT_MS;

/** A clock without the time in which nobody looked at it. Call it at least every BEAT_MS. */
export class AwakeClock {
  readonly #source: () => number;
  #ahead: number;
  #looked: number;

  /**
   * @param source milliseconds that never go back
   * @param startsAt what it shows first
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

const clock = new AwakeClock(() => performance.now(), Date.now());
// It keeps no process alive that has nothing else to do.
setInterval(clock.now, BEAT_MS).unref();

export const realTime: Time = {
  // Whole milliseconds, as the date has them: the log keeps no others.
  now: () => Math.floor(clock.now()),
  date: () => Date.now(),
  after(delayMs, run) {
    const timer = setTimeout(run, Math.min(Math.max(0, delayMs), LONGEST_MS));
    return () => clearTimeout(timer);
  },
};
