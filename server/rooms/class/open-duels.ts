/** Opens the duels of classes as rooms in this process, a few at a time, finds those that are open, and tells of them. */

import { matchMaker } from '@colyseus/core';
import { DUEL_ROOM } from '../../../shared/protocol.ts';
import type { Settings } from '../../settings.ts';
import { refusal } from '../refusal.ts';
import type { ClassDuel, ClassDuels, DuelSetup } from './class-duel.ts';

/** A class of 200 opens a hundred at once: whoever plays meanwhile is not to wait for all of them. */
const AT_ONCE = 8;

/** What the duels of classes have in common with all other rooms. */
interface House {
  readonly settings: Pick<Settings, 'maxRooms'>;
  /** The codes of the rooms that are open. */
  readonly open: ReadonlySet<string>;
}

interface OpenDuel {
  readonly duel: ClassDuel;
  readonly classId: string;
  /** Its class keeps it open no longer. */
  readonly onForgotten: () => void;
}

export class OpenDuels implements ClassDuels {
  readonly #house: House;
  /** By match id, each for the room that is made for it. */
  readonly #opening = new Map<string, DuelSetup>();
  readonly #open = new Map<string, OpenDuel>();
  readonly #listeners = new Map<string, (matchId: string) => void>();
  /** Who waits for his turn to open one. */
  readonly #waiting: (() => void)[] = [];
  #atWork = 0;

  constructor(house: House) {
    this.#house = house;
  }

  async open(setup: DuelSetup): Promise<ClassDuel> {
    const { open, settings } = this.#house;
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

  byId(matchId: string): ClassDuel | null {
    return this.#open.get(matchId)?.duel ?? null;
  }

  onChange(classId: string, listener: (matchId: string) => void): void {
    this.#listeners.set(classId, listener);
  }

  forget(classId: string): void {
    this.#listeners.delete(classId);
    for (const open of this.#open.values()) if (open.classId === classId) open.onForgotten();
  }

  /** What a class is about to open under this id; null: nothing. */
  setupOf(matchId: string): DuelSetup | null {
    return this.#opening.get(matchId) ?? null;
  }

  /** A room has a duel, new or of the log. */
  add(open: OpenDuel): void {
    this.#open.set(open.duel.matchId, open);
  }

  remove(matchId: string): void {
    this.#open.delete(matchId);
  }

  /** Whether somebody listens to the duels of this class, and so keeps them open. */
  isHeard(classId: string): boolean {
    return this.#listeners.has(classId);
  }

  /** A duel of this class may have changed. @throws what the listener throws */
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
