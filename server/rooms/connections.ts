/**
 * The connections of a room, of matches and classes alike: each holds a place, breaks and comes back, and makes requests.
 * What a place is, and what a request does, only the room knows.
 */

import type { Deferred, Room } from '@colyseus/core';
import type { z } from 'zod';
import type { RefusalCode } from '../../shared/duel/rules/command.ts';
import type { SentParts, ViewMessages, ViewShape } from '../../shared/lib/view-parts.ts';
import { MessageBudget } from './budget.ts';
import { LagMeter } from './lag.ts';
import { type Due, Outbox } from './outbox.ts';
import { refusal } from './refusal.ts';
import type { Services } from './services.ts';

/** What a room knows of a connection: the `userData` of a client. */
export interface Session<Place> {
  /** The seat or role that it holds. A place has one connection at a time. */
  place: Place;
  readonly budget: MessageBudget;
  readonly lag: LagMeter;
  readonly outbox: Outbox;
}

/** A client of Colyseus as far as it matters here. */
interface SessionClient<S> {
  readonly sessionId: string;
  readonly ref: unknown;
  userData?: S;
  send(message: keyof ViewMessages, sent: SentParts): void;
  leave(code: number, reason: string): void;
}

interface Refused<Code> {
  readonly ok: false;
  readonly code: Code;
}

type Handler<S, C, Message, Reply> = (message: Message, session: S, client: C) => Promise<Reply> | Reply;

export class Connections<Place, S extends Session<Place>, C extends SessionClient<S>> {
  readonly #room: Pick<Room, 'roomId'> & { allowReconnection(client: C, seconds: number): Deferred };
  readonly #services: () => Pick<Services, 'time' | 'log' | 'settings' | 'meter'>;
  /** The current connection of each place; an older one of the same place is no longer ours. */
  readonly #holders = new Map<Place, C>();
  /** Dropped connections that may come back by themselves. */
  readonly #awaited = new Map<Place, Deferred>();
  readonly #onAnswer: (name: string, session: S | null, ms: number) => void;
  #closing = false;

  /**
   * @param services what the room was given; asked for only when there is a connection
   * @param onAnswer called after each request: its kind, who made it, and how long its answer took
   */
  constructor(
    room: Pick<Room, 'roomId'> & { allowReconnection(client: C, seconds: number): Deferred },
    services: () => Pick<Services, 'time' | 'log' | 'settings' | 'meter'>,
    onAnswer: (name: string, session: S | null, ms: number) => void,
  ) {
    this.#room = room;
    this.#services = services;
    this.#onAnswer = onAnswer;
  }

  get isEmpty(): boolean {
    return this.#holders.size === 0;
  }

  get isClosing(): boolean {
    return this.#closing;
  }

  /** From now on nobody leaves and nothing is answered: the room is about to end, or the server shuts down. */
  close(): void {
    this.#closing = true;
  }

