/** The matches with open rooms, by code, with the address that requested each. Knows no room. */

import type { Opponent } from '../../shared/duel/vocabulary/room-facts.ts';
import type { Stranger } from '../../shared/protocol.ts';
import type { Place } from '../../shared/match/log.ts';

/** What code outside a room may know about its match. */
export interface OpenMatch {
  readonly code: string;
  readonly against: Opponent | 'class';
  /** Its level and options. */
  readonly choice: Stranger;
  /** Nobody has ever joined it. */
  readonly isEmpty: boolean;
  readonly isFull: boolean;
  /** One of its two players is there. */
  readonly somebodyHere: boolean;
  /** How many people are there, a third player included. */
  readonly peopleHere: number;
  /** It has a third seat that is free. */
  readonly wireFree: boolean;
  /** The seat whose key has this hash, or null. */
  seatOf(keyHash: string): Place | null;
}

export class OpenMatches {
  readonly #open = new Map<string, OpenMatch>();
  readonly #owners = new Map<string, string>();
  readonly #owned = new Map<string, number>();

  add(match: OpenMatch): void {
    this.#open.set(match.code, match);
  }

  remove(code: string): void {
    this.#open.delete(code);
    const owner = this.#owners.get(code);
    if (owner === undefined) return;
    this.#owners.delete(code);
    const left = this.ownedBy(owner) - 1;
    if (left > 0) this.#owned.set(owner, left);
    else this.#owned.delete(owner);
  }

  /** How many people are in all of them. */
  people(): number {
    return [...this.#open.values()].reduce((sum, { peopleHere }) => sum + peopleHere, 0);
  }

  byCode(code: string): OpenMatch | null {
    return this.#open.get(code) ?? null;
  }

  /** Quick-match rooms in which a player waits, or is about to, the oldest first. */
  waiting(): readonly OpenMatch[] {
    return [...this.#open.values()].filter(
      ({ against, isFull, isEmpty, somebodyHere }) => against === 'anyone' && !isFull && (isEmpty || somebodyHere),
    );
  }

  /** The choices waited for, each once. */
  strangers(): readonly Stranger[] {
    const choices = this.waiting().flatMap(({ isEmpty, choice }) => (isEmpty ? [] : [choice]));
    return choices.filter((choice, at) => choices.findIndex((other) => sameChoice(other, choice)) === at);
  }

  /** Records on whose account a room is. */
  own(code: string, owner: string): void {
    if (!this.#open.has(code) || this.#owners.has(code)) return;
    this.#owners.set(code, owner);
    this.#owned.set(owner, this.ownedBy(owner) + 1);
  }

  /** How many open rooms are on an address's account. */
  ownedBy(owner: string): number {
    return this.#owned.get(owner) ?? 0;
  }
}

/** Whether two quick-match players have chosen the same. */
export function sameChoice(one: Stranger, other: Stranger): boolean {
  return one.levelId === other.levelId && one.mode === other.mode;
}
