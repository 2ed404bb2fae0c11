/** Sorts the packets of a small capture into connections. */

import type { Connection } from './connection.ts';
import type { Packet } from './packet.ts';
import { ConnectionTable, EVERYTHING } from './table.ts';

/** The connections of a capture, in the order in which they appear, with all of their packets. */
export function connections(packets: readonly Packet[]): Connection[] {
  const table = new ConnectionTable(EVERYTHING);
  for (const packet of packets) table.add(packet);
  return table.finish().connections;
}
