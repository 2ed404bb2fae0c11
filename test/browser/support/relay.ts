/** A connection to the server that can silently swallow everything in both directions, as a bad network does. */

import { type AddressInfo, createServer, connect, type Socket } from 'node:net';
import { once } from 'node:events';

export interface Relay {
  readonly url: string;
  /** From now on not a byte comes through, and neither side is notified. */
  swallow(): void;
  /** New connections come through again; the old ones are reset, as by a router that has forgotten them. */
  pass(): void;
  close(): void;
}

/** @param target the server's address */
export async function relayTo(target: string): Promise<Relay> {
  const { hostname, port } = new URL(target);
  const open = new Set<Socket>();
  let swallows = false;
  const server = createServer((here) => {
    const there = connect(Number(port), hostname);
    const dead = swallows;
    for (const [from, to] of [
      [here, there],
      [there, here],
    ] as const) {
      open.add(from);
      from.on('data', (chunk) => {
        if (!(dead || doomed.has(here))) to.write(chunk);
      });
      from.on('error', () => from.destroy());
      from.on('close', () => {
        open.delete(from);
        if (!(dead || doomed.has(here))) to.destroy();
      });
    }
  });
  const doomed = new Set<Socket>();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    swallow() {
      swallows = true;
      for (const socket of open) doomed.add(socket);
    },
    pass() {
      swallows = false;
      for (const socket of doomed) socket.resetAndDestroy();
      doomed.clear();
    },
    close() {
      for (const socket of open) socket.destroy();
      server.close();
    },
  };
}
