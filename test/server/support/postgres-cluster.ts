/** A PostgreSQL server in a temporary folder, with fresh databases on request. */

import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { findPostgres } from '../../tools/postgres.ts';
import { freePort } from './free-port.ts';

/** It refuses to run as root; its package creates a user for it. */
const USER = 'postgres';

/**
 * Initialises, serves, and once its input is closed (at the latest when its parent exits) stops and leaves nothing
 * behind. A line of input is a signal (QUIT: at once, INT: the connections are closed first) with which the server is
 * stopped before it is started again. Arguments: folder of the programs, own folder, port.
 */
const SERVE = `
trap '' INT TERM
"$0/initdb" -D "$1/data" -U ${USER} -A trust -E UTF8 --locale=C --no-sync >&2 || exit 1
serve() { "$0/postgres" -D "$1/data" -h 127.0.0.1 -p "$2" -k "$1" -c logging_collector=off & }
serve "$@"
while read -r signal; do kill -s "$signal" $! && wait $!; serve "$@"; done
kill -QUIT $! && wait $!
rm -rf "$1"
`;

export interface PostgresCluster {
  /** Of the shell that started it and everything below. */
  readonly pid: number;
  /**
   * Creates an empty database.
   * @returns its address
   */
  freshDatabase(): Promise<string>;
  /** Stops the server with this signal and starts it again. Resolves when it accepts connections. */
  restart(signal: 'INT' | 'QUIT'): Promise<void>;
  stop(): Promise<void>;
}

/** Runs one query on the database at that address, bypassing everything under test. */
export async function query(url: string, text: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

/** @throws if it is not installed or does not start */
export async function startCluster(): Promise<PostgresCluster> {
  const programs = findPostgres();
  if (programs === null) throw new Error('PostgreSQL is not installed: npm test says how to get it');
  const folder = mkdtempSync(join(tmpdir(), 'last-ack-postgres-'));
  const port = await freePort();
  const serve = ['sh', '-c', SERVE, programs, folder, String(port)];
  const [command = '', ...args] = process.getuid?.() === 0 ? [...asUser(folder), ...serve] : serve;
  // Its shell and its server share one stream: they write in turn.
  const child = spawn(command, args, { stdio: ['pipe', 'ignore', 'pipe'], cwd: folder });
  await untilReady(child);
  let databases = 0;
  return {
    pid: child.pid ?? 0,
    async freshDatabase() {
      databases += 1;
      const name = `fresh_${databases}`;
      await query(addressOf(port, 'postgres'), `create database ${name}`);
      return addressOf(port, name);
    },
    async restart(signal) {
      const ready = untilReady(child);
      child.stdin?.write(`${signal}\n`);
      await ready;
    },
    stop: () => stop(child),
  };
}

/** Makes that user the owner of the folder. */
function asUser(folder: string): string[] {
  const idOf = (kind: string) => Number(execFileSync('id', [kind, USER], { encoding: 'utf8' }));
  chownSync(folder, idOf('-u'), idOf('-g'));
  return ['runuser', '-u', USER, '--'];
}

/** Resolves at the server's next such message. */
function untilReady(child: ChildProcess): Promise<void> {
  let said = '';
  return new Promise((resolve, reject) => {
    child.once('exit', () => reject(new Error(`PostgreSQL did not start: ${said}`)));
    child.stderr?.on('data', function take(chunk) {
      said += String(chunk);
      if (!said.includes('ready to accept connections')) return;
      child.stderr?.off('data', take).resume();
      resolve();
    });
  });
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = once(child, 'exit');
  child.stdin?.end();
  await ended;
}

function addressOf(port: number, database: string): string {
  return `postgres://${USER}@127.0.0.1:${port}/${database}`;
}
