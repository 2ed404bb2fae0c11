/** Who sits where, and who is there. Knows no duel, no log and no connection. */

import type { PlayerFacts } from '../../shared/duel/room-facts.ts';
import { SEATS, type Seat } from '../../shared/duel/options.ts';
import type { Place, StoredSeat } from '../store/match-store.ts';

interface Taken {
  readonly who: StoredSeat;
  presence: PlayerFacts['presence'];
  /** Wall clock; of no meaning unless `presence` is `away`. */
  awaySince: number;
}

/** Only of the two players is it of consequence whether they are there: the wire can come and go as it likes. */
export class Seats {
  readonly #taken = new Map<Place, Taken>();

  /** @returns the player's seat that nobody has, the first of them first */
  free(): Seat | null {
    return SEATS.find((seat) => !this.#taken.has(seat)) ?? null;
  }

  take(who: StoredSeat, presence: PlayerFacts['presence'], awaySince = 0): void {
    this.#taken.set(who.seat, { who, presence, awaySince });
  }

  /** Gives back a seat whose taking could not be recorded. */
  release(place: Place): void {
    this.#taken.delete(place);
  }

  byKeyHash(keyHash: string): Place | null {
    for (const [place, { who }] of this.#taken) if (who.keyHash === keyHash) return place;
    return null;
  }

  /** A person's seat, whoever plays it at the moment. */
  isPersons(place: Place): boolean {
    return this.#taken.get(place)?.who.kind === 'person';
  }

  /** Whether a bot moves for this seat now. */
  isBotDriven(seat: Seat): boolean {
    const taken = this.#taken.get(seat);
    return taken !== undefined && (taken.who.kind === 'bot' || taken.presence === 'bot-plays');
  }

  /** Whether one of the two players is there, bots aside. */
  somebodyHere(): boolean {
    return SEATS.some((seat) => this.isPersons(seat) && this.#taken.get(seat)?.presence === 'here');
  }

  come(place: Place): void {
    const taken = this.#taken.get(place);
    if (taken !== undefined) taken.presence = 'here';
  }

  goAway(place: Place, since: number): void {
    const taken = this.#taken.get(place);
    if (taken?.presence === 'here') Object.assign(taken, { presence: 'away', awaySince: since });
  }

  /** Starts the time of those who are away anew: while nobody was there it did not count. */
  restartAway(now: number): void {
    for (const taken of this.#taken.values()) {
      if (taken.presence === 'away') taken.awaySince = now;
    }
  }

  /** Since when each player who is away, and for whom no bot plays yet, has been away (wall clock). */
  away(): readonly { readonly seat: Seat; readonly since: number }[] {
    return SEATS.flatMap((seat) => {
      const taken = this.#taken.get(seat);
      return taken?.presence === 'away' ? [{ seat, since: taken.awaySince }] : [];
    });
  }

  letBotPlay(seat: Seat): void {
    const taken = this.#taken.get(seat);
    if (taken !== undefined) taken.presence = 'bot-plays';
  }

  /** What the duel's views say of the players. */
  facts(): readonly [PlayerFacts | null, PlayerFacts | null] {
    return [this.#factsOf(0), this.#factsOf(1)];
  }

  /** The name in a seat; null: nobody has taken it. */
  nameIn(place: Place): string | null {
    return this.#taken.get(place)?.who.name ?? null;
  }

  profile(seat: Seat): StoredSeat['bot'] {
    return this.#taken.get(seat)?.who.bot ?? null;
  }

  #factsOf(seat: Seat): PlayerFacts | null {
    const taken = this.#taken.get(seat);
    if (taken === undefined) return null;
    const { name, kind, bot } = taken.who;
    return { name, kind, bot, presence: taken.presence };
  }
}
