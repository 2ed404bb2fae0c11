/** The time of a match that this page plays by itself. It stands still while the page does: a lid that was closed costs nothing. */

import { AwakeClock, BEAT_MS, type Time } from '../../../shared/match/time.ts';

const clock = new AwakeClock(() => performance.now(), Date.now());
setInterval(clock.now, BEAT_MS);

/** The longest that setTimeout can wait. */
const LONGEST_MS = 2 ** 31 - 1;

export const pageTime: Time = {
  // Whole milliseconds, as in every log.
  now: () => Math.floor(clock.now()),
  date: () => Date.now(),
  after(delayMs, run) {
    const timer = window.setTimeout(run, Math.min(Math.max(0, delayMs), LONGEST_MS));
    return () => window.clearTimeout(timer);
  },
};
