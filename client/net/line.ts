/** One connection to a room that is kept: entered, asked, looked for again when it breaks. Knows neither match nor class. */

import type { Signal } from '@preact/signals';
import type { Room } from 'colyseus.js';
import type { ServerClock } from '../model/server-clock.ts';
import { syncClock } from './clock-sync.ts';

const ANSWER_MS = 6_000;
/** Pauses between tries to come back; after the last the page asks the player. */
const RETURN_MS = [300, 700, 1_500, 2_000, 3_000, 3_000, 5_000, 5_000, 8_000, 10_000, 10_000, 10_000, 10_000, 10_000];
/** The sdk's own tries, before these: a server that is there again is found within so long. */
const SDK_TRIES = { maxDelay: 2_000, maxRetries: 30 };

type State<Why> =
  | { readonly kind: 'none' }
  | { readonly kind: 'joining' }
  | { readonly kind: 'open' }
  | { readonly kind: 'reconnecting' }
  | { readonly kind: 'ended'; readonly why: Why };

type Answer<Refusal> = { readonly ok: true } | { readonly ok: false; readonly code: Refusal };

type ClockReply = { readonly ok: true; readonly now: number } | { readonly ok: false };

/** What a line needs to know of what it leads to. `Refusal`: the codes with which the room refuses; `Why`: why a line ends. */
export interface LineRules<R extends Room, Refusal extends string, Why> {
  readonly connection: Signal<State<Why>>;
  readonly problem: Signal<Refusal | 'no-server' | 'no-answer' | null>;
  readonly clock: ServerClock;
  /** What a code means with which the server closes on purpose. */
  readonly endings: ReadonlyMap<number, Why>;
  readonly unreachable: Why;
  refusalOf(error: unknown): Refusal | null;
  /** What has come to an end with a refusal; null: it is worth another try. */
  endOf(refusal: Refusal): Why | null;
  /** The key that leads back; null: there is none. */
  key(): string | null;
  comeBack(key: string): Promise<R>;
  /** Hears what the room says, from the first message on. */
  listen(room: R): void;
}

export class Line<R extends Room, Refusal extends string, Why> {
  readonly #rules: LineRules<R, Refusal, Why>;
  #room: R | null = null;
  /** Counts what was begun: an answer to what was given up meanwhile is not wanted any more. */
  #begun = 0;
  #stopClock: () => void = () => undefined;

  constructor(rules: LineRules<R, Refusal, Why>) {
    this.#rules = rules;
  }

  /** @returns why it did not work; null if it did. */
  async enter(open: () => Promise<R>): Promise<Refusal | 'no-server' | null> {
    const { connection, problem, refusalOf } = this.#rules;
    const mine = ++this.#begun;
    problem.value = null;
    connection.value = { kind: 'joining' };
    try {
      this.#keepIfWanted(mine, await open());
      return null;
    } catch (error) {
      const refused = refusalOf(error) ?? 'no-server';
      if (this.#begun !== mine) return refused;
      connection.value = { kind: 'none' };
      problem.value = refused;
      return refused;
    }
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
    this.#stopClock();
    if (room === null) return;
    this.#stopClock = syncClock(this.#rules.clock, async () => {
      const reply = await room.request<object, ClockReply>('clock', {}, { timeout: ANSWER_MS });
      return reply.ok ? reply.now : null;
    });
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

  /** Lets go of the room at once. @returns when the server knows */
  async leave(): Promise<void> {
    const room = this.#room;
    this.#begun += 1;
    this.#drop();
    this.#rules.connection.value = { kind: 'none' };
    this.#rules.problem.value = null;
    // What it still says on its way out would be taken for where one is now.
    room?.removeAllListeners();
    room?.onMessage('*', () => undefined);
    await room?.leave(true).catch(() => undefined);
  }

  #keepIfWanted(mine: number, room: R): void {
    if (this.#begun === mine) this.#keep(room);
    else void room.leave(true).catch(() => undefined);
  }

  #keep(room: R): void {
    const { connection, listen } = this.#rules;
    this.#room = room;
    Object.assign(room.reconnection, SDK_TRIES);
    listen(room);
    room.onDrop(() => {
      if (this.#room === room) connection.value = { kind: 'reconnecting' };
    });
    room.onReconnect(() => {
      connection.value = { kind: 'open' };
    });
    room.onLeave((code) => {
      if (this.#room === room) void this.#afterLeave(code);
    });
  }

  async #afterLeave(code: number): Promise<void> {
    this.#drop();
    const { connection, endings, key } = this.#rules;
    const why = endings.get(code);
    const known = key();
    if (why !== undefined) connection.value = { kind: 'ended', why };
    else if (known !== null) await this.#comeBack(known);
    else connection.value = { kind: 'none' };
  }

  /** Knocks until it is let in, is told that it never will be, or the player has left. */
  async #comeBack(key: string): Promise<void> {
    const { connection, unreachable } = this.#rules;
    const mine = ++this.#begun;
    connection.value = { kind: 'reconnecting' };
    for (const pause of RETURN_MS) {
      await new Promise((done) => setTimeout(done, pause));
      if (this.#begun !== mine || (await this.#knock(key, mine))) return;
    }
    if (this.#begun === mine) connection.value = { kind: 'ended', why: unreachable };
  }

  /** @returns whether it was answered for good */
  async #knock(key: string, mine: number): Promise<boolean> {
    const { connection, comeBack, refusalOf, endOf } = this.#rules;
    try {
      this.#keepIfWanted(mine, await comeBack(key));
      return true;
    } catch (error) {
      const refused = refusalOf(error);
      const why = refused === null ? null : endOf(refused);
      if (why !== null && this.#begun === mine) connection.value = { kind: 'ended', why };
      return why !== null;
    }
  }

  #drop(): void {
    this.#room = null;
    this.#stopClock();
  }
}
