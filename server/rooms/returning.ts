/** What comes back from the log as rooms: a port, and the one of a server that has its store to itself. */

import type { StoredClass, Stores } from '../store/class-store.ts';
import type { OwnedRoom } from '../store/room-owners.ts';
import type { StoredMatch } from '../../shared/match/log.ts';

type Stored = Pick<Stores, 'matches' | 'classes'>;

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
  /** Ids by code. */
  readonly #matches: Map<string, string>;
  readonly #classes: Set<string>;
  readonly #stored: Stored;

  private constructor(aliveAt: number | null, matches: readonly OwnedRoom[], classes: Set<string>, stored: Stored) {
    this.#aliveAt = aliveAt;
    this.#matches = new Map(matches.map(({ id, code }) => [code, id]));
    this.#classes = classes;
    this.#stored = stored;
  }

  /** Each is read when its room is created: all of them together can exceed memory. */
  static async of({ matches, classes }: Stored): Promise<AllReturning> {
    const unfinished = await matches.unfinished();
    return new AllReturning(await matches.lastBeat(), unfinished, new Set(await classes.unended()), {
      matches,
      classes,
    });
  }

  atOnce(): { readonly matches: readonly string[]; readonly classes: readonly string[] } {
    return { matches: [...this.#matches.keys()], classes: [...this.#classes] };
  }

  async match(code: string): Promise<Returned<StoredMatch> | null> {
    const id = this.#matches.get(code);
    this.#matches.delete(code);
    const stored = id === undefined ? null : await this.#stored.matches.find(id);
    return stored === null ? null : { stored, aliveAt: this.#aliveAt };
  }

  async class(code: string): Promise<Returned<StoredClass> | null> {
    const stored = this.#classes.delete(code) ? await this.#stored.classes.byCode(code) : null;
    return stored === null ? null : { stored, aliveAt: this.#aliveAt };
  }
}
