/**
 * The clock of one match, in the milliseconds that its events and views carry: the wall clock less the time in which
 * the match stood still (nobody there, or the server down). It never runs backwards, even if the wall clock is set back.
 */

import type { StoredClock } from '../store/match-store.ts';

export class MatchClock {
  readonly #wall: () => number;
  #behindMs: number;
  #stoppedAt: number | null;
  /** The last time that it showed. */
  #shown = Number.NEGATIVE_INFINITY;

  /** @param wall the wall clock, epoch milliseconds */
  constructor(wall: () => number, { behindMs, stoppedAt }: StoredClock = { behindMs: 0, stoppedAt: null }) {
    this.#wall = wall;
    this.#behindMs = behindMs;
    this.#stoppedAt = stoppedAt;
  }

  now(): number {
    if (this.#stoppedAt !== null) return this.#stoppedAt;
    const wall = this.#wall();
    this.#behindMs = Math.min(this.#behindMs, wall - this.#shown);
    this.#shown = wall - this.#behindMs;
    return this.#shown;
  }

  get running(): boolean {
    return this.#stoppedAt === null;
  }

  /** The wall-clock time at which this clock will show `at`; null while it stands still. */
  wallTimeOf(at: number): number | null {
    return this.running ? at + this.#behindMs : null;
  }

  stop(): void {
    this.#stoppedAt = this.now();
  }

  start(): void {
    if (this.#stoppedAt === null) return;
    this.#behindMs = this.#wall() - this.#stoppedAt;
    this.#stoppedAt = null;
  }

  stored(): StoredClock {
    return { behindMs: this.#behindMs, stoppedAt: this.#stoppedAt };
  }
}

/** The clock of a match that comes back after the server was down: it stands where it stood when the server died. */
export function stoppedClock(
  wall: () => number,
  stored: StoredClock,
  lastSigns: { readonly eventAt: number; readonly beatAt: number | null },
): MatchClock {
  const alive = lastSigns.beatAt === null ? 0 : lastSigns.beatAt - stored.behindMs;
  return new MatchClock(wall, {
    behindMs: stored.behindMs,
    // No event is of a time that was not yet: the clock had gone on, and that could not be written.
    stoppedAt: Math.max(stored.stoppedAt ?? alive, lastSigns.eventAt),
  });
}
