/** The log of the matches that this page plays by itself: in memory, and in the browser's database where there is one. */

import { createStore, del, get, set, update, type UseStore } from 'idb-keyval';
import type { DuelEvent } from '../../../shared/duel/state/duel-event.ts';
import type { MatchLog, NewMatch, StoredClock, StoredMatch, StoredSeat } from '../../../shared/match/log.ts';

/** Matches that are kept to be resumed and reviewed: the newest. */
const KEPT = 12;
const INDEX = 'index';
/** Some browsers never answer where they store nothing: after so long the log is in memory alone. */
const PATIENCE_MS = 2_000;

/** Another tab has gone on with the match. */
export class GoneOnElsewhere extends Error {}

/** The browser's database; null: there is none, or it does not answer. */
async function openDatabase(): Promise<UseStore | null> {
  const late = new Promise<null>((done) => setTimeout(done, PATIENCE_MS, null));
  try {
    const database = createStore('last-ack-own', 'matches');
    return await Promise.race([get(INDEX, database).then(() => database), late]);
  } catch {
    return null;
  }
}

export class OwnLog implements MatchLog {
  readonly #matches = new Map<string, StoredMatch>();
  #database: Promise<UseStore | null> = openDatabase();

  async create(match: NewMatch, seats: readonly StoredSeat[] = []): Promise<void> {
    const clock = match.clock ?? { behindMs: 0, stoppedAt: null };
    await this.#write({ ...match, clock, seats }, null);
    await this.#forgetOldest(match.id);
  }

  async takeSeat(id: string, seat: StoredSeat): Promise<void> {
    const match = await this.#known(id);
    await this.#write({ ...match, seats: [...match.seats, seat] }, match);
  }

  async append(id: string, seq: number, events: readonly DuelEvent[]): Promise<void> {
    const match = await this.#known(id);
    if (seq !== match.events.length) throw new GoneOnElsewhere(`event ${seq} of ${id} is there already`);
    await this.#write({ ...match, events: [...match.events, ...events] }, match);
  }

  async eventsFrom(id: string, seq: number): Promise<DuelEvent[]> {
    return (await this.#known(id)).events.slice(seq);
  }

  async setClock(id: string, clock: StoredClock): Promise<void> {
    const match = await this.#known(id);
    await this.#write({ ...match, clock }, match);
  }

  /** A match that is over stays to be reviewed. */
  finish(): Promise<void> {
    return Promise.resolve();
  }

  async discard(id: string): Promise<void> {
    this.#matches.delete(id);
    await this.#inDatabase((database) => del(id, database));
  }

  /** A match whole; null: this browser does not keep it. */
  async find(id: string): Promise<StoredMatch | null> {
    const found = (await this.#inDatabase((database) => get<StoredMatch>(id, database))) ?? this.#matches.get(id);
    if (found !== undefined) this.#matches.set(id, found);
    return found ?? null;
  }

  async #known(id: string): Promise<StoredMatch> {
    const match = this.#matches.get(id) ?? (await this.find(id));
    if (match === null) throw new Error(`no match ${id}`);
    return match;
  }

  /** Writes a match whose last known form is `before`: if another tab has written more of it, nothing is written. */
  async #write(match: StoredMatch, before: StoredMatch | null): Promise<void> {
    await this.#inDatabase((database) =>
      update<StoredMatch>(
        match.id,
        (stored) => {
          if (stored !== undefined && stored.events.length !== before?.events.length)
            throw new GoneOnElsewhere(match.id);
          return match;
        },
        database,
      ),
    );
    this.#matches.set(match.id, match);
  }

  async #forgetOldest(newest: string): Promise<void> {
    await this.#inDatabase(async (database) => {
      const ids = [newest, ...((await get<string[]>(INDEX, database)) ?? [])];
      await set(INDEX, ids.slice(0, KEPT), database);
      for (const id of ids.slice(KEPT)) await del(id, database);
    });
  }

  /** A database that fails (full, or taken away) is given up: the log goes on in memory. */
  async #inDatabase<T>(use: (database: UseStore) => Promise<T>): Promise<T | undefined> {
    const database = await this.#database;
    if (database === null) return undefined;
    try {
      return await use(database);
    } catch (error) {
      if (error instanceof GoneOnElsewhere) throw error;
      this.#database = Promise.resolve(null);
      return undefined;
    }
  }
}
