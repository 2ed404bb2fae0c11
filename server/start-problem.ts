/** What keeps a server from starting, in one sentence for whoever has started it. */

import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { z } from 'zod';
import type { Settings } from './settings.ts';

/** @returns null where the page was built */
export function pageProblem({ pageDir }: Pick<Settings, 'pageDir'>): string | null {
  const page = join(pageDir, 'index.html');
  return existsSync(page) ? null : `there is no page at ${page}. Build it: npm run build`;
}

const PORT_PROBLEMS: Readonly<Record<string, (settings: Pick<Settings, 'port' | 'host'>) => string>> = {
  EADDRINUSE: ({ port }) =>
    `port ${port} is taken: perhaps Last ACK runs here already. Stop that one, or choose another port, such as PORT=${port + 1}`,
  EACCES: ({ port }) => `port ${port} is not for everybody on this system. Choose one above 1023, such as PORT=2567`,
  EADDRNOTAVAIL: ({ host }) => `this machine has no address ${host}. Leave HOST out to listen on all that it has`,
  ENOTFOUND: ({ host }) => `no address is known for ${host}. Leave HOST out to listen on all that this machine has`,
};

/** Why it could not listen; null: that was not what failed. */
function listenProblem(error: unknown, settings: Pick<Settings, 'port' | 'host'>): string | null {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return PORT_PROBLEMS[code]?.(settings) ?? null;
}

/**
 * What a start failed with, in one line: for people where it is of a known kind, else the error's own words.
 * @param settings null: it failed over these
 */
export function startProblem(error: unknown, settings: Pick<Settings, 'port' | 'host'> | null): string {
  if (error instanceof z.ZodError)
    return error.issues.map(({ path, message }) => `${path.join('.')} ${message}`).join('; ');
  const known = settings === null ? null : listenProblem(error, settings);
  return known ?? (error instanceof Error ? error.message : String(error)).replace(/\s+/g, ' ');
}

/**
 * Listens for a moment, before anything is written.
 * @throws the system's error, if this port cannot be had
 */
export async function tryPort({ port, host }: Pick<Settings, 'port' | 'host'>): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(port, host, () => probe.close(() => resolve()));
  });
}
