/** How long the room of a class stays. Knows no room; all times are the server's. */

/** A class that has been empty for this long ends by itself. */
const FORGOTTEN_MS = 12 * 3_600_000;
/** How long a finished class can still be viewed. */
const AFTERWARDS_MS = 2 * 3_600_000;

export class Lifetime {
  #nobodySince: number | null;
  #overSince: number | null = null;
  #waitsUntil = Number.NEGATIVE_INFINITY;

  constructor(now: number) {
    this.#nobodySince = now;
  }

  /** Whether anybody at all is connected. */
  visited(anybody: boolean, now: number): void {
    this.#nobodySince = anybody ? null : (this.#nobodySince ?? now);
  }

  /** The class is over, since the first call. */
  isOver(now: number): void {
    this.#overSince ??= now;
  }

  /** How long a restored class waits for its people, even if it is over. */
  waitUntil(at: number): void {
    this.#waitsUntil = at;
  }

  isForgotten(now: number): boolean {
    return this.#nobodySince !== null && this.#nobodySince + FORGOTTEN_MS <= now;
  }

  /** When the room of a finished class closes; never while the class runs. */
  goneAt(): number {
    if (this.#overSince === null) return Number.POSITIVE_INFINITY;
    return Math.max(this.#waitsUntil, this.#nobodySince ?? this.#overSince + AFTERWARDS_MS);
  }

  /** When it ends by itself, or closes, if nobody joins. */
  nextEnd(): number {
    if (this.#overSince !== null) return this.goneAt();
    return (this.#nobodySince ?? Number.POSITIVE_INFINITY) + FORGOTTEN_MS;
  }
}
