/** How many messages one client may send: a bucket that fills steadily. Knows no clock. */

/** More than the quickest hand; a person who types and clicks stays far below. */
const BURST = 30;
const PER_SECOND = 15;

export class MessageBudget {
  #left = BURST;
  #at: number;

  constructor(now: number) {
    this.#at = now;
  }

  /**
   * Takes one message at this time (ms).
   * @returns false if there is none left
   */
  take(now: number): boolean {
    this.#left = Math.min(BURST, this.#left + (Math.max(0, now - this.#at) / 1000) * PER_SECOND);
    this.#at = now;
    if (this.#left < 1) return false;
    this.#left -= 1;
    return true;
  }
}
