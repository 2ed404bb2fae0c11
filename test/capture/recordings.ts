/**
 * The recordings as their JSON describes them, for tests that compare it with what is read from the pcaps beside it.
 */

import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Connection } from '../../shared/capture/read/connection.ts';
import { connections } from '../../shared/capture/read/find-connections.ts';
import { readCapture } from '../../shared/capture/read/read.ts';
import type { Flag } from '../../shared/tcp/segment.ts';

export const FOLDER = resolve(import.meta.dirname, '../fixtures/recordings');

export interface RecordedSegment {
  readonly host: 'A' | 'B';
  readonly kind: 'tx' | 'rx';
  readonly id: number;
  readonly flags: readonly Flag[];
  readonly seq: number;
  readonly ack?: number;
  readonly len: number;
  readonly injected?: boolean;
}

export interface Recorded {
  readonly name: string;
  readonly hosts: Readonly<Record<'A' | 'B', { readonly ip: string; readonly port: number; readonly isn: number }>>;
  readonly events: readonly (
    | RecordedSegment
    | { readonly host: 'A' | 'B'; readonly kind: 'lost'; readonly id: number }
  )[];
}

export const NAMES: readonly string[] = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.json'))
  .map((file) => file.slice(0, -'.json'.length))
  .sort();

export function recorded(name: string): Recorded {
  return JSON.parse(readFileSync(join(FOLDER, `${name}.json`), 'utf8')) as Recorded;
}

export function pcapBytes(name: string, host: 'a' | 'b'): Uint8Array {
  return readFileSync(join(FOLDER, `${name}.${host}.pcap`));
}

/** The first connection of a host's capture, which is the one in the JSON. */
export function connectionAt(name: string, host: 'a' | 'b'): Connection {
  const [connection] = connections(readCapture(pcapBytes(name, host)));
  if (connection === undefined) throw new Error(`${name}.${host}.pcap has no connection`);
  return connection;
}
