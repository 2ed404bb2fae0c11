/**
 * Requests that another server of the group has to answer: those with the code of its room, the sockets of its rooms, and
 * whatever opens rooms while this one ends. They are passed on with the secret that only members know.
 */

import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { ErrorCode, matchMaker } from '@colyseus/core';
import { createProxyServer } from 'httpxy';
import { CLASS_CODE_LENGTH } from '../../shared/class-protocol.ts';
import type { RefusalCode } from '../../shared/duel/rules/command.ts';
import { CODE_ALPHABET, CODE_LENGTH, normaliseCode } from '../../shared/protocol.ts';
import type { Member, RoomOwners } from '../store/room-owners.ts';
import type { Group } from './group.ts';

/** Names the server that passes a request on, by what only members know. */
const HOP = 'x-last-ack-hop';
const SECRET_BYTES = 24;
/** A page retries a little later than that. */
const PATIENCE_MS = 2_000;
const LOOK_EVERY_MS = 50;
/** A server that does not answer so long is gone. */
const ANSWER_MS = 20_000;
const CODE = new RegExp(`^[${CODE_ALPHABET}]{${CODE_LENGTH},${CLASS_CODE_LENGTH}}$`);
/** Where a code stands in a path. */
const WITH_CODE = /^\/(?:matchmake\/joinById|api\/invitations|api\/classes)\/([^/?]{1,80})/;
/** Files are in the memory of one process. */
const KEPT = /^\/api\/files\/([\w-]+)\./;
const OPENS = /^\/matchmake\/(?:create|joinOrCreate)\//;
const SOCKET = /^\/([\w-]+)\/([\w-]+)(?:\?|$)/;

/** The prefix of links to something in the memory of this process. */
export function markOf(processId: string): string {
  return `${processId}.`;
}

export function newSecret(): string {
  return randomBytes(SECRET_BYTES).toString('base64url');
}

/** Who is to answer; null: this server. */
type Found = Member | 'nobody-yet' | null;
type KnownGroup = Pick<Group, 'name' | 'address' | 'members' | 'isLeaving' | 'plays'>;

export class Forwarding {
  readonly #group: KnownGroup;
  readonly #rooms: Pick<RoomOwners, 'whereIs'>;
  readonly #secret: Buffer;
  readonly #patienceMs: number;
  readonly #proxy = createProxyServer({ proxyTimeout: ANSWER_MS });

  /** @param patienceMs how long a request waits for a server to take its room */
  constructor(group: KnownGroup, rooms: Pick<RoomOwners, 'whereIs'>, secret: string, patienceMs = PATIENCE_MS) {
    this.#patienceMs = patienceMs;
    this.#group = group;
    this.#rooms = rooms;
    this.#secret = Buffer.from(secret);
  }

  /** Whether a member passed this request on: what it says about its sender is true. */
  isHop({ headers }: IncomingMessage): boolean {
    const said = Buffer.from(String(headers[HOP] ?? ''));
    return said.length === this.#secret.length && timingSafeEqual(said, this.#secret);
  }

  /** @returns whether the request was forwarded; false: it is answered here */
  async request(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
    const member = await this.#memberFor(request);
    if (member === null) return false;
    if (member === 'nobody-yet') refuse(response);
    else
      await this.#proxy
        .web(request, response, { target: member.address, headers: hopTo(member) })
        .catch(() => refuse(response));
    return true;
  }

  /** The same for a socket. */
  async upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<boolean> {
    const [, processId = '', code = ''] = SOCKET.exec(request.url ?? '') ?? [];
    const isOwn = processId === matchMaker.processId && !this.#group.isLeaving;
    const named = this.#other((member) => member.processId === processId);
    const member = isOwn ? null : (named ?? (await this.#playerOf(normaliseCode(code))));
    if (member === null || member === 'nobody-yet') return false;
    const target = { target: member.address, headers: hopTo(member) };
    // An upgrade comes with the connection itself.
    await this.#proxy.ws(request, socket as Socket, target, head).catch(() => socket.destroy());
    return true;
  }

  #memberFor({ url = '' }: IncomingMessage): Found | Promise<Found> {
    const { members, isLeaving } = this.#group;
    const code = WITH_CODE.exec(url)?.[1];
    if (code !== undefined) return this.#playerOf(normaliseCode(decoded(code)));
    const kept = KEPT.exec(url)?.[1];
    if (kept !== undefined) return this.#other(({ processId }) => processId === kept);
    const [pairs] = members;
    if (url.startsWith('/api/strangers')) return this.#other((member) => member === pairs);
    return isLeaving && OPENS.test(url) ? this.#other(() => true) : null;
  }

  /** The first of the other servers of which this is true; null: none. */
  #other(is: (member: Member) => boolean): Member | null {
    return this.#group.members.find((member) => !this.#isHere(member) && is(member)) ?? null;
  }

  /** Whether it is this server, or one that was at its address before and so is gone. */
  #isHere({ name, address }: Member): boolean {
    return name === this.#group.name || address === this.#group.address;
  }

  /** The other server that plays the room of this code, perhaps soon; null: there is no such room, or it is here. */
  async #playerOf(code: string): Promise<Found> {
    if (!CODE.test(code) || this.#group.plays(code)) return null;
    const until = performance.now() + this.#patienceMs;
    for (;;) {
      const found = await this.#rooms.whereIs(code);
      if (found.kind === 'taken' && !this.#isHere(found.by)) return found.by;
      if (found.kind === 'nowhere' || this.#group.plays(code)) return null;
      if (performance.now() >= until) return 'nobody-yet';
      await pause(LOOK_EVERY_MS);
    }
  }
}

/** What a request to a member carries. */
export function hopTo({ secret }: Member): Record<string, string> {
  return { [HOP]: secret };
}

/** As the matchmaker refuses: the page tries again. */
function refuse(response: ServerResponse): void {
  if (response.headersSent) return void response.destroy();
  const error: RefusalCode = 'server-busy';
  response.writeHead(503, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify({ code: ErrorCode.AUTH_FAILED, error }));
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
