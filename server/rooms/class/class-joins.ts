/**
 * How many people join a class from one address within a minute. Counted when they join, not when they ask for a place:
 * a class and somebody who only asks can share an address.
 */

import { RateLimiterMemory } from 'rate-limiter-flexible';
import { budgetKey } from '../../sender.ts';

/** A class of 250 behind one address joins at once. */
const JOINS = { points: 300, duration: 60 };

export class ClassJoins {
  readonly #joins = new RateLimiterMemory(JOINS);

  /**
   * Counts one more.
   * @returns whether it may join the class of this code
   */
  async take(code: string, address: string): Promise<boolean> {
    return (await this.#joins.penalty(`${code} ${budgetKey(address)}`)).consumedPoints <= JOINS.points;
  }
}
