/** A connection to any kind of room, as a page has it: waits for messages, breaks, comes back. */

import type { Room } from 'colyseus.js';
import { WebSocket } from 'ws';

export class Connection {
  readonly room: Room;
  /** The close code of the connection. */
  closedWith: number | null = null;
  #watchers: (() => void)[] = [];

  protected constructor(room: Room) {
    this.room = room;
    room.onLeave((code) => {
      this.closedWith = code;
      this.tell();
    });
  }

  /** Resolves once the condition holds; checks on every message and when the connection ends. */
  async until(holds: () => boolean): Promise<void> {
    while (!holds()) await new Promise<void>((resolve) => this.#watchers.push(resolve));
  }

  leave(): Promise<number> {
    return this.room.leave(true);
  }

  /** Where its socket leads. */
  get address(): URL {
    return new URL(this.#socket.url);
  }

  get #socket(): WebSocket {
    const { transport } = this.room.connection;
    const socket = 'ws' in transport ? transport.ws : null;
    if (!(socket instanceof WebSocket)) throw new Error('the sdk has no socket of this kind');
    return socket;
  }

  /** The connection breaks silently; the sdk will try to reconnect. */
  drop(): void {
    this.room.reconnection.minUptime = 0;
    this.room.reconnection.minDelay = this.room.reconnection.delay = 1;
    this.#socket.terminate();
  }

  /** The page is gone: the connection breaks, with no attempt to reconnect. */
  vanish(): void {
    this.room.reconnection.enabled = false;
    this.drop();
  }

  /** A message arrived. */
  protected tell(): void {
    const watchers = this.#watchers;
    this.#watchers = [];
    for (const resolve of watchers) resolve();
  }
}
