/**
 * The sockets of all rooms. One that is silent is asked whether it is still there, and closed if it does not answer; one
 * whose client reads nothing is closed as well: its data would pile up here.
 */

import type { Socket } from 'node:net';
import { WebSocketTransport } from '@colyseus/ws-transport';
import type { WebSocket } from 'ws';

/** Octets waiting for one client: far more than the longest view, which is that of a teacher of 250 students. */
const UNREAD_MAX = 1024 * 1024;

/** What was last heard of a socket. */
interface Heard {
  readonly socket: Socket;
  octets: number;
  /** For how many rounds nothing has come. */
  silent: number;
}

export class Sockets extends WebSocketTransport {
  readonly #heard = new WeakMap<WebSocket, Heard>();

  /** [NET194] Closes each connection with too much unread data, even if it answers pings. @returns how many */
  closeUnread(): number {
    const unread = [...this.wss.clients].filter(({ bufferedAmount }) => bufferedAmount > UNREAD_MAX);
    for (const socket of unread) socket.terminate();
    return unread.length;
  }

  /**
   * [NET300] Colyseus pings every socket in each round, which at the pace of people is more than they write themselves: here
   * only those are pinged from which nothing has come since the round before.
   */
  protected override autoTerminateUnresponsiveClients(everyMs: number, silentMax: number): void {
    this.wss.on('connection', (client, { socket }) => this.#heard.set(client, { socket, octets: 0, silent: 0 }));
    this.pingInterval = setInterval(() => {
      for (const client of this.wss.clients) this.#ask(client, silentMax);
    }, everyMs);
  }

  #ask(client: WebSocket, silentMax: number): void {
    const heard = this.#heard.get(client);
    if (heard === undefined) return;
    const { bytesRead } = heard.socket;
    heard.silent = bytesRead > heard.octets ? 0 : heard.silent + 1;
    heard.octets = bytesRead;
    if (heard.silent > silentMax) client.terminate();
    else if (heard.silent > 0) client.ping();
  }
}
