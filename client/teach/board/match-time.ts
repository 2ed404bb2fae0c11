/** The clock of a match as seen through its class: taken from each view, and advanced with the class's clock since. */

/** Anything that carries the match time at which it was made. */
interface Dated {
  readonly now: number;
}

export class MatchTime {
  /** The class's clock when each view was first seen. */
  readonly #seen = new WeakMap<Dated, number>();

  /** The match's clock, ms. While the class is paused its clock stands still, and so does this one. */
  now(view: Dated, classNow: number): number {
    const seenAt = this.#seen.get(view) ?? classNow;
    this.#seen.set(view, seenAt);
    return view.now + Math.max(0, classNow - seenAt);
  }
}
