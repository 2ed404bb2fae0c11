/** The round trip time to a client, measured by the server itself: the client's own claims do not count. */

import { WebSocket } from 'ws';
import type { Time } from '../../shared/match/time.ts';

const PAYLOAD = 'lag';

export class LagMeter {
  readonly #time: Time;
  #askedAt: number | null = null;
  /** The last round trip in milliseconds; 0 until one was measured. */
  rttMs = 0;

  constructor(time: Time) {
    this.#time = time;
  }

  /** Listens on a connection; called again when the client comes back on another. */
  attach(socket: unknown): void {
    if (!(socket instanceof WebSocket)) return;
    socket.on('pong', (payload) => {
      if (payload.toString() === PAYLOAD) this.answered();
    });
    this.measure(socket);
  }

  measure(socket: unknown): void {
    if (!(socket instanceof WebSocket) || socket.readyState !== WebSocket.OPEN) return;
    this.asked();
    socket.ping(PAYLOAD);
  }

  asked(): void {
    this.#askedAt = this.#time.now();
  }

  answered(): void {
    if (this.#askedAt === null) return;
    this.rttMs = Math.max(0, this.#time.now() - this.#askedAt);
    this.#askedAt = null;
  }
}
