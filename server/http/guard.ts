/**
 * Runs before every other listener of the HTTP server: sets the security headers and rejects requests that no page
 * sends (long bodies, bodies of unknown length, invalid paths), which the matchmaker would read without a limit.
 */

import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { BlockList } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Time } from '../../shared/match/time.ts';
import type { RefusalCode } from '../../shared/duel/rules/command.ts';
import { type FileRefusal, LONGEST_FILE } from '../../shared/kept-file.ts';
import type { ClassRefusalCode } from '../../shared/class/class-refusals.ts';
import { setSecurityHeaders } from './security-headers.ts';
import { nameSender } from '../sender.ts';

/** Join options take some hundred bytes; a player's own level at most some thousand more. */
const LONGEST_BODY = 32 * 1024;
/** A lesson is longer, and a file made by the page may be longer still. */
export const LONGEST_LESSON = 256 * 1024;
/** The log of a match that a player has played alone; a storm of many rounds is the longest. */
export const LONGEST_LOG = 2 ** 21;
/**
 * A body up to this many times the limit is read to its end, since otherwise its sender would only see a broken
 * connection.
 */
const HEARD_OUT = 3;
const TOO_LONG = 413;
const UNAVAILABLE = 503;
const WITH_BODY = new Set(['POST', 'PUT', 'PATCH']);

/** How long a body may take to arrive, whatever its length; and one second more for so many octets. */
const BODY_MS = 30_000;
const OCTETS_PER_SECOND = 64 * 1024;
const MISDIRECTED = 421;
const WRONG_NAME =
  'Last ACK does not answer under this name. If it is right, the administrator can add it: ALLOWED_HOSTS, or PUBLIC_URL.';
/** Health checks may use any name, and reveal nothing. */
const FOR_ANY_NAME = ['/healthz', '/readyz'];

interface Outside {
  /** The proxies whose word about the sender is trusted. */
  readonly proxies: BlockList;
  /** Whether requests for this Host are answered. */
  readonly isServed: (host: string | undefined) => boolean;
  /** The name that browsers should ask for by TLS alone; null: none. */
  readonly secureHost: string | null;
  readonly time: Pick<Time, 'after'>;
  /** The path under which a proxy serves this server and which it leaves in its requests; '' if there is none. */
  readonly prefix: string;
  /** The other servers of its group; absent: there are none. */
  readonly others?: Others | undefined;
}

/** Passes on what another server has to answer. */
export interface Others {
  /** Whether another member forwarded this request, naming its sender. */
  isHop(request: IncomingMessage): boolean;
  /** @returns whether the request was forwarded; false: it is answered here */
  request(request: IncomingMessage, response: ServerResponse): Promise<boolean>;
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<boolean>;
}

/**
 * Call it after all other listeners are attached.
 * @param outside what lies between this server and its clients
 */
export function guardRequests(server: Server, outside: Outside): void {
  const { proxies, prefix, isServed, secureHost, others } = outside;
  const inner = server.listeners('request');
  server.removeAllListeners('request');
  server.on('request', (request, response) => {
    setSecurityHeaders(request, response, secureHost);
    const isHop = others?.isHop(request) === true;
    if (!isHop) nameSender(request, proxies);
    // The page finds its resources only below a path that ends with a slash.
    const [path, query] = splitUrl(request.url ?? '');
    if (prefix !== '' && path === prefix) return void response.writeHead(308, { location: `${prefix}/${query}` }).end();
    request.url = withoutPrefix(request.url ?? '', prefix);
    // A member has checked the name, and may use one of its own.
    const status = refusedWith(request, isHop ? () => true : isServed);
    const answer = () => {
      for (const listener of inner) listener.call(server, request, response);
    };
    if (status === TOO_LONG && bodyLength(request) <= HEARD_OUT * longestBody(request)) hearOut(request, response);
    else if (status !== null) return refuse(request, response, status);
    else if (others === undefined || isHop) answer();
    else void unlessPassed(others.request(request, response), answer, () => refuse(request, response, UNAVAILABLE));
    endLate(request, response, outside);
  });
  guardUpgrades(server, outside);
}

