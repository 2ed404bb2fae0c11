/** Files that pages have made and left here for a while, in memory. Knows no HTTP. */

import { randomBytes } from 'node:crypto';
import { KEEP_MS } from '../../shared/kept-file.ts';

/** How much is kept at a time. */
interface Room {
  readonly files: number;
  readonly bytes: number;
}

/** Per address, which may be that of a whole class. */
const OF_ONE: Room = { files: 80, bytes: 32 * 1024 * 1024 };
const OF_ALL: Room = { files: 800, bytes: 96 * 1024 * 1024 };

interface Kept {
  readonly address: string;
  readonly bytes: number;
  readonly until: number;
  /** Null: still being uploaded. */
  file: KeptFile | null;
}

export interface KeptFile {
  readonly name: string;
  readonly content: Buffer;
}

export class KeptFiles {
  readonly #now: () => number;
  /** By token, oldest first. */
  readonly #kept = new Map<string, Kept>();

  /** @param now milliseconds that never go back */
  constructor(now: () => number) {
    this.#now = now;
  }

  /**
   * Reserves room for a file still to come, so that many at once cannot exceed the limit.
   * @param address as budgets count it
   * @param bytes the length of the file
   * @returns an unguessable token for the file; null: there is no room
   */
  reserve(address: string, bytes: number): string | null {
    this.#forget();
    const all = [...this.#kept.values()];
    const own = all.filter((kept) => kept.address === address);
    if (!fits(own, bytes, OF_ONE) || !fits(all, bytes, OF_ALL)) return null;
    const token = randomBytes(16).toString('base64url');
    this.#kept.set(token, { address, bytes, until: this.#now() + KEEP_MS, file: null });
    return token;
  }

  /** Stores a file in its reserved room, or drops it if it came too late. */
  fill(token: string, file: KeptFile): void {
    const kept = this.#kept.get(token);
    if (kept !== undefined) kept.file = file;
  }

  /** Releases the room of a file that does not come after all. */
  free(token: string): void {
    this.#kept.delete(token);
  }

  get(token: string): KeptFile | null {
    this.#forget();
    return this.#kept.get(token)?.file ?? null;
  }

  #forget(): void {
    const now = this.#now();
    for (const [token, { until }] of this.#kept) if (until <= now) this.#kept.delete(token);
  }
}

function fits(kept: readonly Kept[], bytes: number, room: Room): boolean {
  const taken = kept.reduce((sum, one) => sum + one.bytes, 0);
  return kept.length < room.files && taken + bytes <= room.bytes;
}
