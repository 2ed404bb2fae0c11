/** Random numbers that are the same for the same seed (mulberry32). */

export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = Math.imul(seed + 1, 0x9e3779b1) >>> 0;
  }

  /** From 0 up to, but without, `most`. */
  upTo(most: number): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * most;
  }

  /** A whole number from 0 to `most`. */
  whole(most: number): number {
    return Math.floor(this.upTo(most + 1));
  }

  /** A sequence number. */
  number(): number {
    return Math.floor(this.upTo(2 ** 32));
  }

  chance(probability: number): boolean {
    return this.upTo(1) < probability;
  }

  of<Kind>(list: readonly Kind[]): Kind {
    const chosen = list[Math.floor(this.upTo(list.length))];
    if (chosen === undefined) throw new RangeError('nothing to choose from');
    return chosen;
  }
}
