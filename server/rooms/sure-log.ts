/**
 * A log in which nothing counts before it is written, and everything that is. A connection can break between the two: then
 * the store does not say whether it has written, and is asked.
 */

/** Where the entries of one log are written. An entry is written whole or not at all. */
interface Paper<E, N extends { readonly events: readonly E[] }> {
  /** Rejects if there is an event of that number. @param seq the number of the entry's first event */
  readonly write: (seq: number, entry: N) => Promise<void>;
  /** The events that are written, from that number on. */
  readonly eventsFrom: (seq: number) => Promise<readonly E[]>;
  /** The entry is written: it counts. */
  readonly count: (entry: N) => void;
}

export class SureLog<E, N extends { readonly events: readonly E[] }> {
  readonly #paper: Paper<E, N>;
  #length: number;
  /** What failed last: it may be written all the same, or still be. */
  #doubted: N | null = null;

  /** @param length how many events are written already */
  constructor(paper: Paper<E, N>, length: number) {
    this.#paper = paper;
    this.#length = length;
  }

  get length(): number {
    return this.#length;
  }

  /** @throws if it is not written, or nobody knows; also if what failed before proves to be written: it counts from now on */
  async record(entry: N): Promise<void> {
    if (entry.events.length === 0) return;
    const doubted = this.#doubted;
    if (doubted !== null && (await this.#find([doubted])) !== null) throw new Error('the log was further than we knew');
    try {
      await this.#paper.write(this.#length, entry);
    } catch (error) {
      this.#doubted = entry;
      const found = await this.#find(doubted === null ? [entry] : [entry, doubted]).catch(() => null);
      if (found === entry) return;
      throw error;
    }
    this.#count(entry);
  }

  /** Whether one of these entries is what is written next; if so it counts. */
  async #find(entries: readonly N[]): Promise<N | null> {
    const written = JSON.stringify(await this.#paper.eventsFrom(this.#length));
    const found = entries.find(({ events }) => JSON.stringify(events) === written) ?? null;
    if (found !== null) this.#count(found);
    return found;
  }

  #count(entry: N): void {
    this.#doubted = null;
    this.#length += entry.events.length;
    this.#paper.count(entry);
  }
}
