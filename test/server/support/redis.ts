/** A Redis server for one test file, in a temporary folder; it keeps nothing when it ends. */

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { findProgram } from '../../tools/program.ts';
import { freePort } from './free-port.ts';

export interface RedisHere {
  /** Its address. */
  url(): string;
  /** Ends it as a crash would; it has forgotten everything when it starts again. */
  kill(): Promise<void>;
  /** Resolves when it accepts connections. */
  start(): Promise<void>;
}

/** Starts a server before the tests of this file and stops it after them. */
export function redisHere(): RedisHere {
  let child: ChildProcess | null = null;
  let port = 0;
  let folder = '';
  const start = async () => {
    child = await startOn(port, folder);
  };
  const kill = async () => {
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  };
  beforeAll(async () => {
    [port, folder] = [await freePort(), mkdtempSync(join(tmpdir(), 'last-ack-redis-'))];
    await start();
  });
  afterAll(async () => {
    await kill();
    if (folder !== '') rmSync(folder, { recursive: true });
  });
  return { url: () => `redis://127.0.0.1:${port}`, kill, start };
}

async function startOn(port: number, folder: string): Promise<ChildProcess> {
  const program = findProgram(null, ['redis-server']);
  if (program === null) throw new Error('Redis is not installed: npm test says how to get it');
  const args = ['--port', `${port}`, '--bind', '127.0.0.1', '--dir', folder, '--save', '', '--appendonly', 'no'];
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'ignore'] });
  let said = '';
  for await (const chunk of child.stdout.iterator({ destroyOnReturn: false })) {
    said += String(chunk);
    if (!said.includes('Ready to accept connections')) continue;
    child.stdout.resume();
    return child;
  }
  throw new Error(`Redis did not start: ${said}`);
}
