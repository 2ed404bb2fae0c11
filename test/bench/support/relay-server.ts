/** The minimum that Colyseus does: rooms that relay what they receive. Prints its address as the server does. */

import '../../../server/websocket-polyfill.ts';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Client, defineRoom, defineServer, Room } from '@colyseus/core';
import { schema, t } from '@colyseus/schema';
import { WebSocketTransport } from '@colyseus/ws-transport';

const RelayState = schema({ text: t.string() }, 'RelayState');

class RelayRoom extends Room<{ state: InstanceType<typeof RelayState> }> {
  override patchRate = 250;
  override state = new RelayState();
  override messages = {
    relay: (_client: Client, text: string) => {
      this.state.text = text;
      this.broadcastPatch();
      return { ok: true };
    },
  };
}

const http = createServer();
const server = defineServer({
  rooms: { relay: defineRoom(RelayRoom) },
  transport: new WebSocketTransport({ server: http }),
  greet: false,
});
await server.listen(0, '127.0.0.1');
process.stdout.write(`http://127.0.0.1:${(http.address() as AddressInfo).port}\n`);
