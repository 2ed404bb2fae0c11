/**
 * Stands before every other listener of the HTTP server: sets the security headers and turns away what no page sends
 * (long bodies, bodies of unknown length, paths that are none), which the matchmaker would read without a limit.
 */

import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { setSecurityHeaders } from './security-headers.ts';

/** Options of a join are some hundred bytes. */
const LONGEST_BODY = 4 * 1024;
const WITH_BODY = new Set(['POST', 'PUT', 'PATCH']);

/** Call it when all other listeners are there. */
export function guardRequests(server: Server): void {
  const inner = server.listeners('request');
  server.removeAllListeners('request');
  server.on('request', (request, response) => {
    setSecurityHeaders(request, response);
    const status = refusedWith(request);
    if (status !== null) return refuse(request, response, status);
    for (const listener of inner) listener.call(server, request, response);
  });
}

function refusedWith(request: IncomingMessage): number | null {
  if (!URL.canParse(`http://${request.headers.host ?? ''}${request.url ?? ''}`)) return 400;
  if (!WITH_BODY.has(request.method ?? '')) return null;
  const length = request.headers['content-length'];
  if (length === undefined) return 411;
  return Number(length) > LONGEST_BODY ? 413 : null;
}

function refuse(request: IncomingMessage, response: ServerResponse, status: number): void {
  response.writeHead(status, { connection: 'close' }).end();
  request.destroy();
}
