/** How often one address may name an unknown code. Knows no room. */

import type { RateLimiterAbstract } from 'rate-limiter-flexible';
import type { Limits } from '../limits.ts';
import { budgetKey } from '../sender.ts';

/** A class behind one address mistypes now and then; finding one of thirty matches by chance takes 140,000 tries. */
const WRONG_CODES = { points: 300, duration: 5 * 60 };
/** How many addresses are remembered per room: a class has at most this many students. */
const ADDRESSES_MAX = 300;

export class CodeGuesses {
  readonly #wrong: RateLimiterAbstract;
  /** By code: the addresses that have been let in. */
  readonly #inside = new Map<string, Set<string>>();

  constructor(limits: Limits) {
    this.#wrong = limits('wrong-codes', WRONG_CODES);
  }

  /**
   * Whether to answer an address that asks for this code. One that has guessed too often is blocked, unless it has a
   * client in that very room: a class can share an address, and one of its students may be the guesser.
   */
  async hears(code: string, address: string): Promise<boolean> {
    const key = budgetKey(address);
    if (this.#inside.get(code)?.has(key) === true) return true;
    return ((await this.#wrong.get(key))?.consumedPoints ?? 0) < WRONG_CODES.points;
  }

  /** The code is unknown, or the key with it was wrong. */
  async wrong(address: string): Promise<void> {
    await this.#wrong.penalty(budgetKey(address));
  }

  /** A client at this address was let in. */
  letIn(code: string, address: string): void {
    const addresses = this.#inside.get(code) ?? new Set();
    if (addresses.size < ADDRESSES_MAX) this.#inside.set(code, addresses.add(budgetKey(address)));
  }

  /** The room is gone. */
  forget(code: string): void {
    this.#inside.delete(code);
  }
}
