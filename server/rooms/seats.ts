/** Who sits where, and who is there. Knows no duel, no log and no connection. */

import type { PlayerFacts } from '../../shared/duel/room-facts.ts';
import { SEATS, type Seat } from '../../shared/duel/options.ts';
import type { Place, StoredSeat } from '../store/match-store.ts';

interface Taken {
  who: StoredSeat;
  /** Of a person: whether a connection holds the seat. A bot is always there. */
  isHere: boolean;
  /** Wall clock; of no meaning while he is there. */
  awaySince: number;
  /** The bot plays for a person who is away, or does nothing, or was taken out. */
  botPlays: boolean;
  /** Nobody opens it any more. */
  isClosed: boolean;
}

/** Only of the two players is it of consequence whether they are there: the wire can come and go as it likes. */
export class Seats {
  readonly #taken = new Map<Place, Taken>();

  /** @returns the player's seat that nobody has, the first of them first */
  free(): Seat | null {
    return SEATS.find((seat) => !this.#taken.has(seat)) ?? null;
  }

  /** A bot that sits down is there; a person is once he comes. */
  take(who: StoredSeat, now: number): void {
    const isHere = who.kind === 'bot';
    this.#taken.set(who.seat, { who, isHere, awaySince: now, botPlays: false, isClosed: false });
  }

  /** Gives back a seat whose taking could not be recorded. */
  release(place: Place): void {
    this.#taken.delete(place);
  }

  byKeyHash(keyHash: string): Place | null {
    for (const [place, { who, isClosed }] of this.#taken) if (who.keyHash === keyHash && !isClosed) return place;
    return null;
  }

  /** Another name, or another key, from now on. */
  change(seat: Seat, change: Partial<Pick<StoredSeat, 'name' | 'keyHash'>>): void {
    const taken = this.#taken.get(seat);
    if (taken !== undefined) taken.who = { ...taken.who, ...change };
  }

  /** A person's seat, whoever plays it at the moment. */
  isPersons(place: Place): boolean {
    return this.#taken.get(place)?.who.kind === 'person';
  }

  /** Whether a bot moves for this seat now. */
  isBotDriven(seat: Seat): boolean {
    const taken = this.#taken.get(seat);
    return taken !== undefined && (taken.who.kind === 'bot' || taken.botPlays);
  }

  /** Whether one of the two players is there, bots aside. */
  somebodyHere(): boolean {
    return this.#persons().some(({ isHere }) => isHere);
  }

  come(place: Place): void {
    const taken = this.#taken.get(place);
    if (taken !== undefined && !taken.isClosed) Object.assign(taken, { isHere: true, botPlays: false });
  }

  goAway(place: Place, since: number): void {
    const taken = this.#taken.get(place);
    if (taken?.isHere === true) Object.assign(taken, { isHere: false, awaySince: since });
  }

  /** Starts the time of those who are away anew: while nobody was there it did not count. */
  restartAway(now: number): void {
    for (const taken of this.#taken.values()) if (!taken.isHere) taken.awaySince = now;
  }

  /** Since when each player who is away, and for whom no bot plays yet, has been away (server's time). */
  away(): readonly { readonly seat: Seat; readonly since: number }[] {
    return SEATS.flatMap((seat) => {
      const taken = this.#taken.get(seat);
      return taken?.isHere === false && !taken.botPlays ? [{ seat, since: taken.awaySince }] : [];
    });
  }

  /** Since when nobody has been there (server's time); null: somebody is, or nobody is waited for. */
  nobodySince(): number | null {
    const awaited = this.#persons().filter(({ isClosed }) => !isClosed);
    if (awaited.length === 0 || awaited.some(({ isHere }) => isHere)) return null;
    return Math.max(...awaited.map(({ awaySince }) => awaySince));
  }

  letBotPlay(seat: Seat): void {
    const taken = this.#taken.get(seat);
    if (taken?.who.kind === 'person') taken.botPlays = true;
  }

  /** The seat's person will not come back: the bot plays to the end. */
  closeSeat(seat: Seat): void {
    const taken = this.#taken.get(seat);
    if (taken?.who.kind === 'person') Object.assign(taken, { isHere: false, botPlays: true, isClosed: true });
  }

  /** The seat's person may come again. */
  openSeat(seat: Seat, now: number): void {
    const taken = this.#taken.get(seat);
    if (taken?.isClosed === true) Object.assign(taken, { isClosed: false, awaySince: now });
  }

  /** What the duel's views say of the players. */
  facts(): readonly [PlayerFacts | null, PlayerFacts | null] {
    return [this.#factsOf(0), this.#factsOf(1)];
  }

  /** The name in a seat; null: nobody has taken it. */
  nameIn(place: Place): string | null {
    return this.#taken.get(place)?.who.name ?? null;
  }

  /** What the people in the seats are called, the wire among them. */
  names(): string[] {
    return [...this.#taken.values()].filter(({ who }) => who.kind === 'person').map(({ who }) => who.name);
  }

  profile(seat: Seat): StoredSeat['bot'] {
    return this.#taken.get(seat)?.who.bot ?? null;
  }

  #persons(): Taken[] {
    return SEATS.flatMap((seat) => this.#taken.get(seat) ?? []).filter(({ who }) => who.kind === 'person');
  }

  #factsOf(seat: Seat): PlayerFacts | null {
    const taken = this.#taken.get(seat);
    if (taken === undefined) return null;
    const { name, kind, bot } = taken.who;
    return { name, kind, bot, presence: presenceOf(taken) };
  }
}

function presenceOf({ botPlays, isHere }: Taken): PlayerFacts['presence'] {
  if (botPlays) return 'bot-plays';
  return isHere ? 'here' : 'away';
}
