/**
 * The clock of one match, in the milliseconds that its events and views carry: the server's time minus the time during
 * which the match stood still (empty, or the server down). It never runs backwards, even if the server's time does.
 */

import type { StoredClock } from './log.ts';

export class MatchClock {
  readonly #time: () => number;
  #behindMs: number;
  #stoppedAt: number | null;
  /** The last time that it showed. */
  #shown = Number.NEGATIVE_INFINITY;

  /** @param time the server's, milliseconds */
  constructor(time: () => number, { behindMs, stoppedAt }: StoredClock = { behindMs: 0, stoppedAt: null }) {
    this.#time = time;
    this.#behindMs = behindMs;
    this.#stoppedAt = stoppedAt;
  }

  now(): number {
    if (this.#stoppedAt !== null) return this.#stoppedAt;
    const time = this.#time();
    this.#behindMs = Math.min(this.#behindMs, time - this.#shown);
    this.#shown = time - this.#behindMs;
    return this.#shown;
  }

  get running(): boolean {
    return this.#stoppedAt === null;
  }

  /** The server's time at which this clock will show `at`; null while it stands still. */
  serverTimeOf(at: number): number | null {
    return this.running ? at + this.#behindMs : null;
  }

  stop(): void {
    this.#stoppedAt = this.now();
  }

  start(): void {
    if (this.#stoppedAt === null) return;
    this.#behindMs = this.#time() - this.#stoppedAt;
    this.#stoppedAt = null;
  }

  stored(): StoredClock {
    return { behindMs: this.#behindMs, stoppedAt: this.#stoppedAt };
  }
}

/** A clock that runs on from this date, which may differ from the server's time: that began with another date. */
export function clockFrom(startsAt: number, now: () => number): MatchClock {
  return new MatchClock(now, { behindMs: now() - startsAt, stoppedAt: null });
}

/** The clock of a match that comes back after the server was down: it stands where it was when the server died. */
export function stoppedClock(
  time: () => number,
  stored: StoredClock,
  lastSigns: { readonly eventAt: number; readonly beatAt: number | null },
): MatchClock {
  const alive = lastSigns.beatAt === null ? 0 : lastSigns.beatAt - stored.behindMs;
  return new MatchClock(time, {
    behindMs: stored.behindMs,
    // Events are never dated in the future: the clock had continued, and that could not be recorded.
    stoppedAt: Math.max(stored.stoppedAt ?? alive, lastSigns.eventAt),
  });
}
