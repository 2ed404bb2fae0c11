/** The sockets of all rooms. One whose other end reads nothing is closed: what is sent to it would only pile up here. */

import { WebSocketTransport } from '@colyseus/ws-transport';

/** Octets waiting for one client: far more than the longest view, which is that of a teacher of 250 students. */
const UNREAD_MAX = 1024 * 1024;

export class Sockets extends WebSocketTransport {
  /** [NET194] Closes each connection with too much unread, whatever it answers to pings. @returns how many */
  closeUnread(): number {
    const unread = [...this.wss.clients].filter(({ bufferedAmount }) => bufferedAmount > UNREAD_MAX);
    for (const socket of unread) socket.terminate();
    return unread.length;
  }
}
