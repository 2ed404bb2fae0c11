/**
 * One server at a time on one store: a second one would stop the clocks of the first one's matches and write past it. The
 * lease ends with the process, however that ends.
 */

import { setTimeout as later } from 'node:timers/promises';
import { Client } from 'pg';
import { openSqlite, type SqliteHandle } from './sqlite-database.ts';
import { makeFolderOf } from './sqlite.ts';

export interface Lease {
  release(): Promise<void>;
}

const TAKEN = 'another Last ACK is using it. Stop that one first, or give this one a database of its own';
/** A server that was killed leaves its lease within moments: so long it is waited for. */
const PATIENCE_MS = 3_000;
const AGAIN_MS = 100;
/** A database that does not answer is not there. */
const CONNECT_MS = 10_000;
/** How soon a connection that broke is made again: whoever is faster has the lease. */
const REGAIN_MS = 500;

/** Asks for the lease again for a while. @throws if another process keeps it */
async function patiently(take: () => boolean | Promise<boolean>): Promise<void> {
  const tries = PATIENCE_MS / AGAIN_MS;
  for (let attempt = 0; attempt < tries; attempt++) {
    if (await take()) return;
    await later(AGAIN_MS);
  }
  throw new Error(TAKEN);
}

/**
 * The lease of a SQLite file: the lock of an empty file beside it, which the system takes from a process that dies.
 * @throws an Error for people, if another process has it
 */
export async function leaseOfFile(path: string): Promise<Lease> {
  makeFolderOf(path);
  const lock = await openSqlite(`${path}.lock`);
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
 * The lease of a PostgreSQL database: a lock that belongs to a connection of its own. When the database was down it is
 * taken again.
 * @param onLost called when another process has taken it meanwhile: nothing may be written any more
 * @throws an Error for people, if another process has it; the driver's error, if the database is not there
 */
export async function leaseOfDatabase(connectionString: string, onLost: () => void): Promise<Lease> {
  let released = false;
  let client = await connected(connectionString);
  try {
    await patiently(() => locks(client));
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
      const mine = await locks(next).catch(() => null);
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
  // What breaks also ends, and that is listened to.
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

async function locks(client: Client): Promise<boolean> {
  const { rows } = await client.query<{ mine: boolean }>(`select pg_try_advisory_lock(${LOCK}) as mine`);
  return rows[0]?.mine === true;
}
