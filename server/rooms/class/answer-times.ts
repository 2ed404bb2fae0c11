/** How fast the server has answered the students of a class lately. Knows no connections; times are the server's. */

import type { AnswerTimes } from '../../../shared/class/class-view.ts';

/** What counts as lately. */
const LATELY_MS = 60_000;
/** Fewer answers tell nothing. */
const LEAST = 10;
/** The most that are kept: a class of 250 answers a question within seconds. */
const MOST = 1000;
/** How often the figures change: more often would be a flicker, and a message to the teachers each time. */
const EVERY_MS = 5000;

export class RecentAnswers {
  #answers: { readonly at: number; readonly ms: number }[] = [];
  #shown: AnswerTimes | null = null;
  #shownAt = Number.NEGATIVE_INFINITY;

  /** @param now when the student was answered; `ms` after their request had arrived */
  add(ms: number, now: number): void {
    this.#answers.push({ at: now, ms });
    if (this.#answers.length > MOST) this.#answers = this.#answers.slice(-MOST / 2);
  }

  /** The figures of the last minute; null: too few answers. */
  read(now: number): AnswerTimes | null {
    if (now - this.#shownAt < EVERY_MS) return this.#shown;
    this.#answers = this.#answers.filter(({ at }) => at > now - LATELY_MS);
    this.#shown = figures(this.#answers.map(({ ms }) => ms));
    this.#shownAt = now;
    return this.#shown;
  }
}

function figures(times: readonly number[]): AnswerTimes | null {
  if (times.length < LEAST) return null;
  const sorted = times.toSorted((a, b) => a - b);
  const within = (share: number) => rounded(sorted[Math.ceil(sorted.length * share) - 1] ?? 0);
  return { halfMs: within(0.5), mostMs: within(0.95) };
}

/** Upwards: to 1 ms below 20, to 5 below 100, to 50 beyond. */
function rounded(ms: number): number {
  const step = ms < 20 ? 1 : ms < 100 ? 5 : 50;
  return Math.max(1, Math.ceil(ms / step) * step);
}