function guardUpgrades(server: Server, { proxies, prefix, isServed, others }: Outside): void {
  const upgrades = server.listeners('upgrade');
  server.removeAllListeners('upgrade');
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const isHop = others?.isHop(request) === true;
    if (!isHop && !isServed(request.headers.host)) return refuseSocket(socket);
    if (!isHop) nameSender(request, proxies);
    request.url = withoutPrefix(request.url ?? '', prefix);
    const answer = () => {
      for (const listener of upgrades) listener.call(server, request, socket, head);
    };
    if (others === undefined || isHop) return answer();
    const dies = () => socket.destroy();
    socket.on('error', dies);
    const passed = others.upgrade(request, socket, head).finally(() => socket.off('error', dies));
    void unlessPassed(passed, answer, dies);
  });
}

async function unlessPassed(passed: Promise<boolean>, answer: () => void, fail: () => void): Promise<void> {
  try {
    if (!(await passed)) answer();
  } catch {
    fail();
  }
}

/** [NET192] A body that does not arrive keeps no connection open. */
function endLate(request: IncomingMessage, response: ServerResponse, { time }: Outside): void {
  if (request.complete || !WITH_BODY.has(request.method ?? '')) return;
  const patience = BODY_MS + (bodyLength(request) / OCTETS_PER_SECOND) * 1000;
  const cancel = time.after(patience, () => {
    if (!response.headersSent) response.writeHead(408, { connection: 'close' }).end();
    request.destroy();
  });
  request.once('close', cancel);
}

/** There is no response to an upgrade yet. */
function refuseSocket(socket: Duplex): void {
  socket.on('error', () => socket.destroy());
  socket.end(`HTTP/1.1 ${MISDIRECTED} Misdirected Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

/** A path, and its query with the question mark; '' if there is none. */
function splitUrl(url: string): readonly [path: string, query: string] {
  const [path = ''] = url.split('?', 1);
  return [path, url.slice(path.length)];
}

/** [NET236] What is not for the public has no address below the public path. */
const PRIVATE = '/metrics';

/** The request as it would be without the proxy: some proxies strip the prefix, some keep it. */
function withoutPrefix(url: string, prefix: string): string {
  const isOurs = prefix !== '' && url.startsWith(`${prefix}/`) && !url.startsWith(`${prefix}${PRIVATE}`);
  return isOurs ? url.slice(prefix.length) : url;
}

function refusedWith(request: IncomingMessage, isServed: Outside['isServed']): number | null {
  if (!URL.canParse(`http://${request.headers.host ?? ''}${request.url ?? ''}`)) return 400;
  if (!FOR_ANY_NAME.includes(request.url ?? '') && !isServed(request.headers.host)) return MISDIRECTED;
  if (!WITH_BODY.has(request.method ?? '')) return null;
  if (request.headers['content-length'] === undefined) return 411;
  return bodyLength(request) > longestBody(request) ? TOO_LONG : null;
}

function bodyLength(request: IncomingMessage): number {
  return Number(request.headers['content-length']);
}

/** Bodies that may be longer than join options, by path prefix, and the answer to one that is too long. */
const LONGER = [
  { path: /^\/api\/reviews$/, longest: LONGEST_LOG, error: 'bad-log' satisfies RefusalCode },
  { path: /^\/api\/lessons(\/|$)/, longest: LONGEST_LESSON, error: 'bad-lesson' satisfies ClassRefusalCode },
  { path: /^\/api\/files(\?|$)/, longest: LONGEST_FILE, error: 'file-too-long' satisfies FileRefusal },
] as const;
/** Only a player's own level makes a join this long. */
const JOIN = { longest: LONGEST_BODY, error: 'bad-level' satisfies RefusalCode } as const;

function kindOf({ url = '' }: IncomingMessage) {
  return LONGER.find(({ path }) => path.test(url)) ?? JOIN;
}

function longestBody(request: IncomingMessage): number {
  return kindOf(request).longest;
}

/** The page can then tell its player what was wrong. */
function hearOut(request: IncomingMessage, response: ServerResponse): void {
  const { error } = kindOf(request);
  request.resume().once('end', () => {
    response.writeHead(TOO_LONG, { connection: 'close', 'content-type': 'application/json' });
    response.end(JSON.stringify({ error }));
  });
}

function refuse(request: IncomingMessage, response: ServerResponse, status: number): void {
  response.writeHead(status, { connection: 'close', 'content-type': 'text/plain' });
  response.end(status === MISDIRECTED ? WRONG_NAME : undefined);
  request.destroy();
}
