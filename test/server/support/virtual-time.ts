/**
 * Time that passes only when a test says so; timers run in order, each after the effects of the one before have
 * settled.
 */

import type { Time } from '../../../shared/match/time.ts';

interface Timer {
  readonly at: number;
  readonly run: () => void;
}

export class VirtualTime implements Time {
  #now = Date.UTC(2026, 0, 1);
  #setBy = 0;
  readonly #timers = new Set<Timer>();

  readonly now = (): number => this.#now;

  readonly date = (): number => this.#now + this.#setBy;

  /** How many timers are set. */
  get waiting(): number {
    return this.#timers.size;
  }

  /** Sets the machine's date forward, or back (below 0). */
  setDate(byMs: number): void {
    this.#setBy += byMs;
  }

  after(delayMs: number, run: () => void): () => void {
    const timer = { at: this.#now + Math.max(0, delayMs), run };
    this.#timers.add(timer);
    return () => this.#timers.delete(timer);
  }

  /** Lets this many milliseconds pass. */
  async advance(ms: number): Promise<void> {
    const end = this.#now + ms;
    for (;;) {
      await settle();
      const next = this.#next();
      if (next === null || next.at > end) break;
      this.#now = Math.max(this.#now, next.at);
      this.#timers.delete(next);
      next.run();
    }
    this.#now = end;
    await settle();
  }

  /**
   * Lets time pass until `done`, in small steps.
   * @throws if that takes longer than `atMost`
   */
  async until(done: () => boolean, atMost = 20 * 60_000): Promise<void> {
    const end = this.#now + atMost;
    while (!done()) {
      if (this.#now >= end) throw new Error(`not within ${atMost} ms of virtual time`);
      await this.advance(100);
    }
  }

  #next(): Timer | null {
    let first: Timer | null = null;
    for (const timer of this.#timers) if (first === null || timer.at < first.at) first = timer;
    return first;
  }
}

/** Lets everything in progress without a timer (the log, sockets on this machine) come to rest. */
export async function settle(turns = 4): Promise<void> {
  for (let turn = 0; turn < turns; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
