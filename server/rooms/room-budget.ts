/** How many rooms one address may open, per minute and at a time. The duels of classes are on nobody's account. */

import type { RateLimiterAbstract } from 'rate-limiter-flexible';
import type { Limits } from '../limits.ts';
import { budgetKey } from '../sender.ts';
import type { Settings } from '../settings.ts';
import type { OpenMatches } from './open-matches.ts';

/** 250 students behind one address practise, and each starts over now and then. */
const ROOMS = { points: 600, duration: 60 };
/** Even on a small server a class behind one address can practise. */
const SHARE_MIN = 300;
/** Shares of all rooms: what one address may have at a time, and what only classes may open. */
const SHARE = 1 / 2;
const KEPT_FOR_CLASSES = 1 / 10;

/** How many rooms are for players who come by themselves; the others are reserved for the duels of classes. */
export function publicRooms({ maxRooms }: Pick<Settings, 'maxRooms'>): number {
  return maxRooms - Math.floor(maxRooms * KEPT_FOR_CLASSES);
}

export class RoomBudget {
  readonly #matches: OpenMatches;
  readonly #share: number;
  readonly #asked: RateLimiterAbstract;

  constructor({ maxRooms }: Pick<Settings, 'maxRooms'>, matches: OpenMatches, limits: Limits) {
    this.#asked = limits('rooms', ROOMS);
    this.#matches = matches;
    this.#share = Math.max(SHARE_MIN, Math.ceil(maxRooms * SHARE));
  }

  /**
   * Counts one more.
   * @returns whether this address may open it
   */
  async take(address: string): Promise<boolean> {
    const key = budgetKey(address);
    if (this.#matches.ownedBy(key) >= this.#share) return false;
    return (await this.#asked.penalty(key)).consumedPoints <= ROOMS.points;
  }

  /** A room was opened for this address: it is on its account as long as it is open. */
  opened(code: string, address: string): void {
    this.#matches.own(code, budgetKey(address));
  }
}
