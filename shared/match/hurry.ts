/**
 * The tenfold clock of a player who is alone, until something happens at their own end. Between two players the clock is
 * never hurried: that would tell one of them that the other has nothing to do.
 */

import type { Seat } from '../duel/options.ts';
import type { SeatView } from '../duel/vocabulary/seat.ts';
import type { Match } from './match.ts';
import type { MatchPorts } from './match-setup.ts';

/** How much faster a hurried clock runs. */
export const HURRY = 10;

/** More moments than can be due at once: a match that does not come to rest must not stop the page. */
const MOMENTS_MAX = 1_000;

/** Time that can be hurried. It never goes back, except to a moment that is due and has not been looked at yet. */
export class HurriedTime {
  readonly #source: MatchPorts['time'];
  #base: number;
  #since: number;
  #rate = 1;
  /** The moment at which it stands while what is due happens. */
  #moment: number | null = null;

  /** @param source in whole milliseconds */
  constructor(source: MatchPorts['time']) {
    this.#source = source;
    this.#since = source.now();
    this.#base = this.#since;
  }

  readonly now = (): number => this.#moment ?? this.#base + (this.#source.now() - this.#since) * this.#rate;

  readonly date = (): number => this.#source.date();

  get rate(): number {
    return this.#rate;
  }

  /** From now on it runs at this rate. */
  runAt(rate: number): void {
    this.#base = this.now();
    this.#since = this.#source.now();
    this.#rate = rate;
    this.#moment = null;
  }

  /** It stands at a moment that has passed, until `runAt` or `goOn`. */
  standAt(moment: number): void {
    this.#moment = moment;
  }

  /** It shows again what it would without having stood still. */
  goOn(): void {
    this.#moment = null;
  }

  /** How long to wait, in milliseconds of its source, until it shows `at`. */
  waitFor(at: number): number {
    return Math.max(0, at - this.now()) / this.#rate;
  }
}

/** Whether between two views something has happened at the end of their seat. */
export function hasHappened(before: SeatView, after: SeatView): boolean {
  return (
    before.figure.length !== after.figure.length ||
    before.position?.id !== after.position?.id ||
    before.phase !== after.phase ||
    before.half !== after.half
  );
}

/** Whether a player may hurry the clock: only while nothing is asked of them. */
export function mayHurry({ phase, position }: SeatView): boolean {
  return phase === 'playing' && position === null;
}

/**
 * Lets a hurried match pass up to now, one due moment after the other, each at its exact time: the log is the one of a
 * match that nobody hurried. The clock runs at its own pace again as soon as something happens at the seat's end.
 */
export async function passHurried(match: Match, seat: Seat, time: HurriedTime): Promise<void> {
  const until = time.now();
  let moment = Number.NEGATIVE_INFINITY;
  try {
    for (let passed = 0; passed < MOMENTS_MAX && time.rate !== 1 && match.nextWake() <= until; passed++) {
      moment = Math.max(moment, match.nextWake());
      time.standAt(moment);
      const before = match.view(seat);
      await match.wake();
      if (hasHappened(before, match.view(seat))) time.runAt(1);
    }
  } finally {
    time.goOn();
  }
}
