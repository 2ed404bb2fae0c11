/**
 * What follows from who is present: the clock stands still while nobody is, a bot plays for a player who is away too long,
 * and a match that nobody plays is given up. Knows no duel.
 */

import type { Seat } from '../duel/options.ts';
import type { Place } from './log.ts';
import type { MatchClock } from './match-clock.ts';
import type { MatchPorts } from './match-setup.ts';
import type { Seats } from './seats.ts';

/** How long a match waits for its first player: a little longer than the matchmaker keeps their place. */
const NEVER_ENTERED_MS = 16_000;

export interface PresenceParts {
  readonly ports: MatchPorts;
  readonly matchId: string;
  readonly seats: Seats;
  readonly clock: MatchClock;
  /** Whether both seats are taken and the duel is not over. */
  readonly isPlayed: () => boolean;
}

/** All times are the server's, ms. */
export class Presence {
  readonly #parts: PresenceParts;
  #nobodySince: number | null;
  #activeAt: number;

  constructor(parts: PresenceParts) {
    this.#parts = parts;
    this.#nobodySince = parts.ports.time.now();
    this.#activeAt = parts.ports.time.now();
  }

  /** A player is present (again). The clock resumes, unless the teacher has paused it. */
  async come(seat: Seat, isPaused: boolean): Promise<void> {
    this.#parts.seats.come(seat);
    this.#nobodySince = null;
    await this.resume(isPaused);
  }

  /** A person is gone. `forGood`: on purpose, so the bot need not wait for them. The wire is never waited for. */
  async goAway(place: Place, forGood: boolean): Promise<void> {
    const { ports, seats } = this.#parts;
    const now = ports.time.now();
    seats.goAway(place, forGood ? now - ports.limits.awayMs : now);
    if (place === 'wire') return;
    if (!seats.somebodyHere()) this.#nobodySince = now;
    await this.judgeAbsence();
  }

  /** A player's accepted command: the match is not idle. */
  showActivity(): void {
    this.#activeAt = this.#parts.ports.time.now();
  }

  /** Resumes the clock, unless the teacher has paused it. */
  async resume(isPaused: boolean): Promise<void> {
    const { ports, seats, clock } = this.#parts;
    if (clock.running || isPaused) return;
    await this.#switchClock('start');
    seats.restartAway(ports.time.now());
  }

  /**
   * Hands the seats of players who are away too long to the bot; if nobody is present, stops the clock instead.
   * @returns whether an absence was due to be judged
   */
  async judgeAbsence(): Promise<boolean> {
    const { ports, seats } = this.#parts;
    const now = ports.time.now();
    if (!this.absenceJudgedAt().some((at) => at <= now)) return false;
    const isLate = ({ since }: { since: number }) => since + ports.limits.awayMs <= now;
    if (seats.nobodySince() !== null) await this.#switchClock('stop');
    else for (const { seat } of seats.away().filter(isLate)) seats.letBotPlay(seat);
    return true;
  }

  /** When absences must be judged: of all players, or of each one for whom no bot plays yet. */
  absenceJudgedAt(): number[] {
    const { ports, seats, clock, isPlayed } = this.#parts;
    if (!clock.running || !isPlayed()) return [];
    const nobodySince = seats.nobodySince();
    const since = nobodySince === null ? seats.away().map((away) => away.since) : [nobodySince];
    return since.map((from) => from + ports.limits.awayMs);
  }

  /**
   * When the match is given up if nothing happens.
   * @param isEmpty no person has ever taken a seat
   */
  givenUpAt(isEmpty: boolean): number {
    const { abandonMs, idleMs } = this.#parts.ports.limits;
    // The player who requested the match never came, and their place is no longer kept.
    if (isEmpty) return this.#activeAt + Math.min(NEVER_ENTERED_MS, abandonMs);
    const idle = this.#activeAt + idleMs;
    return this.#nobodySince === null ? idle : Math.min(idle, this.#nobodySince + abandonMs);
  }

  /** Stops or resumes the clock, but only if the change can be recorded. */
  async #switchClock(change: 'start' | 'stop'): Promise<void> {
    const { ports, matchId, clock } = this.#parts;
    clock[change]();
    try {
      await ports.log.setClock(matchId, clock.stored());
    } catch (error) {
      clock[change === 'start' ? 'stop' : 'start']();
      throw error;
    }
  }
}
