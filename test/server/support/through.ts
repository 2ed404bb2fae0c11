/** Requests and sockets through a proxy: to `uni.example`, which is this machine, with a self-signed certificate. */

import type { IncomingHttpHeaders, RequestOptions } from 'node:http';
import { request as plainly } from 'node:http';
import { request as byTls } from 'node:https';
import { buffer } from 'node:stream/consumers';
import { WebSocket } from 'ws';

export interface Asked {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Buffer | string;
  /** The student's own address: one of this machine's. */
  readonly from?: string;
  /** Without TLS. */
  readonly plain?: boolean;
  /** The requested name, if not the usual one. */
  readonly name?: string;
  /** The trusted certificate; absent: any. */
  readonly ca?: Buffer;
}

export interface Answered {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

const NAME = 'uni.example';

/** @param port of the proxy. Follows no redirect. */
export function through(port: number, path: string, asked: Asked = {}): Promise<Answered> {
  const { method = 'GET', headers = {}, body = '', from = '127.0.0.1', plain = false, name = NAME, ca } = asked;
  const to: RequestOptions = { host: '127.0.0.1', port, path, method, localAddress: from };
  const all = { host: name, 'content-length': Buffer.byteLength(body), ...headers };
  const trust = ca === undefined ? { rejectUnauthorized: false } : { ca };
  // An IP address is no name that a handshake may carry.
  const named = /^[\d.]+$/.test(name) ? {} : { servername: name };
  return new Promise((resolve, reject) => {
    const ask = plain ? plainly({ ...to, headers: all }) : byTls({ ...to, headers: all, ...named, ...trust });
    ask.on('error', reject);
    ask.on('response', (answer) => {
      const { statusCode: status = 0, headers: told } = answer;
      buffer(answer).then((content) => resolve({ status, headers: told, body: content }), reject);
    });
    ask.end(body);
  });
}

/** A socket of a match without players, on which neither side sends anything. */
export async function idleSocket(port: number, root: string): Promise<WebSocket> {
  const options = { levelId: 'four-waves', mode: 'coached', pace: 'normal', speed: true };
  const { body } = await through(port, `${root}/matchmake/create/duel`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ kind: 'create', name: 'Ada', against: 'friend', options }),
  });
  const { processId, roomId, sessionId } = JSON.parse(body.toString());
  const url = `wss://127.0.0.1:${port}${root}/${processId}/${roomId}?sessionId=${sessionId}`;
  // Passed on to the connection; the types of the package leave it out.
  const tls: object = { servername: NAME, rejectUnauthorized: false };
  return new WebSocket(url, { ...tls, headers: { host: NAME } });
}
