/** Why a server cannot start, in one sentence for the person who started it. */

import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { z } from 'zod';
import type { Settings } from './settings.ts';

/** @returns null if the page was built */
export function pageProblem({ pageDir }: Pick<Settings, 'pageDir'>): string | null {
  const page = join(pageDir, 'index.html');
  return existsSync(page) ? null : `there is no page at ${page}. Build it: npm run build`;
}

const PORT_PROBLEMS: Readonly<Record<string, (settings: Pick<Settings, 'port' | 'host'>) => string>> = {
  EADDRINUSE: ({ port }) =>
    `port ${port} is taken: perhaps Last ACK runs here already. Stop that one, or choose another port, such as PORT=${port + 1} (last-ack --port ${port + 1})`,
  EACCES: ({ port }) => `port ${port} is restricted on this system. Choose one above 1023, such as PORT=2567`,
  EADDRNOTAVAIL: ({ host }) => `this machine has no address ${host}. Leave HOST out to listen on all of its addresses`,
  EINVAL: ({ host }) => `this machine has no address ${host}. Leave HOST out to listen on all of its addresses`,
  EAI_AGAIN: ({ host }) => `no address is known for ${host}. Leave HOST out to listen on all addresses of this machine`,
  ENOTFOUND: ({ host }) => `no address is known for ${host}. Leave HOST out to listen on all addresses of this machine`,
};

/** Why it could not listen; null: that was not what failed. */
function listenProblem(error: unknown, settings: Pick<Settings, 'port' | 'host'>): string | null {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return PORT_PROBLEMS[code]?.(settings) ?? null;
}

/**
 * Why a start failed, in one line: in plain words if the error is known, otherwise its own message.
 * @param settings null: reading them failed
 */
export function startProblem(error: unknown, settings: Pick<Settings, 'port' | 'host'> | null): string {
  if (error instanceof z.ZodError)
    return error.issues.map(({ path, message }) => `${path.join('.')} ${message}`).join('; ');
  const known = settings === null ? null : listenProblem(error, settings);
  return known ?? (error instanceof Error ? error.message : String(error)).replace(/\s+/g, ' ');
}

/** Releases a port for the server that is to listen on it. */
export type ReleasePort = () => Promise<void>;

/**
 * Takes the port before anything is written, and keeps it: connections before the server is ready are rejected.
 * @throws the system's error if this port is not available
 */
export async function holdPort({ port, host }: Pick<Settings, 'port' | 'host'>): Promise<ReleasePort> {
  const holder = createServer((socket) => socket.destroy()).unref();
  await new Promise<void>((resolve, reject) => {
    holder.once('error', reject);
    holder.listen(port, host, () => resolve());
  });
  return () => new Promise((resolve) => holder.close(() => resolve()));
}
