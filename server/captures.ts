/** The levels made from the capture files that come with the program. Reads them once, at start. */

import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Connection } from '../shared/capture/connection.ts';
import { connections } from '../shared/capture/connections.ts';
import { CaptureError } from '../shared/capture/error.ts';
import { levelFromCapture } from '../shared/capture/level.ts';
import { readCapture } from '../shared/capture/read.ts';
import type { Level } from '../shared/duel/level.ts';

/** Each was captured at both hosts: NAME.a.pcap and NAME.b.pcap. */
const SHIPPED = [
  { name: 'lost-last-ack', recordedWith: 'Linux 6.18' },
  { name: 'half-close-data', recordedWith: 'Linux 6.18' },
] as const;

/** One level for each capture that is shipped. Throws when a file is missing or cannot be read. */
export function captureLevels(): Level[] {
  const folder = capturesFolder();
  return SHIPPED.map((source) => {
    const at = (host: string) => onlyConnection(join(folder, `${source.name}.${host}.pcap`));
    return levelFromCapture(source, at('a'), at('b'));
  });
}

/** Beside this module as long as it is source; from the bundle in dist/server it is found from the package's root. */
function capturesFolder(): string {
  const here = dirname(fileURLToPath(import.meta.url));
  const candidates = [join(here, 'captures'), join(here, '../../server/captures')];
  const found = candidates.find((folder) => existsSync(folder));
  if (found === undefined) throw new Error(`the captures are missing: looked for ${candidates.join(' and ')}`);
  return found;
}

function onlyConnection(path: string): Connection {
  const [connection] = connections(readCapture(readFileSync(path)));
  if (connection === undefined) throw new CaptureError('no-close', `${path} has no TCP connection in it`);
  return connection;
}
