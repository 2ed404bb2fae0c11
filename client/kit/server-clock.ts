/**
 * Estimates the server's clock from round trips. Knows no clock of its own: local times (ms, never going back) come in.
 * Either clock may jump (a device that slept, a server that did): samples that contradict the newest message are
 * dropped at once.
 */

/** What one message says about the server's clock minus the local one (ms): it lies between `low` and `high`. */
interface Sample {
  readonly low: number;
  readonly high: number;
}

/** The quickest of the last few round trips says most: the longer a message waits, the less it says. */
const KEPT = 8;
/** Clocks drift a little, and the server's is sent in whole milliseconds. */
const DRIFT_MS = 100;
/** A view older than this, by the estimate, was long on its way, or the estimate is wrong. */
const OLD_VIEW_MS = 1_500;

const widthOf = ({ low, high }: Sample) => high - low;

export class ServerClock {
  /** The newest last. */
  #samples: readonly Sample[] = [];
  #heldAt: number | null = null;
  /** It runs faster than the local one: since when, from where, and how much. */
  #hurried: { readonly since: number; readonly from: number; readonly rate: number } | null = null;

  /** One round trip: `serverNow` was read somewhere between the local times `sentAt` and `receivedAt`. */
  sample(sentAt: number, receivedAt: number, serverNow: number): void {
    const taken = { low: serverNow - receivedAt, high: serverNow - sentAt };
    const fits = ({ low, high }: Sample) => low <= taken.high + DRIFT_MS && high >= taken.low - DRIFT_MS;
    this.#samples = [...this.#samples.filter(fits), taken].slice(-KEPT);
  }

  /**
   * A view made at `serverNow` has arrived: it is at least that late. Counts only until there is a sample, or if it
   * disproves the estimate.
   * @returns whether the estimate is in doubt, so that a round trip is needed now
   */
  seen(localNow: number, serverNow: number): boolean {
    const early = this.#samples.length === 0 ? Number.POSITIVE_INFINITY : serverNow - this.#estimate(localNow);
    if (early > DRIFT_MS) this.#samples = [{ low: serverNow - localNow, high: Number.POSITIVE_INFINITY }];
    return Number.isFinite(early) && (early > DRIFT_MS || early < -OLD_VIEW_MS);
  }

  /** It stands still from now on, at `at` if that is known. */
  hold(localNow: number, at?: number): void {
    this.#heldAt = at ?? this.now(localNow);
  }

  /**
   * It runs again from where it stood; older round trips are obsolete.
   * @returns whether it stood still
   */
  release(localNow: number): boolean {
    if (this.#heldAt === null) return false;
    this.#samples = [{ low: this.#heldAt - localNow, high: Number.POSITIVE_INFINITY }];
    this.#heldAt = null;
    return true;
  }

  /** The server's clock may have stood still meanwhile. */
  reset(): void {
    this.#samples = [];
    this.#hurried = null;
  }

  /** It shows `at` now and runs this much faster than the local clock, until `reset`. */
  hurry(localNow: number, at: number, rate: number): void {
    this.#hurried = { since: localNow, from: at, rate };
  }

  now(localNow: number): number {
    if (this.#heldAt !== null) return this.#heldAt;
    if (this.#hurried === null) return this.#estimate(localNow);
    const { since, from, rate } = this.#hurried;
    return from + (localNow - since) * rate;
  }

  #estimate(localNow: number): number {
    const newest = this.#samples.at(-1);
    if (newest === undefined) return localNow;
    const best = this.#samples.reduce((least, other) => (widthOf(other) < widthOf(least) ? other : least));
    const middle = Number.isFinite(best.high) ? (best.low + best.high) / 2 : best.low;
    return localNow + Math.min(Math.max(middle, newest.low), newest.high);
  }
}
