/** How often practice may begin in one match: each time a part of its log is written once more. */

import { RateLimiterMemory } from 'rate-limiter-flexible';

/** Events of one match in an hour: a whole class that tries its teacher's match again and again stays far below. */
const EVENTS = { points: 200_000, duration: 60 * 60 };

export class PracticeBudget {
  readonly #copied = new RateLimiterMemory(EVENTS);

  /** Counts so many events of the match. @returns whether they may be copied once more */
  async take(matchId: string, events: number): Promise<boolean> {
    try {
      await this.#copied.consume(matchId, events);
      return true;
    } catch {
      // It rejects with what is left, when there is nothing left.
      return false;
    }
  }
}
