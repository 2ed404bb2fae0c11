/** Who may open a class or save a lesson: the house's password, and how often one address may try. Knows no room. */

import { setTimeout as pause } from 'node:timers/promises';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { passwordFits } from '../../house.ts';
import { budgetKey } from '../../http/sender.ts';
import type { Settings } from '../../settings.ts';

/** So many tries of one address are answered at once. */
const QUICK_TRIES = { points: 10, duration: 5 * 60 };
/** After that, one after the other: each after a pause that grows with the tries. */
const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 8000;
const TRIES_PER_STEP = 4;
/** So many may wait for their turn. */
const WAITING_MAX = 8;
/** A school can stand behind one address. */
const OPENINGS = { points: 60, duration: 10 * 60 };

interface Queue {
  waiting: number;
  last: Promise<unknown>;
}

export class FrontDoor {
  readonly #settings: Pick<Settings, 'hostPassword'>;
  readonly #tries = new RateLimiterMemory(QUICK_TRIES);
  readonly #openings = new RateLimiterMemory(OPENINGS);
  readonly #queues = new Map<string, Queue>();

  constructor(settings: Pick<Settings, 'hostPassword'>) {
    this.#settings = settings;
  }

  /** Tries to open a class, from this address. @param proven see `passwordRefusal` @returns why not; null: come in */
  async refusal(
    password: string | undefined,
    address: string,
    proven: string | null,
  ): Promise<'wrong-password' | 'too-fast' | null> {
    const refused = await this.passwordRefusal(password, address, proven);
    if (refused !== null) return refused;
    return (await used(this.#openings, budgetKey(address))) > OPENINGS.points ? 'too-fast' : null;
  }

  /**
   * Tries a password, from this address. Whoever else is behind it may have guessed: the right one is let in all the same,
   * a few seconds later, since a class and its teacher can have one address. A guesser can keep all places of an address
   * busy, and a right password cannot have a place of its own without telling by that it is right: so who has proved to
   * have known the password waits in a line that no guesser stands in.
   * @param proven the code of a class that is open here and whose teacher's key came with it; null: none
   * @returns why not; null: it is right, or none is asked for
   */
  async passwordRefusal(
    password: string | undefined,
    address: string,
    proven: string | null,
  ): Promise<'wrong-password' | 'too-fast' | null> {
    if (this.#settings.hostPassword === undefined) return null;
    // Nothing was guessed: the page asks for the password when it hears this.
    if (password === undefined || password === '') return 'wrong-password';
    const key = proven === null ? budgetKey(address) : `class ${proven}`;
    const tries = await used(this.#tries, key);
    if (tries > QUICK_TRIES.points && !(await this.#turn(key, pauseAfter(tries)))) return 'too-fast';
    if (!passwordFits(this.#settings, password)) return 'wrong-password';
    await this.#tries.delete(key);
    return null;
  }

  /** Waits until all who came before have had their pause, and then one's own. @returns false: too many wait already */
  async #turn(key: string, pauseMs: number): Promise<boolean> {
    const queue = this.#queues.get(key) ?? { waiting: 0, last: Promise.resolve() };
    if (queue.waiting >= WAITING_MAX) return false;
    this.#queues.set(key, queue);
    queue.waiting += 1;
    const mine = queue.last.then(() => pause(pauseMs, undefined, { ref: false }));
    queue.last = mine;
    await mine;
    queue.waiting -= 1;
    if (queue.waiting === 0) this.#queues.delete(key);
    return true;
  }
}

function pauseAfter(tries: number): number {
  const steps = Math.floor((tries - QUICK_TRIES.points - 1) / TRIES_PER_STEP);
  return Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** steps);
}

/** Counts one more. @returns how many of this key there were with it, in the time that the limiter looks at */
async function used(limiter: RateLimiterMemory, key: string): Promise<number> {
  return (await limiter.penalty(key)).consumedPoints;
}
