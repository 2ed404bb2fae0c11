/** Who sits where, and who is present. Knows no duel, no log and no connection. */

import type { PlayerFacts } from '../duel/vocabulary/room-facts.ts';
import { SEATS, type Seat } from '../duel/options.ts';
import type { Place, StoredSeat } from './log.ts';

interface Taken {
  who: StoredSeat;
  /** For a person: whether a connection holds the seat. A bot is always present. */
  isHere: boolean;
  /** Wall clock; without meaning while the person is present. */
  awaySince: number;
  /** The bot plays for a person who is away, idle or removed. */
  botPlays: boolean;
  /** No key opens it any more. */
  isClosed: boolean;
}

/** Who sits in a seat, as far as its class can change it. */
export interface Sitting extends Pick<StoredSeat, 'name' | 'keyHash'> {
  /** No key opens it. */
  readonly isClosed: boolean;
}

/** The seats of a match. Only the two players' presence matters: the wire can come and go freely. */
export class Seats {
  readonly #taken = new Map<Place, Taken>();

  /** @returns the first free player's seat; null: none */
  free(): Seat | null {
    return SEATS.find((seat) => !this.#taken.has(seat)) ?? null;
  }

  /** Takes a seat. A bot is present at once, a person once they come. */
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

  sitting(seat: Seat): Sitting | null {
    const taken = this.#taken.get(seat);
    return taken === undefined ? null : { name: taken.who.name, keyHash: taken.who.keyHash, isClosed: taken.isClosed };
  }

  /** Changes a seat's name or key. */
  change(seat: Seat, change: Partial<Pick<StoredSeat, 'name' | 'keyHash'>>): void {
    const taken = this.#taken.get(seat);
    if (taken !== undefined) taken.who = { ...taken.who, ...change };
  }

  /** Whether the seat belongs to a person, no matter who plays it at the moment. */
  isPersons(place: Place): boolean {
    return this.#taken.get(place)?.who.kind === 'person';
  }

  /** Whether a bot moves for this seat now. */
  isBotDriven(seat: Seat): boolean {
    const taken = this.#taken.get(seat);
    return taken !== undefined && (taken.who.kind === 'bot' || taken.botPlays);
  }

  /** Whether one of the two players is present, bots aside. */
  somebodyHere(): boolean {
    return this.#persons().some(({ isHere }) => isHere);
  }

  /** How many people are present, the wire included. */
  peopleHere(): number {
    return [...this.#taken.values()].filter(({ who, isHere }) => who.kind === 'person' && isHere).length;
  }

  come(place: Place): void {
    const taken = this.#taken.get(place);
    if (taken !== undefined && !taken.isClosed) Object.assign(taken, { isHere: true, botPlays: false });
  }

  goAway(place: Place, since: number): void {
    const taken = this.#taken.get(place);
    if (taken?.isHere === true) Object.assign(taken, { isHere: false, awaySince: since });
  }

  /** Restarts the absence of players who are away: it did not count while the match was empty. */
  restartAway(now: number): void {
    for (const taken of this.#taken.values()) if (!taken.isHere) taken.awaySince = now;
  }

  /** The players who are away and for whom no bot plays yet, and since when (server's time). */
  away(): readonly { readonly seat: Seat; readonly since: number }[] {
    return SEATS.flatMap((seat) => {
      const taken = this.#taken.get(seat);
      return taken?.isHere === false && !taken.botPlays ? [{ seat, since: taken.awaySince }] : [];
    });
  }

  /** Since when the match has been empty (server's time); null: a player is present, or none is expected. */
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

  /** What the duel's views say about the players. */
  facts(): readonly [PlayerFacts | null, PlayerFacts | null] {
    return [this.#factsOf(0), this.#factsOf(1)];
  }

  /** The name in a seat; null: it is free. */
  nameIn(place: Place): string | null {
    return this.#taken.get(place)?.who.name ?? null;
  }

  /** The names of the people in the seats, including the wire. */
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
