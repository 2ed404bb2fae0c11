/**
 * One lasting connection to a room: joined, used, and re-established when it breaks, until the server says that it is
 * over. Knows neither match nor class.
 */

import type { Room } from 'colyseus.js';
import { type Answer, type ClockReply, type LineRules, type NoWay, passes, wasLate } from './line-rules.ts';
import type { Ask } from './view-reader.ts';
import { Pulse } from './pulse.ts';
import { probe } from './probe.ts';

const ANSWER_MS = 6_000;
/** A late answer is a sign of life as well. */
const CLOCK_ANSWER_MS = 10_000;
/** Delays between reconnection attempts; the last is repeated. */
const RETURN_MS = [0, 300, 700, 1_500, 2_000, 3_000, 4_000];
/** After this long without an answer a second attempt starts in parallel: a browser tries its old connections first. */
const KNOCK_MS = 2_500;
/** Two reasons to try at once that coincide count as one. */
const TOGETHER_MS = 300;

/** How often joining is tried while a running server is too busy to open in time. */
const LATE_TRIES = 3;

/** Leaves a room whose connection is still open; one that is closing is left already, and the sdk would wait forever. */
async function sayGoodbye(room: Room): Promise<void> {
  if (room.connection?.isOpen === true) await room.leave(true).catch(() => undefined);
}

export class Line<R extends Room, Refusal extends string, Why> {
  readonly #rules: LineRules<R, Refusal, Why>;
  #room: R | null = null;
  #asking: Ask = () => Promise.reject(new Error('no room'));
  /** Gives up what is asked of the room: no answer comes from one that is lost or left. */
  #giveUp: (why: Error) => void = () => undefined;
  /** Counts the player's actions: an answer to an abandoned one is ignored. */
  #begun = 0;
  #pulse: Pulse | null = null;
  /** Ends the current delay, or the wait for an answer, while reconnecting. */
  #hurry: () => void = () => undefined;
  #triedAt = Number.NEGATIVE_INFINITY;

  constructor(rules: LineRules<R, Refusal, Why>) {
    this.#rules = rules;
    rules.whenBack(() => this.#back());
  }

  /**
   * @param open requests the room; repeated if the server answered too late
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

  /** Joins the player's own seat: as `enter`, but retries while there is no answer, or temporarily no room. */
  async comeBack(): Promise<Refusal | NoWay | null> {
    const way = this.#rules.wayBack();
    if (way === null) return 'no-server';
    const refused = await this.enter(way);
    if (!passes(refused) || this.#rules.connection.value.kind !== 'none') return refused;
    // While waiting, it helps to know whether the network lets only pages through.
    if (refused !== 'sockets-blocked') this.#rules.problem.value = null;
    return this.#return(way);
  }

  /** The room has given a seat: the line is open. */
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

  /** Sends a request; a refusal or missing answer goes to `problem`. */
  async ask<A extends Answer<Refusal>>(name: string, message: object): Promise<A | null> {
    const { problem } = this.#rules;
    const room = this.#room;
    try {
      if (room?.connection?.isOpen !== true) throw new Error('no connection');
      // The server says what it is.
      const reply = (await this.#asking(name, message, ANSWER_MS)) as A;
      problem.value = reply.ok ? null : reply.code;
      return reply;
    } catch {
      // A player who has left waits for no answer.
      if (this.#room === room) problem.value = 'no-answer';
      return null;
    }
  }

  /** Sends a message without expecting a reply: if it is lost, the sender repeats it when the view does not change. */
  async tell(name: string, message: object): Promise<void> {
    await this.#room?.request(name, message, { timeout: ANSWER_MS }).catch(() => undefined);
  }

  /**
   * Leaves the room at once.
   * @returns when the server knows
   */
  async leave(): Promise<void> {
    const room = this.#room;
    this.#begin();
    this.#drop();
    this.#rules.connection.value = { kind: 'none' };
    this.#rules.problem.value = null;
    // Its last messages would be taken for those of the next room.
    room?.removeAllListeners();
    room?.onMessage('*', () => undefined);
    if (room !== null) await sayGoodbye(room);
  }

  #begin(): number {
    this.#begun += 1;
    this.#hurry();
    return this.#begun;
  }

  #keepIfWanted(mine: number, room: R): void {
    if (this.#begun === mine) this.#keep(room);
    else void sayGoodbye(room);
  }

  #keep(room: R): void {
    const { listen } = this.#rules;
    if (this.#room !== null) this.#abandon(this.#room);
    this.#drop();
    this.#room = room;
    // The sdk's own attempts ignore that a network is back, and give up.
    Object.assign(room.reconnection, { enabled: false });
    const asking = listen(room) ?? ((name, message, timeout) => room.request(name, message, { timeout }));
    const gone = new Promise<never>((_, reject) => {
      this.#giveUp = reject;
    });
    gone.catch(() => undefined);
    this.#asking = (...request) => Promise.race([asking(...request), gone]);
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

  /** Nothing arrives on this connection any more, whatever it claims itself. */
  #lost(room: R): void {
    if (this.#room !== room) return;
    this.#abandon(room);
    this.#afterLeave(0);
  }

  /** The room is no longer ours: nothing is awaited, not even its close. */
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

  /**
   * Retries until it is let in, is refused for good, or the player has left.
   * @returns as `enter`
   */
  async #return(way: () => Promise<R>): Promise<Refusal | NoWay | null> {
    const { connection } = this.#rules;
    const mine = this.#begin();
    connection.value = { kind: 'reconnecting' };
    for (let tries = 0; ; tries += 1) {
      const pause = RETURN_MS[Math.min(tries, RETURN_MS.length - 1)] ?? 0;
      // Spreads out the return of a whole class that lost one server.
      if (await this.#atMost(pause * (0.75 + Math.random() / 2))) tries = 0;
      if (this.#begun !== mine) return 'no-server';
      if (this.#room !== null) return null;
      const said = await Promise.race([this.#knock(way, mine), this.#atMost(KNOCK_MS)]);
      // After a wait for an answer, or in a hurry, no further delay is needed.
      if (typeof said === 'boolean') tries = -1;
      else if (said !== undefined) return said;
    }
  }

  /** @returns null: in; a refusal: for good; undefined: worth another try. A late success counts, too */
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

  /**
   * Waits this long, or until there is a reason to hurry.
   * @returns whether there was
   */
  #atMost(ms: number): Promise<boolean> {
    if (ms === 0) return Promise.resolve(false);
    return new Promise((done) => {
      const timer = setTimeout(() => done(false), ms);
      this.#hurry = () => {
        clearTimeout(timer);
        // The network may come back just after a failed attempt: that one is repeated not at once, but soon.
        setTimeout(() => done(true), this.#triedAt + TOGETHER_MS - performance.now());
      };
    });
  }

  #drop(): void {
    this.#room = null;
    this.#giveUp(new Error('no connection'));
    this.#pulse?.stop();
    this.#pulse = null;
  }
}
