/** Who sits where, and who is there. Knows no duel, no log and no connection. */

import type { PlayerFacts } from '../../shared/duel/room-facts.ts';
import { SEATS, type Seat } from '../../shared/duel/options.ts';
import type { StoredSeat } from '../store/match-store.ts';

interface Taken {
  readonly who: StoredSeat;
  presence: PlayerFacts['presence'];
  /** Wall clock; of no meaning unless `presence` is `away`. */
  awaySince: number;
}

export class Seats {
  readonly #taken: [Taken | null, Taken | null] = [null, null];

  /** @returns the seat that nobody has, the first of them first */
  free(): Seat | null {
    return SEATS.find((seat) => this.#taken[seat] === null) ?? null;
  }

  take(who: StoredSeat, presence: PlayerFacts['presence'], awaySince = 0): void {
    this.#taken[who.seat] = { who, presence, awaySince };
  }

  /** Gives back a seat whose taking could not be recorded. */
  release(seat: Seat): void {
    this.#taken[seat] = null;
  }

  byKeyHash(keyHash: string): Seat | null {
    return SEATS.find((seat) => this.#taken[seat]?.who.keyHash === keyHash) ?? null;
  }

  /** A person's seat, whoever plays it at the moment. */
  isPersons(seat: Seat): boolean {
    return this.#taken[seat]?.who.kind === 'person';
  }

  /** Whether a bot moves for this seat now. */
  isBotDriven(seat: Seat): boolean {
    const taken = this.#taken[seat];
    return taken !== null && (taken.who.kind === 'bot' || taken.presence === 'bot-plays');
  }

  somebodyHere(): boolean {
    return SEATS.some((seat) => this.isPersons(seat) && this.#taken[seat]?.presence === 'here');
  }

  come(seat: Seat): void {
    const taken = this.#taken[seat];
    if (taken !== null) taken.presence = 'here';
  }

  goAway(seat: Seat, since: number): void {
    const taken = this.#taken[seat];
    if (taken !== null && taken.presence === 'here') Object.assign(taken, { presence: 'away', awaySince: since });
  }

  /** Starts the time of those who are away anew: while nobody was there it did not count. */
  restartAway(now: number): void {
    for (const taken of this.#taken) {
      if (taken?.presence === 'away') taken.awaySince = now;
    }
  }

  /** Since when each player who is away, and for whom no bot plays yet, has been away (wall clock). */
  away(): readonly { readonly seat: Seat; readonly since: number }[] {
    return SEATS.flatMap((seat) => {
      const taken = this.#taken[seat];
      return taken?.presence === 'away' ? [{ seat, since: taken.awaySince }] : [];
    });
  }

  letBotPlay(seat: Seat): void {
    const taken = this.#taken[seat];
    if (taken !== null) taken.presence = 'bot-plays';
  }

  /** What the duel's views say of the players. */
  facts(): readonly [PlayerFacts | null, PlayerFacts | null] {
    return [factsOf(this.#taken[0]), factsOf(this.#taken[1])];
  }

  profile(seat: Seat): StoredSeat['bot'] {
    return this.#taken[seat]?.who.bot ?? null;
  }
}

function factsOf(taken: Taken | null): PlayerFacts | null {
  if (taken === null) return null;
  const { name, kind, bot } = taken.who;
  return { name, kind, bot, presence: taken.presence };
}
