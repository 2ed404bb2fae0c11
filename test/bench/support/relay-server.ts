/**
 * The least that any server of such duels must do, with Colyseus and the store of the game: a room answers each message,
 * appends to its log, waits until that is written, and sends its two clients as much as a duel does. It prints its address as the server does.
 */

import '../../../server/websocket-polyfill.ts';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Client, defineRoom, defineServer, Room } from '@colyseus/core';
import { WebSocketTransport } from '@colyseus/ws-transport';
import { openStores } from '../../../server/store/open-stores.ts';
import type { DuelEvent } from '../../../shared/duel/state/duel-event.ts';
import type { RelayPlan } from './relays.ts';

/** The bench has written it. */
const plan = JSON.parse(process.env.RELAY_PLAN ?? '{}') as RelayPlan;
const stores = await openStores({ dbPath: process.env.LAST_ACK_DB ?? ':memory:' });
const patch = Buffer.alloc(Math.round(plan.patchBytes), 'x');
/** Not an event: only its length counts. */
const row = { type: 'x'.repeat(Math.max(0, Math.round(plan.rowBytes) - '{"type":""}'.length)) } as unknown as DuelEvent;
let opened = 0;

/** How many of something are due now, if there are `each` of it to a message on average. */
function share(nth: number, each: number): number {
  return Math.floor((nth + 1) * each) - Math.floor(nth * each);
}

class RelayRoom extends Room {
  override patchRate = null as unknown as number;
  #seq = 0;
  #messages = 0;
  #patches = 0;
  override messages = {
    relay: async () => {
      const nth = this.#messages;
      this.#messages += 1;
      for (let i = share(nth, plan.appendsPerMessage); i > 0; i -= 1) await this.#append();
      for (let i = share(nth, plan.patchesPerMessage); i > 0; i -= 1) this.#send();
      return { ok: true };
    },
  };

  override async onCreate(): Promise<void> {
    opened += 1;
    const { roomId: id } = this;
    const code = String(opened);
    await stores.matches.create({ id, code, against: 'friend', classId: null, createdAt: 0, events: [row] });
    this.#seq = 1;
  }

  async #append(): Promise<void> {
    const count = share(this.#seq, plan.rowsPerAppend);
    const rows = Array.from({ length: Math.max(1, count) }, () => row);
    const seq = this.#seq;
    this.#seq += rows.length;
    await stores.matches.append(this.roomId, seq, rows);
  }

  #send(): void {
    const client: Client | undefined = this.clients[this.#patches % this.clients.length];
    this.#patches += 1;
    client?.sendBytes('parts', patch);
  }
}

const http = createServer();
const server = defineServer({
  rooms: { relay: defineRoom(RelayRoom) },
  transport: new WebSocketTransport({ server: http }),
  greet: false,
});
server.onShutdown(() => stores.close());
await server.listen(0, '127.0.0.1');
process.stdout.write(`http://127.0.0.1:${(http.address() as AddressInfo).port}\n`);
