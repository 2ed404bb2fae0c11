/** How late the event loop was at its worst in the last seconds: while it is late, nobody is answered. */

import { monitorEventLoopDelay } from 'node:perf_hooks';

/** How often lateness is sampled, ms: finer would cost more than it tells. */
const EVERY_MS = 20;
/** The worst of the last one to two windows counts. */
const LAG_WINDOW_MS = 5000;

/** Nanoseconds since it was last reset, as Node measures. */
interface Delays {
  readonly max: number;
  reset(): void;
}

export class LoopLag {
  readonly #delays: Delays;
  #before = 0;

  constructor(delays: Delays) {
    this.#delays = delays;
  }

  /** The longest delay in milliseconds. */
  get ms(): number {
    return Math.max(this.#before, this.#current());
  }

  /** A window is over: call it every LAG_WINDOW_MS. */
  turn(): void {
    this.#before = this.#current();
    this.#delays.reset();
  }

  #current(): number {
    // Node counts from one sample to the next.
    return Math.max(0, this.#delays.max / 1e6 - EVERY_MS);
  }
}

/** Measures this process until it ends. */
export function measureLoopLag(): LoopLag {
  const delays = monitorEventLoopDelay({ resolution: EVERY_MS });
  delays.enable();
  const lag = new LoopLag(delays);
  setInterval(() => lag.turn(), LAG_WINDOW_MS).unref();
  return lag;
}
