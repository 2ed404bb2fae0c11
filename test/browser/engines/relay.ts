/**
 * The way between one browser and the server: a proxy that knows the made-up host name of the tests, can be cut like
 * Wi-Fi, and puts a script before everything else on a page, with which a test prepares it and learns of its errors.
 */

import { createServer, type IncomingMessage, request as ask, type ServerResponse } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import type { Duplex } from 'node:stream';

/**
 * Resolves nowhere, so that only the proxy leads there; neither localhost nor https, so that a page of it is no secure
 * context.
 */
export const HOST = 'last-ack.test';

const SCRIPT = '/under-test/prepare.js';
const FAULT = '/under-test/fault';

/** Runs in the page before everything else: uncaught errors and logged ones are reported to the test. */
const REPORTER = `
  const tell = (what) => navigator.sendBeacon('${FAULT}', String(what));
  addEventListener('error', (event) => tell(event.message || event.target?.src || 'error'));
  addEventListener('unhandledrejection', (event) => tell(event.reason));
  addEventListener('securitypolicyviolation', (event) => tell(event.violatedDirective + ' ' + event.blockedURI));
  const log = console.error;
  console.error = (...parts) => { tell(parts.join(' ')); log(...parts); };
`;

export interface Relay {
  readonly port: number;
  /** Errors of the pages. */
  readonly faults: string[];
  /** Script text that runs at the start of every page from now on. */
  prepare(script: string): void;
  /** Ends every connection; none is made again until `mend`. */
  cut(): void;
  mend(): void;
  close(): Promise<void>;
}

export async function openRelay(): Promise<Relay> {
  const faults: string[] = [];
  const open = new Set<Duplex>();
  let whole = true;
  let script = REPORTER;
  const server = createServer((request, response) => {
    const { pathname } = target(request);
    if (pathname === FAULT) return void hear(request, faults, response);
    if (pathname === SCRIPT) return void response.setHeader('content-type', 'text/javascript').end(script);
    forward(request, response);
  });
  server.on('connection', (socket) => {
    if (whole) keep(socket);
    else socket.destroy();
  });
  server.on('connect', (request: IncomingMessage, socket: Duplex) => tunnel(request, socket, null));
  server.on('upgrade', (request: IncomingMessage, socket: Duplex) => tunnel(request, socket, headOf(request)));

  function keep(socket: Duplex): void {
    open.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => open.delete(socket));
  }

  /** @param head sent to the server first; null: the browser is told that it may send */
  function tunnel(request: IncomingMessage, socket: Duplex, head: string | null): void {
    const { hostname, port } = target(request);
    if (hostname !== HOST) return void socket.destroy();
    const further = connect(Number(port), '127.0.0.1', () => {
      if (head === null) socket.write('HTTP/1.1 200 OK\r\n\r\n');
      else further.write(head);
      socket.pipe(further).pipe(socket);
    });
    keep(further);
    further.on('close', () => socket.destroy());
    socket.on('close', () => further.destroy());
  }

  server.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    faults,
    prepare: (more) => {
      script += `\n${more}`;
    },
    cut: () => {
      whole = false;
      for (const socket of open) socket.destroy();
    },
    mend: () => {
      whole = true;
    },
    close: async () => {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** What a browser asks its proxy for: a whole address, or a host and port for a tunnel. */
function target(request: IncomingMessage): URL {
  const { url = '' } = request;
  return URL.canParse(url) && url.includes('://') ? new URL(url) : new URL(`http://${url}`);
}

function headOf(request: IncomingMessage): string {
  const { pathname, search } = target(request);
  const headers: string[] = [];
  for (let at = 0; at < request.rawHeaders.length; at += 2)
    headers.push(`${request.rawHeaders[at]}: ${request.rawHeaders[at + 1]}`);
  return `GET ${pathname}${search} HTTP/1.1\r\n${headers.join('\r\n')}\r\n\r\n`;
}

async function hear(request: IncomingMessage, faults: string[], response: ServerResponse): Promise<void> {
  let told = '';
  for await (const piece of request) told += String(piece);
  faults.push(told);
  response.writeHead(204).end();
}

function forward(request: IncomingMessage, response: ServerResponse): void {
  const { hostname, port, pathname, search } = target(request);
  // Browsers also phone home: nothing leaves this machine.
  if (hostname !== HOST) return void response.writeHead(404).end();
  const headers = { ...request.headers, 'accept-encoding': 'identity' };
  const path = `${pathname}${search}`;
  const further = ask({ host: '127.0.0.1', port, path, method: request.method, headers }, (answer) => {
    if (!String(answer.headers['content-type']).startsWith('text/html') || answer.statusCode !== 200) {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      return void answer.pipe(response);
    }
    void answerPage(answer, response);
  });
  further.on('error', () => response.destroy());
  request.pipe(further);
}

/** A page, with the test's script as its first. */
async function answerPage(answer: IncomingMessage, response: ServerResponse): Promise<void> {
  let page = '';
  for await (const piece of answer) page += String(piece);
  const { 'content-length': _, etag: __, ...headers } = answer.headers;
  response.writeHead(200, { ...headers, 'cache-control': 'no-store' });
  response.end(page.replace('<head>', `<head><script src="${SCRIPT}"></script>`));
}
