/** The server as a process of its own, as a teacher starts it; it can be killed. */

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { basename } from 'node:path';
import { build } from 'esbuild';
import { WORKERS } from '../../../server/workers.ts';

export interface ServerProcess {
  readonly url: string;
  readonly pid: number;
  /** What it has printed. */
  readonly said: () => string;
  /** Ends by itself. @returns the exit code */
  ended(): Promise<number | null>;
  /** @returns the exit code; null if a signal ended it */
  end(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null>;
}

/** Beside the built server, so that it finds the same files; one per test worker. */
const FOLDER = `dist/server/under-test-${process.env.VITEST_POOL_ID ?? 0}`;
const bundled = new Map<string, Promise<unknown>>();

/**
 * The server as `npm run build:server` makes it, from the current sources: it starts in a tenth of the time.
 * @param entry another program instead of it
 * @returns the file to run
 */
export async function bundle(entry = 'server/main.ts'): Promise<string> {
  const out = basename(entry, '.ts');
  const threads = Object.entries(WORKERS).map(([name, source]) => ({ in: `server/${source}`, out: name }));
  const made =
    bundled.get(entry) ??
    build({
      entryPoints: [{ in: entry, out }, ...threads],
      outdir: FOLDER,
      bundle: true,
      platform: 'node',
      format: 'esm',
      target: 'node20',
      packages: 'external',
      logLevel: 'warning',
    });
  bundled.set(entry, made);
  await made;
  return `${FOLDER}/${out}.js`;
}

/** @param dbPath the file that outlives the process */
export async function spawnServer(dbPath: string, env: Record<string, string> = {}): Promise<ServerProcess> {
  const program = await bundle();
  const child = spawn(process.execPath, [program], {
    env: { ...process.env, PORT: '0', HOST: '127.0.0.1', LAST_ACK_DB: dbPath, LAST_ACK_LOG: 'error', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  let said = '';
  child.stdout.on('data', (chunk) => {
    said += String(chunk);
  });
  const url = await addressIn(child);
  return {
    url,
    pid: child.pid ?? 0,
    said: () => said,
    async ended() {
      const [code] = await exited;
      return code;
    },
    async end(signal) {
      child.kill(signal);
      const [code] = await exited;
      return code;
    },
  };
}

/** The first address that the server prints. */
export function addressIn(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = '';
    // The stream is read to its end: a server that prints into a closed pipe ends.
    child.stdout?.on('data', (chunk) => {
      printed += String(chunk);
      const url = /http:\/\/\S+/.exec(printed)?.[0];
      if (url !== undefined) resolve(url);
    });
    child.stdout?.once('end', () => reject(new Error(`the server exited before it listened: ${printed}`)));
  });
}
