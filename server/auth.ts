/** Who may open a class or save a lesson: the server's password, and how often one address may try. Knows no room. */

import { createHash, timingSafeEqual } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { RateLimiterAbstract } from 'rate-limiter-flexible';
import type { Limits } from './limits.ts';
import { budgetKey } from './sender.ts';
import type { Settings } from './settings.ts';

/** How many tries of one address are answered at once. */
const QUICK_TRIES = { points: 10, duration: 5 * 60 };
/** After that, one after another: each after a pause that grows with the tries. */
const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 8000;
const TRIES_PER_STEP = 4;
/** How many may queue. */
const WAITING_MAX = 8;
/** A school can be behind one address. */
const OPENINGS = { points: 60, duration: 10 * 60 };

interface Queue {
  waiting: number;
  last: Promise<unknown>;
}

export class Auth {
  readonly #settings: Pick<Settings, 'hostPassword'>;
  readonly #tries: RateLimiterAbstract;
  readonly #openings: RateLimiterAbstract;
  readonly #queues = new Map<string, Queue>();

  constructor(settings: Pick<Settings, 'hostPassword'>, limits: Limits) {
    this.#tries = limits('passwords', QUICK_TRIES);
    this.#openings = limits('classes', OPENINGS);
    this.#settings = settings;
  }

  /**
   * Tries to open a class, from this address.
   * @param proven see `passwordRefusal`
   * @returns why not; null: allowed
   */
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
   * Checks a password, from this address. Others behind it may have guessed: the right password is accepted all the
   * same, a few seconds later, since a class and its teacher can share an address. A guesser can fill the queue of an
   * address, and a right password cannot have a queue of its own without revealing that it is right: so a client that
   * has proved to know the password waits in a queue without guessers.
   * @param proven the code of an open class here whose teacher's key came with the request; null: none
   * @returns why not; null: it is right, or none is required
   */
  async passwordRefusal(
    password: string | undefined,
    address: string,
    proven: string | null,
  ): Promise<'wrong-password' | 'too-fast' | null> {
    if (this.#settings.hostPassword === undefined) return null;
    // Nothing was guessed: the page asks for the password when it gets this.
    if (password === undefined || password === '') return 'wrong-password';
    const key = proven === null ? budgetKey(address) : `class ${proven}`;
    const tries = await used(this.#tries, key);
    if (tries > QUICK_TRIES.points && !(await this.#turn(key, pauseAfter(tries)))) return 'too-fast';
    if (!passwordFits(this.#settings, password)) return 'wrong-password';
    await this.#tries.delete(key);
    return null;
  }

  /**
   * Waits for the pauses of all who came before, and then its own.
   * @returns false: too many are waiting already
   */
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

/**
 * Counts one more.
 * @returns how many of this key there are including it, in the limiter's period
 */
async function used(limiter: RateLimiterAbstract, key: string): Promise<number> {
  return (await limiter.penalty(key)).consumedPoints;
}

/** Whether this password is right; always true if none is set. The time it takes reveals nothing. */
function passwordFits({ hostPassword }: Pick<Settings, 'hostPassword'>, given: string | undefined): boolean {
  return hostPassword === undefined || timingSafeEqual(digest(hostPassword), digest(given ?? ''));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
