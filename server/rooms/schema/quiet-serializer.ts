/**
 * Sends a client a patch only if there is something in it for him. The serializer of Colyseus sends everybody a frame at
 * every change of the state, an empty one if his view hides the change: its mere arrival would tell that the peer acted.
 */

import { type Client, SchemaSerializer } from '@colyseus/core';
import type { Schema } from '@colyseus/schema';

/** The code of the protocol, and nothing behind it. */
const EMPTY_FRAME = 1;

export class QuietSerializer<T extends Schema> extends SchemaSerializer<T> {
  override applyPatches(clients: Client[], state?: unknown): boolean {
    return super.applyPatches(clients.map(quiet), state);
  }
}

/** The client as far as the serializer uses it, deaf to empty frames. */
function quiet(client: Client): Client {
  return Object.create(client, {
    raw: {
      value: (data: Uint8Array) => {
        if (data.length > EMPTY_FRAME) client.raw(data);
      },
    },
  });
}
