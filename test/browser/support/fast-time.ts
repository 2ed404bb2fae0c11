/** The server's clock, sped up: a match of a minute takes seconds, and everything in it stays in proportion. */

import type { Time } from '../../../shared/match/time.ts';

export function fastTime(factor: number): Time {
  const start = Date.now();
  const now = () => start + (Date.now() - start) * factor;
  return {
    now,
    date: now,
    after(delayMs, run) {
      const timer = setTimeout(run, Math.min(Math.max(0, delayMs) / factor, 2 ** 31 - 1));
      return () => clearTimeout(timer);
    },
  };
}
