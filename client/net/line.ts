/**
 * One connection to a room that is kept: entered, asked, and looked for again when it breaks, for as long as the server
 * has not said that it is over. Knows neither match nor class.
 */

import type { Signal } from '@preact/signals';
import type { Room } from 'colyseus.js';
import type { RefusalCode } from '../../shared/duel/command.ts';
import type { ServerClock } from '../model/server-clock.ts';
import { Pulse } from './pulse.ts';
import { probe } from './probe.ts';

const ANSWER_MS = 6_000;
/** A late answer is a sign of life as well. */
const CLOCK_ANSWER_MS = 10_000;
/** Pauses before the tries to come back; the last is repeated. */
const RETURN_MS = [0, 300, 700, 1_500, 2_000, 3_000, 4_000];
/** Without an answer for so long another try is begun beside the one that waits: a browser asks over its old connections first. */
const KNOCK_MS = 2_500;
/** Two reasons to try at once that come together are one. */
const TOGETHER_MS = 300;

type State<Why> =
  | { readonly kind: 'none' }
  | { readonly kind: 'joining' }
  | { readonly kind: 'open' }
  | { readonly kind: 'reconnecting' }
  | { readonly kind: 'ended'; readonly why: Why };

type Answer<Refusal> = { readonly ok: true } | { readonly ok: false; readonly code: Refusal };

type ClockReply = { readonly ok: true; readonly now: number } | { readonly ok: false };

/** Why no server was heard. */
type NoWay = 'no-server' | 'sockets-blocked';

/** So often a way in is tried that a server which is there was too busy to open in time. */
const LATE_TRIES = 3;
/** The seat that was kept for this page is not kept any more: `ErrorCode.MATCHMAKE_EXPIRED` of Colyseus. */
const SEAT_EXPIRED = 524;

/** What keeps somebody out of a seat of their own for a while only. */
const PASSING: readonly (NoWay | RefusalCode)[] = ['no-server', 'sockets-blocked', 'server-busy', 'too-fast'];

/** What a line needs to know of what it leads to. `Refusal`: the codes with which the room refuses; `Why`: why a line ends. */
export interface LineRules<R extends Room, Refusal extends string, Why> {
  readonly connection: Signal<State<Why>>;
  readonly problem: Signal<Refusal | NoWay | 'no-answer' | null>;
  readonly clock: ServerClock;
  /** What a code means with which the server closes on purpose. */
  readonly endings: ReadonlyMap<number, Why>;
  refusalOf(error: unknown): Refusal | null;
  /** What has come to an end with a refusal; null: it is worth another try. */
  endOf(refusal: Refusal): Why | null;
  /** What leads back into the room; null: nothing does. */
  wayBack(): (() => Promise<R>) | null;
  /** Hears what the room says, from the first message on. */
  listen(room: R): void;
  /** Told, from now on, whenever the page is back: shown again, or in a network again. */
  whenBack(run: () => void): void;
}

export class Line<R extends Room, Refusal extends string, Why> {
  readonly #rules: LineRules<R, Refusal, Why>;
  #room: R | null = null;
  /** Counts what was begun by the player: an answer to what was given up meanwhile is not wanted any more. */
  #begun = 0;
  #pulse: Pulse | null = null;
  /** Ends the pause, or the wait for an answer, of whoever is on the way back. */
  #hurry: () => void = () => undefined;
  #triedAt = Number.NEGATIVE_INFINITY;

