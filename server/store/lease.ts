/**
 * One server at a time per store: a second one would stop the clocks of the first one's matches and write past it. The
 * lease ends with the process, however that ends.
 */

import { setTimeout as later } from 'node:timers/promises';
import { Client } from 'pg';
import { openSqlite, type SqliteHandle } from './sqlite-database.ts';
import { makeFile } from './sqlite.ts';

export interface Lease {
  release(): Promise<void>;
}

const TAKEN =
  'another Last ACK is using it. Stop that one first, or give this one a database of its own (LAST_ACK_DB, or last-ack --folder)';
/** A killed server releases its lease within moments: how long to wait for that. */
const PATIENCE_MS = 3_000;
const AGAIN_MS = 100;
/** A database that does not answer counts as absent: a start waits no longer for it. */
const CONNECT_MS = 3_000;
/** How soon a broken connection is made again: the faster server gets the lease. */
const REGAIN_MS = 500;

/**
 * Keeps asking for the lease for a while.
 * @throws if another process keeps it
 */
async function patiently(take: () => boolean | Promise<boolean>): Promise<void> {
  const tries = PATIENCE_MS / AGAIN_MS;
  for (let attempt = 0; attempt < tries; attempt++) {
    if (await take()) return;
    await later(AGAIN_MS);
  }
  throw new Error(TAKEN);
}

/**
 * The lease of a SQLite file: the lock of an empty file beside it, which the system releases when a process dies.
 * @throws an Error for people if another process has it
 */
export async function leaseOfFile(path: string): Promise<Lease> {
  const beside = `${path}.lock`;
  makeFile(beside);
  const lock = await openSqlite(beside);
  try {
    await patiently(() => locksFile(lock));
  } catch (error) {
    lock.close();
    throw error;
  }
  return { release: () => Promise.resolve(lock.close()) };
}

function locksFile(lock: SqliteHandle): boolean {
  try {
    lock.exec('begin exclusive');
    return true;
  } catch (error) {
    if (/locked|busy/i.test(String(error))) return false;
    throw error;
  }
}

/** Two numbers that no other program is likely to lock: the letters of LAST and ACK. */
const LOCK = `${0x4c415354}, ${0x41434b}`;

/**
 * The lease of a PostgreSQL database: a lock held by a connection of its own. After a database outage it is taken
 * again.
 * @param onLost called if another process has taken it meanwhile: nothing may be written any more
 * @param how alone, or together with others that share it
 * @throws an Error for people if another process has it; the driver's error if the database is unreachable
 */
export async function leaseOfDatabase(
  connectionString: string,
  onLost: () => void,
  how: 'alone' | 'shared' = 'alone',
): Promise<Lease> {
  let released = false;
  let client = await connected(connectionString);
  try {
    await patiently(() => locks(client, how));
  } catch (error) {
    await client.end();
    throw error;
  }
  const regain = async (): Promise<void> => {
    while (!released) {
      await later(REGAIN_MS, undefined, { ref: false });
      const next = await connected(connectionString).catch(() => null);
      if (next === null) continue;
      client = next;
      const mine = await locks(next, how).catch(() => null);
      if (mine === true) return watch();
      await next.end().catch(() => undefined);
      if (mine === false) return released ? undefined : onLost();
    }
  };
  const watch = (): void => {
    client.once('end', () => void regain());
  };
  watch();
  return {
    release: async () => {
      released = true;
      await client.end();
    },
  };
}

async function connected(connectionString: string): Promise<Client> {
  const client = new Client({ connectionString, keepAlive: true, connectionTimeoutMillis: CONNECT_MS });
  // A broken connection also ends, which is handled.
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

async function locks(client: Client, how: 'alone' | 'shared'): Promise<boolean> {
  const lock = how === 'alone' ? 'pg_try_advisory_lock' : 'pg_try_advisory_lock_shared';
  const { rows } = await client.query<{ mine: boolean }>(`select ${lock}(${LOCK}) as mine`);
  return rows[0]?.mine === true;
}
