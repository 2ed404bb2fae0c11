/** A duel of a class, as its room offers it to the class. What holds is decided by Match. */

import type { RoomFacts } from '../../../shared/duel/room-facts.ts';
import type { Seat, TimeFactor } from '../../../shared/duel/options.ts';
import type { DuelState } from '../../../shared/duel/state.ts';
import type { Match } from '../match.ts';
import type { ClassDuel } from './class-duel.ts';

/** What the room does beside the match. */
export interface DuelDoor {
  /** Closes whatever connection holds the seat, and lets the match know. */
  letGo(seat: Seat): void;
  end(): Promise<void>;
}

export class RoomDuel implements ClassDuel {
  readonly #match: Match;
  readonly #door: DuelDoor;

  constructor(match: Match, door: DuelDoor) {
    this.#match = match;
    this.#door = door;
  }

  get matchId(): string {
    return this.#match.id;
  }

  get state(): DuelState {
    return this.#match.state;
  }

  facts(): RoomFacts {
    return this.#match.facts();
  }

  now(): number {
    return this.#match.now();
  }

  hold(): Promise<void> {
    return this.#match.hold();
  }

  release(): Promise<void> {
    return this.#match.release();
  }

  stop(): Promise<void> {
    return this.#match.stop();
  }

  rename(seat: Seat, name: string): void {
    this.#match.changeSeat(seat, { name });
  }

  setTimeFactor(seat: Seat, timeFactor: TimeFactor): Promise<void> {
    return this.#match.setTimeFactor(seat, timeFactor);
  }

  changeKey(seat: Seat, keyHash: string): void {
    this.#match.changeSeat(seat, { keyHash });
    this.#door.letGo(seat);
  }

  letBotPlay(seat: Seat): void {
    this.#match.closeSeat(seat);
    this.#door.letGo(seat);
  }

  openSeat(seat: Seat): void {
    this.#match.openSeat(seat);
  }

  close(): Promise<void> {
    return this.#door.end();
  }
}