  constructor(rules: LineRules<R, Refusal, Why>) {
    this.#rules = rules;
    rules.whenBack(() => this.#back());
  }

  /**
   * @param open asks for the room; asked again where the server answered too late
   * @returns why it did not work; null if it did
   */
  async enter(open: () => Promise<R>): Promise<Refusal | NoWay | null> {
    const { connection, problem } = this.#rules;
    const mine = this.#begin();
    problem.value = null;
    connection.value = { kind: 'joining' };
    const refused = await this.#tryToEnter(open, mine);
    if (refused === null || this.#begun !== mine) return refused;
    connection.value = { kind: 'none' };
    problem.value = refused;
    return refused;
  }

  async #tryToEnter(open: () => Promise<R>, mine: number): Promise<Refusal | NoWay | null> {
    for (let tries = 1; ; tries += 1) {
      try {
        this.#keepIfWanted(mine, await open());
        return null;
      } catch (error) {
        const refused = this.#rules.refusalOf(error);
        if (refused !== null) return refused;
        const reach = await probe();
        const again = reach === 'open' && wasLate(error) && tries < LATE_TRIES && this.#begun === mine;
        if (!again) return reach === 'open' ? 'no-server' : reach;
      }
    }
  }

  /** Into a seat that one has: as `enter`, and where no answer comes, or there is no room at the moment, it is asked for until there is. */
  async comeBack(): Promise<Refusal | NoWay | null> {
    const way = this.#rules.wayBack();
    if (way === null) return 'no-server';
    const refused = await this.enter(way);
    const passes = PASSING.some((problem) => problem === refused);
    if (!passes || this.#rules.connection.value.kind !== 'none') return refused;
    // That a network lets nothing but pages through is worth knowing while one waits.
    if (refused !== 'sockets-blocked') this.#rules.problem.value = null;
    return this.#return(way);
  }

  /** The room has given a seat: the line stands. */
  stands(): void {
    this.#rules.connection.value = { kind: 'open' };
    // It may have stood still meanwhile.
    this.#rules.clock.reset();
    this.syncClock();
  }

  /** Estimates the server's clock from now on. */
  syncClock(): void {
    const room = this.#room;
    this.#pulse?.stop();
    this.#pulse =
      room === null
        ? null
        : new Pulse({
            clock: this.#rules.clock,
            ask: async () => {
              const reply = await room.request<object, ClockReply>('clock', {}, { timeout: CLOCK_ANSWER_MS });
              return reply.ok ? reply.now : null;
            },
            onDead: () => this.#lost(room),
          });
  }

  /** The estimate of the server's clock is in doubt. */
  doubtClock(): void {
    this.#pulse?.ask();
  }

  /** Asks; what is refused or not answered is told in `problem`. */
  async ask<A extends Answer<Refusal>>(name: string, message: object): Promise<A | null> {
    const { problem } = this.#rules;
    try {
      if (this.#room === null) throw new Error('no room');
      const reply = await this.#room.request<object, A>(name, message, { timeout: ANSWER_MS });
      problem.value = reply.ok ? null : reply.code;
      return reply;
    } catch {
      problem.value = 'no-answer';
      return null;
    }
  }

  /** Tells, and asks for nothing: what does not arrive is told again by whoever has not seen what came of it. */
  async tell(name: string, message: object): Promise<void> {
    await this.#room?.request(name, message, { timeout: ANSWER_MS }).catch(() => undefined);
  }

  /** Lets go of the room at once. @returns when the server knows */
  async leave(): Promise<void> {
    const room = this.#room;
    this.#begin();
    this.#drop();
    this.#rules.connection.value = { kind: 'none' };
    this.#rules.problem.value = null;
    // What it still says on its way out would be taken for where one is now.
    room?.removeAllListeners();
    room?.onMessage('*', () => undefined);
    await room?.leave(true).catch(() => undefined);
  }

  #begin(): number {
    this.#begun += 1;
    this.#hurry();
    return this.#begun;
  }

  #keepIfWanted(mine: number, room: R): void {
    if (this.#begun === mine) this.#keep(room);
    else void room.leave(true).catch(() => undefined);
  }

  #keep(room: R): void {
    const { listen } = this.#rules;
    if (this.#room !== null) this.#abandon(this.#room);
    this.#room = room;
    // The sdk's own tries know nothing of a network that is back, and end.
    Object.assign(room.reconnection, { enabled: false });
    listen(room);
    room.onLeave((code) => {
      if (this.#room === room) this.#afterLeave(code);
    });
  }

  #afterLeave(code: number): void {
    this.#drop();
    const { connection, endings, wayBack } = this.#rules;
    const why = endings.get(code);
    const way = wayBack();
    if (why !== undefined) connection.value = { kind: 'ended', why };
    else if (way !== null) void this.#return(way);
    else connection.value = { kind: 'none' };
  }

  /** Nothing comes over this connection any more, whatever it says itself. */
  #lost(room: R): void {
    if (this.#room !== room) return;
    this.#abandon(room);
    this.#afterLeave(0);
  }

  /** A room that is none of ours any more: nothing is waited for, not even its close. */
  #abandon(room: R): void {
    room.removeAllListeners();
    room.onMessage('*', () => undefined);
    room.connection?.close();
  }

  /** The page is back. */
  #back(): void {
    const room = this.#room;
    if (room === null) this.#hurry();
    else if (room.connection?.isOpen === false) this.#lost(room);
    else this.#pulse?.probe();
  }

  /** Knocks until it is let in, is told that it never will be, or the player has left. @returns as `enter` */
  async #return(way: () => Promise<R>): Promise<Refusal | NoWay | null> {
    const { connection } = this.#rules;
    const mine = this.#begin();
    connection.value = { kind: 'reconnecting' };
    for (let tries = 0; ; tries += 1) {
      const pause = RETURN_MS[Math.min(tries, RETURN_MS.length - 1)] ?? 0;
      // A whole class that lost one server does not come back in one moment.
      if (await this.#atMost(pause * (0.75 + Math.random() / 2))) tries = 0;
      if (this.#begun !== mine) return 'no-server';
      if (this.#room !== null) return null;
      const said = await Promise.race([this.#knock(way, mine), this.#atMost(KNOCK_MS)]);
      // Whoever has waited for an answer, or is in a hurry, need not pause as well.
      if (typeof said === 'boolean') tries = -1;
      else if (said !== undefined) return said;
    }
  }

  /** @returns null: in; a refusal for good; undefined: another try is worth it. Whoever is let in late is in all the same. */
  async #knock(way: () => Promise<R>, mine: number): Promise<Refusal | null | undefined> {
    const { connection, refusalOf, endOf } = this.#rules;
    this.#triedAt = performance.now();
    try {
      this.#keepIfWanted(mine, await way());
      return null;
    } catch (error) {
      const refused = refusalOf(error);
      const why = refused === null ? null : endOf(refused);
      if (why === null || this.#begun !== mine || this.#room !== null) return undefined;
      connection.value = { kind: 'ended', why };
      return refused;
    }
  }

  /** Waits so long, or until there is a reason to hurry. @returns whether there was */
  #atMost(ms: number): Promise<boolean> {
    if (ms === 0) return Promise.resolve(false);
    return new Promise((done) => {
      const timer = setTimeout(() => done(false), ms);
      this.#hurry = () => {
        clearTimeout(timer);
        // The network may be back just after a try that it failed: that one is not made again at once, but soon.
        setTimeout(() => done(true), this.#triedAt + TOGETHER_MS - performance.now());
      };
    });
  }

  #drop(): void {
    this.#room = null;
    this.#pulse?.stop();
    this.#pulse = null;
  }
}

/** Neither taken nor refused: the server answered too late, or was asked for the seat that it kept too late. */
function wasLate(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const { name, code } = error as { name?: unknown; code?: unknown };
  return name === 'AbortError' || code === SEAT_EXPIRED;
}
