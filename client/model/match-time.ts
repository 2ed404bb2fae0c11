/** The clock of a match that is seen through its class: told with each view, and gone on as the class's clock has since. */

/** Anything that says at which time of its match it was made. */
interface Dated {
  readonly now: number;
}

export class MatchTime {
  /** The class's clock when each view was first looked at. */
  readonly #seen = new WeakMap<Dated, number>();

  /** The match's clock, ms. While the class is paused its clock stands still, and so does this one. */
  now(view: Dated, classNow: number): number {
    const seenAt = this.#seen.get(view) ?? classNow;
    this.#seen.set(view, seenAt);
    return view.now + Math.max(0, classNow - seenAt);
  }
}