  /**
   * [NET320] Colyseus lets a client with a reserved place into a room that it is closing, and then waits for them to leave.
   * @throws ServerError if the room is closing: it may be open again in a moment
   */
  letIn(): void {
    if (this.#closing) throw refusal('server-busy');
  }

  /** What every session begins with. */
  begin(place: Place): Session<Place> {
    const { time } = this.#services();
    return { place, budget: new MessageBudget(time.now()), lag: new LagMeter(time), outbox: new Outbox() };
  }

  /** Gives a client the place of its session, for the first time or again. An earlier holder must have been let go. */
  hold(client: C, session: S): void {
    client.userData = session;
    this.#awaited.delete(session.place);
    this.#holders.set(session.place, client);
    session.lag.attach(client.ref);
    session.outbox.forget();
  }

  /** @returns the session of a connection that is still ours; null: it is not, or the room is closing */
  heldBy(client: C): S | null {
    const session = client.userData;
    if (session === undefined || this.#closing) return null;
    return this.#holders.get(session.place)?.sessionId === client.sessionId ? session : null;
  }

  /** The connection that holds a place, even if it is broken; null: none. */
  at(place: Place): C | null {
    return this.#holders.get(place) ?? null;
  }

  /** @returns the session of a connection that is ours and not broken, if the room is not closing; else null */
  reachedBy(client: C): S | null {
    const session = this.heldBy(client);
    return session === null || this.#awaited.has(session.place) ? null : session;
  }

  /** Does something for every connection that messages reach. */
  eachReached(use: (client: C, session: S) => void): void {
    for (const client of this.#holders.values()) {
      const session = this.reachedBy(client);
      if (session !== null) use(client, session);
    }
  }

  /** Sends a client what has changed in its view, if anything: a message with nothing in it would tell something. */
  show(client: C, view: object, shape: ViewShape): void {
    const due = this.reachedBy(client)?.outbox.take(view, shape) ?? null;
    if (due !== null) client.send(due.message, due.parts);
  }

  /**
   * A connection broke: its place is kept until it is back, or given up.
   * @returns its session; null: it was no longer ours
   */
  dropped(client: C): S | null {
    const session = this.heldBy(client);
    if (session === null) return null;
    const awaited = this.#room.allowReconnection(client, this.#services().settings.abandonMs / 1000);
    awaited.catch(() => undefined);
    this.#awaited.set(session.place, awaited);
    return session;
  }

  /**
   * A connection is gone for good.
   * @returns its session; null: it was no longer ours
   */
  left(client: C): S | null {
    const session = this.heldBy(client);
    if (session !== null) this.forget(session.place);
    return session;
  }

  /** The place is free; the connection that held it stays open. */
  forget(place: Place): void {
    this.#holders.delete(place);
    this.#awaited.delete(place);
  }

  /** Closes the connection that holds the place, if any. */
  letGo(place: Place, code: number, reason: string): void {
    const before = this.#holders.get(place);
    const awaited = this.#awaited.get(place);
    this.forget(place);
    if (awaited !== undefined) awaited.reject(new Error('seat taken elsewhere'));
    else before?.leave(code, reason);
  }

  /**
   * The path of every request: place, budget, form, and only then the request itself. An internal error is reported as
   * such. What a numbered request changes in its own view goes with its answer.
   * @param malformed the refusal of a message that does not fit the schema
   * @returns the handler for the room's `messages`
   */
  answer<Message, Reply, Code extends string = RefusalCode>(
    name: string,
    schema: z.ZodType<Message>,
    handle: Handler<S, C, Message, Reply>,
    malformed: Code | RefusalCode = 'bad-message',
  ): (client: C, raw: unknown, context?: Context) => Promise<Reply | Refused<Code | RefusalCode>> {
    const carryOut = async (client: C, raw: unknown) => {
      const session = this.heldBy(client);
      if (session === null) return refuse('not-playing');
      const { time, log } = this.#services();
      if (!session.budget.take(time.now())) return refuse('too-fast');
      const read = schema.safeParse(raw);
      if (!read.success) return refuse(malformed);
      try {
        return await handle(read.data, session, client);
      } catch (error) {
        log.write('request-failed', { request: name, code: this.#room.roomId, error });
        return refuse('server-busy');
      }
    };
    return async (client, raw, context) => {
      const arrivedAt = performance.now();
      const numbered = context?.id === undefined ? numberedOf(raw) : null;
      const ask = numbered === null ? null : this.heldBy(client)?.outbox.ask();
      const reply = await carryOut(client, numbered === null ? raw : numbered.message);
      if (numbered !== null) sendAnswer(client, numbered.id, reply, ask?.end() ?? null);
      const ms = performance.now() - arrivedAt;
      this.#measured(name, ms, reply);
      this.#onAnswer(name, this.heldBy(client), ms);
      return reply;
    };
  }

  #measured(name: string, ms: number, reply: unknown): void {
    const { meter } = this.#services();
    meter.answered(name, ms);
    if (isRefused(reply)) meter.refused(reply.code);
  }
}

/** How Colyseus calls a handler; `id`: the sender waits for the handler's result. */
interface Context {
  readonly id?: unknown;
}

/** A request as `[id, message]`; null: it is none. */
function numberedOf(raw: unknown): { readonly id: number; readonly message: unknown } | null {
  if (!Array.isArray(raw) || raw.length !== 2) return null;
  const [id, message] = raw as readonly unknown[];
  return typeof id === 'number' ? { id, message } : null;
}

/** Answer and changes in one message, where the view has been sent before. */
function sendAnswer(client: Pick<SessionClient<unknown>, 'send'>, id: number, reply: unknown, due: Due | null): void {
  if (due?.message === 'view') client.send('view', due.parts);
  client.send('answer', [id, reply, ...(due?.message === 'parts' ? due.parts : [])]);
}

function isRefused(reply: unknown): reply is Refused<string> {
  return typeof reply === 'object' && reply !== null && 'ok' in reply && reply.ok === false;
}

/** The answer to a request that cannot be carried out. */
export function refuse<Code extends string>(code: Code): Refused<Code> {
  return { ok: false, code };
}
