/** Estimates the server's clock from round trips. Knows no clock of its own: local times (ms, never going back) come in. */

interface Sample {
  readonly offset: number;
  readonly roundTripMs: number;
}

/** The quickest of the last few round trips says most: the more a message waits, the less it tells. */
const KEPT = 8;

export class ServerClock {
  #samples: readonly Sample[] = [];
  #heldAt: number | null = null;

  /** One round trip: `serverNow` was read somewhere between the local times `sentAt` and `receivedAt`. */
  sample(sentAt: number, receivedAt: number, serverNow: number): void {
    const taken = { offset: serverNow - (sentAt + receivedAt) / 2, roundTripMs: receivedAt - sentAt };
    this.#samples = [...this.#samples, taken].slice(-KEPT);
  }

  /** A view that was made at `serverNow` has come: it is at least that late. Counts only until there is a sample. */
  seen(localNow: number, serverNow: number): void {
    if (this.#samples.length === 0)
      this.#samples = [{ offset: serverNow - localNow, roundTripMs: Number.POSITIVE_INFINITY }];
  }

  /** It stands still from now on, at `at` if that is known. */
  hold(localNow: number, at?: number): void {
    this.#heldAt = at ?? this.now(localNow);
  }

  /** It runs again from where it stood; older round trips say nothing any more. @returns whether it stood */
  release(localNow: number): boolean {
    if (this.#heldAt === null) return false;
    this.#samples = [{ offset: this.#heldAt - localNow, roundTripMs: Number.POSITIVE_INFINITY }];
    this.#heldAt = null;
    return true;
  }

  /** The server's clock may have stood still meanwhile. */
  reset(): void {
    this.#samples = [];
  }

  now(localNow: number): number {
    if (this.#heldAt !== null) return this.#heldAt;
    const [first, ...others] = this.#samples;
    if (first === undefined) return localNow;
    const best = others.reduce(
      (quickest, sample) => (sample.roundTripMs < quickest.roundTripMs ? sample : quickest),
      first,
    );
    return localNow + best.offset;
  }
}
