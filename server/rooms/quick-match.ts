/**
 * Pairs players in quick match who have chosen the same. A place is reserved before its player connects, and some never
 * do: the next player waits a moment for them, and then may take the place by connecting first.
 */

import { setTimeout as pause } from 'node:timers/promises';
import type { Stranger } from '../../shared/protocol.ts';
import { type OpenMatch, type OpenMatches, sameChoice } from './open-matches.ts';

/** An honest page connects within a fraction of this. */
const PATIENCE_MS = 1500;
const LOOK_EVERY_MS = 25;
const PLAYERS = 2;

/**
 * Creates a place: in an existing match, or in a new one.
 * @returns the code of its match
 */
interface Places<T extends { readonly roomId: string }> {
  readonly in: (code: string) => Promise<T>;
  readonly create: () => Promise<T>;
}

export class QuickMatch {
  readonly #matches: OpenMatches;
  /** By code, when each untaken place was reserved (monotonic). */
  readonly #reserved = new Map<string, number[]>();
  /** Only one request at a time searches and reserves. */
  #queue: Promise<unknown> = Promise.resolve();

  constructor(matches: OpenMatches) {
    this.#matches = matches;
  }

  /** Reserves a place with a player who waits for the same, or in a new match. */
  async reserve<T extends { readonly roomId: string }>(choice: Stranger, places: Places<T>): Promise<T> {
    const until = performance.now() + PATIENCE_MS;
    for (;;) {
      const found = await this.#inOrder(() => this.#tryOnce(choice, places, performance.now() >= until));
      if (found !== null) return found;
      await pause(LOOK_EVERY_MS);
    }
  }

  /** A player has joined the match of this code. */
  arrived(code: string): void {
    const times = this.#reserved.get(code) ?? [];
    this.#reserved.set(code, times.slice(1));
  }

  /** The room is gone. */
  forget(code: string): void {
    this.#reserved.delete(code);
  }

  /** @returns null: everyone waiting is about to be joined, which must be awaited first */
  async #tryOnce<T extends { readonly roomId: string }>(
    choice: Stranger,
    places: Places<T>,
    impatient: boolean,
  ): Promise<T | null> {
    const waiting = this.#matches.waiting().filter((match) => sameChoice(match.choice, choice));
    const occupied = waiting.filter(({ isEmpty }) => !isEmpty);
    const withSomebody = occupied.find((match) => this.#isOpen(match)) ?? (impatient ? occupied[0] : undefined);
    if (withSomebody === undefined && occupied.length > 0) return null;
    const open = withSomebody ?? waiting.find((match) => this.#isOpen(match));
    const place = await (open === undefined ? places.create() : places.in(open.code));
    this.#reserved.set(place.roomId, [...this.#fresh(place.roomId), performance.now()]);
    return place;
  }

  /** Whether there is a place left besides those just reserved. */
  #isOpen({ code, isEmpty }: OpenMatch): boolean {
    const free = isEmpty ? PLAYERS : PLAYERS - 1;
    return this.#fresh(code).length < free;
  }

  #fresh(code: string): number[] {
    const now = performance.now();
    return (this.#reserved.get(code) ?? []).filter((at) => at + PATIENCE_MS > now);
  }

  #inOrder<T>(task: () => Promise<T>): Promise<T> {
    const run = this.#queue.then(task);
    this.#queue = run.catch(() => undefined);
    return run;
  }
}
