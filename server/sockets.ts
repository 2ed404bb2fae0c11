/** The sockets of all rooms. A socket whose client reads nothing is closed: its data would pile up here. */

import { WebSocketTransport } from '@colyseus/ws-transport';

/** Octets waiting for one client: far more than the longest view, which is that of a teacher of 250 students. */
const UNREAD_MAX = 1024 * 1024;

export class Sockets extends WebSocketTransport {
  /** [NET194] Closes each connection with too much unread data, even if it answers pings. @returns how many */
  closeUnread(): number {
    const unread = [...this.wss.clients].filter(({ bufferedAmount }) => bufferedAmount > UNREAD_MAX);
    for (const socket of unread) socket.terminate();
    return unread.length;
  }
}
