/**
 * The duels of classes: the one interface between a class and its duels. Each duel is a match in a room of its own; rooms
 * are opened in this process, a few at a time, and what changes in them is reported to their class.
 */

import { matchMaker } from '@colyseus/core';
import type { Level } from '../../../shared/duel/level.ts';
import type { MatchOptions, Seat, TimeFactor } from '../../../shared/duel/options.ts';
import type { Match } from '../../../shared/match/match.ts';
import { DUEL_ROOM } from '../../../shared/protocol.ts';
import type { Settings } from '../../settings.ts';
import { refusal } from '../refusal.ts';

/** A class of 200 opens a hundred at once: other players must not wait for all of them. */
const AT_ONCE = 8;

/** A student in a seat of a duel; their class key opens it. */
export interface SeatedStudent {
  readonly name: string;
  /** SHA-256 of their class key, in hex. */
  readonly keyHash: string;
  readonly timeFactor: TimeFactor;
}

export interface DuelSetup {
  readonly matchId: string;
  readonly code: string;
  readonly classId: string;
  readonly level: Level;
  readonly options: MatchOptions;
  /** Null: the bot. */
  readonly seats: Readonly<Record<Seat, SeatedStudent | null>>;
}

/** What the duels of classes share with all other rooms. */
interface AllRooms {
  readonly settings: Pick<Settings, 'maxRooms'>;
  /** The codes of the open rooms. */
  readonly open: ReadonlySet<string>;
}

interface OpenDuel {
  readonly match: Match;
  readonly classId: string;
  /** Ends its room; the log keeps the duel. */
  readonly close: () => Promise<void>;
  /** Its class no longer keeps it open. */
  readonly onForgotten: () => void;
}

export class OpenDuels {
  readonly #rooms: AllRooms;
  /** By match id, each for the room being created for it. */
  readonly #opening = new Map<string, DuelSetup>();
  readonly #open = new Map<string, OpenDuel>();
  readonly #listeners = new Map<string, (matchId: string) => void>();
  readonly #timers = new Map<string, (ms: number) => void>();
  /** Waiting for their turn to open one. */
  readonly #waiting: (() => void)[] = [];
  #atWork = 0;

  constructor(rooms: AllRooms) {
    this.#rooms = rooms;
  }

  /** Opens a duel as a room, with its seats taken. Rejects if the log cannot be written. */
  async open(setup: DuelSetup): Promise<Match> {
    const { open, settings } = this.#rooms;
    if (open.has(setup.code)) throw new Error(`a room has the code ${setup.code} already`);
    if (this.#opening.has(setup.matchId) || this.#open.has(setup.matchId)) throw new Error('this duel is open already');
    if (open.size + this.#opening.size >= settings.maxRooms) throw refusal('server-busy');
    this.#opening.set(setup.matchId, setup);
    try {
      await this.#inTurn(() => matchMaker.createRoom(DUEL_ROOM, { opening: setup.matchId }));
    } finally {
      this.#opening.delete(setup.matchId);
    }
    const duel = this.byId(setup.matchId);
    if (duel === null) throw new Error('a duel was opened and is not there');
    return duel;
  }

  /** An open duel, including one restored after a restart, or null. */
  byId(matchId: string): Match | null {
    return this.#open.get(matchId)?.match ?? null;
  }

  /** Ends the room of a duel, if it is open; the log keeps the duel. */
  async close(matchId: string): Promise<void> {
    await this.#open.get(matchId)?.close();
  }

  /** Calls the listener after everything that may have changed a duel of this class; there is one listener a class. */
  onChange(classId: string, listener: (matchId: string) => void): void {
    this.#listeners.set(classId, listener);
  }

  /** Calls the listener after each move in a duel of this class, with the time that its answer took. */
  onAnswer(classId: string, listener: (ms: number) => void): void {
    this.#timers.set(classId, listener);
  }

  /** A move in a duel of this class was answered after so long. */
  answered(classId: string, ms: number): void {
    this.#timers.get(classId)?.(ms);
  }

  /** This class no longer keeps its duels open. */
  forget(classId: string): void {
    this.#timers.delete(classId);
    this.#listeners.delete(classId);
    for (const open of this.#open.values()) if (open.classId === classId) open.onForgotten();
  }

  /** The duel that a class is about to open under this id, or null. */
  setupOf(matchId: string): DuelSetup | null {
    return this.#opening.get(matchId) ?? null;
  }

  /** A room has a duel, new or restored. */
  add(open: OpenDuel): void {
    this.#open.set(open.match.id, open);
  }

  remove(matchId: string): void {
    this.#open.delete(matchId);
  }

  /** Whether somebody listens to the duels of this class, and so keeps them open. */
  isHeard(classId: string): boolean {
    return this.#listeners.has(classId);
  }

  /**
   * A duel of this class may have changed.
   * @throws what the listener throws
   */
  tell(classId: string, matchId: string): void {
    this.#listeners.get(classId)?.(matchId);
  }

  async #inTurn<T>(task: () => Promise<T>): Promise<T> {
    if (this.#atWork >= AT_ONCE) await new Promise<void>((turn) => this.#waiting.push(turn));
    else this.#atWork += 1;
    try {
      return await task();
    } finally {
      const next = this.#waiting.shift();
      if (next === undefined) this.#atWork -= 1;
      else next();
    }
  }
}
