/**
 * The review's mapping from time to place: the moments at which something happens, and how far apart they are drawn.
 * Gaps can be widened where labels need room. Pure.
 */

import { pauseHeight } from './figure-metrics.ts';
import type { ReviewMetrics } from './review-metrics.ts';

type Gaps = Pick<ReviewMetrics, 'pauseUnit' | 'leastGap' | 'top'>;

export class ReviewAxis {
  readonly #times: readonly number[];
  readonly #index: ReadonlyMap<number, number>;
  readonly #gaps: number[];
  #places: readonly number[] = [];

  /**
   * Times in ms, in any order, with repetitions. Nothing happens at the times in `between`: they only divide a pause.
   */
  constructor(
    times: readonly number[],
    between: readonly number[],
    tripMs: number,
    { pauseUnit, leastGap, top }: Gaps,
  ) {
    const events = [...new Set(times)].sort((a, b) => a - b);
    this.#times = [...new Set([...times, ...between])].sort((a, b) => a - b);
    this.#index = new Map(this.#times.map((at, index) => [at, index]));
    this.#gaps = this.#times.map((at, index) => {
      const before = this.#times[index - 1];
      if (before === undefined) return top;
      const from = events.findLast((event) => event <= before) ?? before;
      const to = events.find((event) => event >= at) ?? at;
      const whole = Math.max(leastGap, pauseHeight(to - from, tripMs, pauseUnit));
      return (whole * (at - before)) / (to - from);
    });
    this.#settle();
  }

  /** The place of a moment (one of `times`), px from the top. */
  y(at: number): number {
    return this.#places[this.#index.get(at) ?? 0] ?? 0;
  }

  /** Widens the gap before a moment, and optionally the one after it. */
  widen(at: number, px: number, after: boolean): void {
    const index = this.#index.get(at) ?? 0;
    this.#gaps[index] = (this.#gaps[index] ?? 0) + px;
    const next = this.#gaps[index + 1];
    if (after && next !== undefined) this.#gaps[index + 1] = next + px;
    this.#settle();
  }

  #settle(): void {
    let y = 0;
    this.#places = this.#gaps.map((gap) => {
      y += gap;
      return y;
    });
  }
}
