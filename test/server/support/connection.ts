/** A connection to a room as a page has it, whatever the room is: waits for what comes, breaks, comes back. */

import type { Room } from 'colyseus.js';
import { WebSocket } from 'ws';

export class Connection {
  readonly room: Room;
  /** The code with which the connection ended. */
  closedWith: number | null = null;
  #watchers: (() => void)[] = [];

  protected constructor(room: Room) {
    this.room = room;
    room.onLeave((code) => {
      this.closedWith = code;
      this.tell();
    });
  }

  /** Resolves once it holds; looks at everything that comes and when the connection ends. */
  async until(holds: () => boolean): Promise<void> {
    while (!holds()) await new Promise<void>((resolve) => this.#watchers.push(resolve));
  }

  leave(): Promise<number> {
    return this.room.leave(true);
  }

  /** The connection breaks without a word; the sdk will try to come back by itself. */
  drop(): void {
    const { transport } = this.room.connection;
    this.room.reconnection.minUptime = 0;
    this.room.reconnection.minDelay = this.room.reconnection.delay = 1;
    const socket = 'ws' in transport ? transport.ws : null;
    if (!(socket instanceof WebSocket)) throw new Error('the sdk has no socket of this kind');
    socket.terminate();
  }

  /** The page is gone: the connection breaks and nobody tries to come back. */
  vanish(): void {
    this.room.reconnection.enabled = false;
    this.drop();
  }

  /** Something has come. */
  protected tell(): void {
    const watchers = this.#watchers;
    this.#watchers = [];
    for (const resolve of watchers) resolve();
  }
}
