/** The levels made from the capture files that come with the program, read once at start. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Connection } from '../shared/capture/read/connection.ts';
import { connections } from '../shared/capture/read/find-connections.ts';
import { CaptureError } from '../shared/capture/read/error.ts';
import { levelFromCapture } from '../shared/capture/level/make-level.ts';
import { readCapture } from '../shared/capture/read/read.ts';
import type { Level } from '../shared/duel/level.ts';
import { inPackage } from './package-files.ts';

/** Each was captured at both hosts: NAME.a.pcap and NAME.b.pcap. */
const SHIPPED = [
  { name: 'lost-last-ack', recordedWith: 'Linux 6.18' },
  { name: 'half-close-data', recordedWith: 'Linux 6.18' },
] as const;

/**
 * One level for each shipped capture.
 * @throws if a file is missing or unreadable
 */
export function captureLevels(): Level[] {
  const folder = inPackage('server/captures');
  return SHIPPED.map((source) => {
    const at = (host: string) => onlyConnection(join(folder, `${source.name}.${host}.pcap`));
    return levelFromCapture(source, at('a'), at('b'));
  });
}

function onlyConnection(path: string): Connection {
  const [connection] = connections(readCapture(readFileSync(path)));
  if (connection === undefined) throw new CaptureError('no-close', `${path} has no TCP connection in it`);
  return connection;
}
