/** Runs rare requests at once, and frequent ones at most once per interval. */

import type { Time } from '../../../shared/match/time.ts';

export class Throttle {
  readonly #time: Time;
  readonly #everyMs: number;
  readonly #run: () => void;
  #last = Number.NEGATIVE_INFINITY;
  #cancel: (() => void) | null = null;
  #ended = false;

  constructor(time: Time, everyMs: number, run: () => void) {
    this.#time = time;
    this.#everyMs = everyMs;
    this.#run = run;
  }

  /** Runs now, or as soon as it may again. */
  ask(): void {
    if (this.#cancel !== null || this.#ended) return;
    const wait = Math.min(this.#last + this.#everyMs - this.#time.now(), this.#everyMs);
    if (wait <= 0) this.#go();
    else this.#cancel = this.#time.after(wait, () => this.#go());
  }

  end(): void {
    this.#ended = true;
    this.#cancel?.();
    this.#cancel = null;
  }

  #go(): void {
    this.#cancel = null;
    this.#last = this.#time.now();
    this.#run();
  }
}
