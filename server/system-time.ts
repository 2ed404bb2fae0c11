/**
 * The server's time: tests substitute another and need no waiting. One clock for all durations, unaffected by changes
 * of the machine's date and stopped while the machine sleeps; and the date, for display and storage.
 */

import { AwakeClock, BEAT_MS, type Time } from '../shared/match/time.ts';

/** The longest that setTimeout can wait. */
const LONGEST_MS = 2 ** 31 - 1;
const clock = new AwakeClock(() => performance.now(), Date.now());
// It does not keep an otherwise idle process alive.
setInterval(clock.now, BEAT_MS).unref();

export const realTime: Time = {
  // Whole milliseconds, like the date: the log stores no fractions.
  now: () => Math.floor(clock.now()),
  date: () => Date.now(),
  after(delayMs, run) {
    const timer = setTimeout(run, Math.min(Math.max(0, delayMs), LONGEST_MS));
    return () => clearTimeout(timer);
  },
};
