/** Which sounds are heard together: at most two, so that their sum stays quiet whatever happens at once. Pure. */

/** Two sounds of at most -18.1 dBFS stay below -12 dBFS. */
const AT_ONCE = 2;
/** The same again so soon is the same event, ms. */
const SAME_MS = 45;
/** How fast a sound makes room for the next, ms. */
export const FADE_MS = 12;

/** A sound that is being heard. Times: ms of any one clock. */
export interface Sounding {
  readonly id: number;
  readonly what: string;
  readonly from: number;
  readonly until: number;
}

/** When a sound starts, and which other fades out until then. */
export interface Start {
  readonly id: number;
  readonly from: number;
  readonly cut: Sounding | null;
}

export class Mixer {
  #sounding: readonly Sounding[] = [];
  #nextId = 1;

  /** @param ms its length. @returns null: it is heard already */
  start(what: string, ms: number, now: number): Start | null {
    const still = this.#sounding.filter(({ until }) => until > now);
    if (still.some((one) => one.what === what && now - one.from < SAME_MS)) return null;
    const cut = still.length < AT_ONCE ? null : (still[0] ?? null);
    const from = cut === null ? now : now + FADE_MS;
    const id = this.#nextId++;
    this.#sounding = [...still.filter((one) => one !== cut), { id, what, from, until: from + ms }];
    return { id, from, cut };
  }
}
