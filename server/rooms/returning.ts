/** What comes back from the log as rooms: a port, and the one of a server that has its store to itself. */

import type { StoredClass, Stores } from '../store/class-store.ts';
import type { StoredMatch } from '../../shared/match/log.ts';

/** Something of the log, and the last sign of life of the server that played it, by that server's time; null: none. */
export interface Returned<Stored> {
  readonly stored: Stored;
  readonly aliveAt: number | null;
}

export interface Returning {
  /** The codes of what is to return before the first request. */
  atOnce(): { readonly matches: readonly string[]; readonly classes: readonly string[] };
  /** The unfinished match of this code that is to be a room here; null: there is none. */
  match(code: string): Promise<Returned<StoredMatch> | null>;
  /** The same for a class, whose duels are rooms already. */
  class(code: string): Promise<Returned<StoredClass> | null>;
}

/** Everything unfinished returns once, when the server starts. */
export class AllReturning implements Returning {
  readonly #aliveAt: number | null;
  readonly #matches: Map<string, StoredMatch>;
  readonly #classes: Set<string>;
  readonly #stored: Stores['classes'];

  private constructor(aliveAt: number | null, matches: readonly StoredMatch[], classes: Set<string>, stores: Stores) {
    this.#aliveAt = aliveAt;
    this.#matches = new Map(matches.map((match) => [match.code, match]));
    this.#classes = classes;
    this.#stored = stores.classes;
  }

  static async of(stores: Stores): Promise<AllReturning> {
    const { matches, classes } = stores;
    const unfinished = await matches.unfinished();
    // Classes are read one by one: all of them together can exceed memory.
    return new AllReturning(await matches.lastBeat(), unfinished, new Set(await classes.unended()), stores);
  }

  atOnce(): { readonly matches: readonly string[]; readonly classes: readonly string[] } {
    return { matches: [...this.#matches.keys()], classes: [...this.#classes] };
  }

  match(code: string): Promise<Returned<StoredMatch> | null> {
    const stored = this.#matches.get(code);
    this.#matches.delete(code);
    return Promise.resolve(stored === undefined ? null : { stored, aliveAt: this.#aliveAt });
  }

  async class(code: string): Promise<Returned<StoredClass> | null> {
    const stored = this.#classes.delete(code) ? await this.#stored.byCode(code) : null;
    return stored === null ? null : { stored, aliveAt: this.#aliveAt };
  }
}
