/** Time as the server has it: tests put another in its place and need no waiting. */

export interface Time {
  /** The wall clock, epoch milliseconds. */
  now(): number;
  /** Runs once after so many milliseconds. @returns what takes it back */
  after(delayMs: number, run: () => void): () => void;
}

/** The longest that setTimeout can wait. */
const LONGEST_MS = 2 ** 31 - 1;

export const realTime: Time = {
  now: () => Date.now(),
  after(delayMs, run) {
    const timer = setTimeout(run, Math.min(Math.max(0, delayMs), LONGEST_MS));
    return () => clearTimeout(timer);
  },
};
