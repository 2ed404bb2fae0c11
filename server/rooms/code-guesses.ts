/** How often one address may name a code that nobody has. Knows no room. */

import { RateLimiterMemory } from 'rate-limiter-flexible';
import { budgetKey } from '../http/sender.ts';

/** A class behind one address mistypes now and then; to find one of thirty matches by chance takes 140,000 tries. */
const WRONG_CODES = { points: 300, duration: 5 * 60 };
/** So many addresses are remembered of one room: a class has at most as many students. */
const ADDRESSES_MAX = 300;

export class CodeGuesses {
  readonly #wrong = new RateLimiterMemory(WRONG_CODES);
  /** By code: from where somebody has been let in. */
  readonly #inside = new Map<string, Set<string>>();

  /**
   * Whether an address that asks for this code is to be heard. One that has guessed too often is not, unless somebody
   * of it is in that very room: a class can have one address, and one of its students may be the one who guesses.
   */
  async hears(code: string, address: string): Promise<boolean> {
    const key = budgetKey(address);
    if (this.#inside.get(code)?.has(key) === true) return true;
    return ((await this.#wrong.get(key))?.consumedPoints ?? 0) < WRONG_CODES.points;
  }

  /** Nobody has the code that was named, or the key with it was wrong. */
  async wrong(address: string): Promise<void> {
    await this.#wrong.penalty(budgetKey(address));
  }

  /** Somebody of this address was let in. */
  letIn(code: string, address: string): void {
    const addresses = this.#inside.get(code) ?? new Set();
    if (addresses.size < ADDRESSES_MAX) this.#inside.set(code, addresses.add(budgetKey(address)));
  }

  /** The room is gone. */
  forget(code: string): void {
    this.#inside.delete(code);
  }
}
