/** Keeps the estimate of the server's clock: a few round trips at once, then one now and then. */

import type { ServerClock } from '../model/server-clock.ts';

const FIRST = 4;
const FIRST_EVERY_MS = 250;
const EVERY_MS = 12_000;

/**
 * @param ask for the server's clock (ms); null if it would not tell
 * @returns what stops it
 */
export function syncClock(clock: ServerClock, ask: () => Promise<number | null>): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;
  const once = async (count: number) => {
    const sentAt = performance.now();
    const now = await ask().catch(() => null);
    if (stopped) return;
    if (now !== null) clock.sample(sentAt, performance.now(), now);
    timer = setTimeout(() => void once(count + 1), count < FIRST ? FIRST_EVERY_MS : EVERY_MS);
  };
  void once(1);
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}
