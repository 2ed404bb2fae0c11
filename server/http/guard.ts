/**
 * Stands before every other listener of the HTTP server: sets the security headers and turns away what no page sends
 * (long bodies, bodies of unknown length, paths that are none), which the matchmaker would read without a limit.
 */

import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { RefusalCode } from '../../shared/duel/command.ts';
import type { ClassRefusalCode } from '../../shared/lesson/class-command.ts';
import { setSecurityHeaders } from './security-headers.ts';

/** Options of a join are some hundred bytes; a level of one's own is at most some thousand more. */
const LONGEST_BODY = 32 * 1024;
/** A lesson is the one thing that is longer. */
export const LONGEST_LESSON = 256 * 1024;
/** Of a body up to so many times the longest the sender is let finish, since else he would hear of a broken connection only. */
const HEARD_OUT = 3;
const TOO_LONG = 413;
const WITH_BODY = new Set(['POST', 'PUT', 'PATCH']);

/** Call it when all other listeners are there. */
export function guardRequests(server: Server): void {
  const inner = server.listeners('request');
  server.removeAllListeners('request');
  server.on('request', (request, response) => {
    setSecurityHeaders(request, response);
    nameSender(request);
    const status = refusedWith(request);
    if (status === TOO_LONG && bodyLength(request) <= HEARD_OUT * longestBody(request))
      return hearOut(request, response);
    if (status !== null) return refuse(request, response, status);
    for (const listener of inner) listener.call(server, request, response);
  });
}

/** A proxy on this very machine may say for whom it asks. */
const THIS_MACHINE = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

/** Where a request comes from is what the connection says; what a stranger writes into its headers is not listened to. */
function nameSender(request: IncomingMessage): void {
  const { headers, socket } = request;
  const peer = socket.remoteAddress ?? '';
  const forwarded = String(headers['x-forwarded-for'] ?? '')
    .split(',')
    .at(-1)
    ?.trim();
  const sender = THIS_MACHINE.has(peer) && forwarded ? forwarded : peer;
  // The matchmaker reads this header and no other if it is there.
  headers['x-real-ip'] = sender;
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

function isLesson({ url = '' }: IncomingMessage): boolean {
  return /^\/api\/lessons(\/|$)/.test(url);
}

function longestBody(request: IncomingMessage): number {
  return isLesson(request) ? LONGEST_LESSON : LONGEST_BODY;
}

/** Only a level makes a join this long, and only a lesson is longer: the page can tell its player. */
function hearOut(request: IncomingMessage, response: ServerResponse): void {
  const error = isLesson(request) ? ('bad-lesson' satisfies ClassRefusalCode) : ('bad-level' satisfies RefusalCode);
  const refused = { error };
  request.resume().once('end', () => {
    response.writeHead(TOO_LONG, { connection: 'close', 'content-type': 'application/json' });
    response.end(JSON.stringify(refused));
  });
}

function refuse(request: IncomingMessage, response: ServerResponse, status: number): void {
  response.writeHead(status, { connection: 'close' }).end();
  request.destroy();
}
