/** The server as a process of its own, as a teacher starts it; it can be killed. */

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { build } from 'esbuild';

export interface ServerProcess {
  readonly url: string;
  /** @returns the exit code; null if a signal ended it */
  end(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null>;
}

/** Beside the built server, so that it finds the same files; one per test worker. */
const BUNDLE = `dist/server/under-test-${process.env.VITEST_POOL_ID ?? 0}.js`;
let bundled: Promise<unknown> | null = null;

/**
 * The server as `npm run build:server` makes it, from the current sources: it starts in a tenth of the time.
 * @returns the file to run
 */
export async function bundle(): Promise<string> {
  bundled ??= build({
    entryPoints: ['server/main.ts'],
    outfile: BUNDLE,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    logLevel: 'warning',
  });
  await bundled;
  return BUNDLE;
}

/** @param dbPath the file that outlives the process */
export async function spawnServer(dbPath: string, env: Record<string, string> = {}): Promise<ServerProcess> {
  const program = await bundle();
  const child = spawn(process.execPath, [program], {
    env: { ...process.env, PORT: '0', HOST: '127.0.0.1', LAST_ACK_DB: dbPath, LAST_ACK_LOG: 'error', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await addressIn(child);
  return {
    url,
    async end(signal) {
      const exited = once(child, 'exit');
      child.kill(signal);
      const [code] = await exited;
      return code;
    },
  };
}

/** The first address that the server prints. */
export async function addressIn(child: ChildProcess): Promise<string> {
  let printed = '';
  // The stream must stay open afterwards: a server that prints into a closed pipe ends.
  for await (const chunk of child.stdout?.iterator({ destroyOnReturn: false }) ?? []) {
    printed += String(chunk);
    const url = /http:\/\/\S+/.exec(printed)?.[0];
    if (url !== undefined) {
      child.stdout?.resume();
      return url;
    }
  }
  throw new Error(`the server exited before it listened: ${printed}`);
}
