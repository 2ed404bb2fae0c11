/**
 * Stands before every other listener of the HTTP server: sets the security headers and turns away what no page sends
 * (long bodies, bodies of unknown length, paths that are none), which the matchmaker would read without a limit.
 */

import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { BlockList } from 'node:net';
import type { RefusalCode } from '../../shared/duel/command.ts';
import { type FileRefusal, LONGEST_FILE } from '../../shared/kept-file.ts';
import type { ClassRefusalCode } from '../../shared/lesson/class-command.ts';
import { setSecurityHeaders } from './security-headers.ts';
import { nameSender, readProxies } from './sender.ts';

/** Options of a join are some hundred bytes; a level of one's own is at most some thousand more. */
const LONGEST_BODY = 32 * 1024;
/** A lesson is longer, and a file that the page has made may be longer still. */
export const LONGEST_LESSON = 256 * 1024;
/** Of a body up to so many times the longest the sender is let finish, since else he would hear of a broken connection only. */
const HEARD_OUT = 3;
const TOO_LONG = 413;
const WITH_BODY = new Set(['POST', 'PUT', 'PATCH']);

interface Outside {
  /** The proxies that may say for whom they ask. */
  readonly proxies: BlockList;
  /** The path under which a proxy offers this server and which it leaves in front of what it asks; '' if there is none. */
  readonly prefix: string;
}

/**
 * Call it when all other listeners are there.
 * @param outside what stands between this server and those who ask; absent: at most a proxy on this very machine
 */
export function guardRequests(
  server: Server,
  { proxies, prefix }: Outside = { proxies: readProxies('loopback'), prefix: '' },
): void {
  const inner = server.listeners('request');
  server.removeAllListeners('request');
  server.on('request', (request, response) => {
    setSecurityHeaders(request, response);
    nameSender(request, proxies);
    // What the page names beside itself it finds only below a path that ends with a slash.
    if (prefix !== '' && request.url === prefix) return void response.writeHead(308, { location: `${prefix}/` }).end();
    request.url = withoutPrefix(request.url ?? '', prefix);
    const status = refusedWith(request);
    if (status === TOO_LONG && bodyLength(request) <= HEARD_OUT * longestBody(request))
      return hearOut(request, response);
    if (status !== null) return refuse(request, response, status);
    for (const listener of inner) listener.call(server, request, response);
  });
  server.prependListener('upgrade', (request) => {
    nameSender(request, proxies);
    request.url = withoutPrefix(request.url ?? '', prefix);
  });
}

/** What is asked for, as it would be asked without the proxy: some take the prefix away, some leave it. */
function withoutPrefix(url: string, prefix: string): string {
  if (prefix === '' || !url.startsWith(prefix)) return url;
  const rest = url.slice(prefix.length);
  return rest === '' || rest.startsWith('?') ? `/${rest}` : rest.startsWith('/') ? rest : url;
}

function refusedWith(request: IncomingMessage): number | null {
  if (!URL.canParse(`http://${request.headers.host ?? ''}${request.url ?? ''}`)) return 400;
  if (!WITH_BODY.has(request.method ?? '')) return null;
  if (request.headers['content-length'] === undefined) return 411;
  return bodyLength(request) > longestBody(request) ? TOO_LONG : null;
}

function bodyLength(request: IncomingMessage): number {
  return Number(request.headers['content-length']);
}

/** What may be longer than the options of a join, by the beginning of its path, and what is said of one that is too long. */
const LONGER = [
  { path: /^\/api\/lessons(\/|$)/, longest: LONGEST_LESSON, error: 'bad-lesson' satisfies ClassRefusalCode },
  { path: /^\/api\/files(\?|$)/, longest: LONGEST_FILE, error: 'file-too-long' satisfies FileRefusal },
] as const;
/** Only a level of one's own makes a join this long. */
const JOIN = { longest: LONGEST_BODY, error: 'bad-level' satisfies RefusalCode } as const;

function kindOf({ url = '' }: IncomingMessage) {
  return LONGER.find(({ path }) => path.test(url)) ?? JOIN;
}

function longestBody(request: IncomingMessage): number {
  return kindOf(request).longest;
}

/** The page can tell its player what was wrong. */
function hearOut(request: IncomingMessage, response: ServerResponse): void {
  const { error } = kindOf(request);
  request.resume().once('end', () => {
    response.writeHead(TOO_LONG, { connection: 'close', 'content-type': 'application/json' });
    response.end(JSON.stringify({ error }));
  });
}

function refuse(request: IncomingMessage, response: ServerResponse, status: number): void {
  response.writeHead(status, { connection: 'close' }).end();
  request.destroy();
}
