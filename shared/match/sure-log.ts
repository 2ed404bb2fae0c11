/**
 * A log in which an entry counts exactly if it is written. A connection can break before the store confirms a write: the
 * store is then asked.
 */

/** The storage of one log. An entry is written completely or not at all. */
interface Paper<E, N extends { readonly events: readonly E[] }> {
  /** Rejects if an event with that number exists. @param seq the number of the entry's first event */
  readonly write: (seq: number, entry: N) => Promise<void>;
  /** The written events from that number on. */
  readonly eventsFrom: (seq: number) => Promise<readonly E[]>;
  /** Called when the entry is written and counts. */
  readonly count: (entry: N) => void;
}

/** The most entries in doubt: more requests than players make before a lost connection gives up what it was writing. */
const DOUBTED = 50;

export class SureLog<E, N extends { readonly events: readonly E[] }> {
  readonly #paper: Paper<E, N>;
  #length: number;
  /** The entries that failed since the last that counts, newest first: one of them may be written, or may still be. */
  #doubted: readonly N[] = [];

  /** @param length how many events are already written */
  constructor(paper: Paper<E, N>, length: number) {
    this.#paper = paper;
    this.#length = length;
  }

  get length(): number {
    return this.#length;
  }

  /**
   * @throws if the entry is not written, or that is unknown; also if an earlier failed entry proves to be written, which
   * then counts
   */
  async record(entry: N): Promise<void> {
    if (entry.events.length === 0) return;
    const doubted = this.#doubted;
    if (doubted.length > 0 && (await this.#find(doubted)) !== null) throw new Error('the log was further than we knew');
    try {
      await this.#paper.write(this.#length, entry);
    } catch (error) {
      this.#doubted = [entry, ...doubted].slice(0, DOUBTED);
      const found = await this.#find(this.#doubted).catch(() => null);
      if (found === entry) return;
      throw error;
    }
    this.#count(entry);
  }

  /** Finds which of these entries the store has written next, if any; that one counts. */
  async #find(entries: readonly N[]): Promise<N | null> {
    const written = JSON.stringify(await this.#paper.eventsFrom(this.#length));
    const found = entries.find(({ events }) => JSON.stringify(events) === written) ?? null;
    if (found !== null) this.#count(found);
    return found;
  }

  #count(entry: N): void {
    this.#doubted = [];
    this.#length += entry.events.length;
    this.#paper.count(entry);
  }
}
