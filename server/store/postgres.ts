/** The engine of a school's own database: PostgreSQL. */

import { CompiledQuery, PostgresDialect } from 'kysely';
import { type CustomTypesConfig, Pool, type PoolConfig, types } from 'pg';
import type { Database } from './database.ts';
import { PostgresDatabase } from './postgres-database.ts';

/** A database that does not answer counts as absent: a start waits no longer than this. */
const CONNECT_MS = 10_000;
/** The same for a running server, whose players wait meanwhile. */
const RECONNECT_MS = 3_000;
/** A report over many classes takes long to read; beyond this the connection is broken. */
const READ_MS = 60_000;

/** Times are 64-bit numbers far below 2^53; other users of the driver in this process keep their strings. */
const NUMBERS: CustomTypesConfig = {
  getTypeParser: (id, format) => (id === types.builtins.INT8 ? Number : types.getTypeParser(id, format)),
};

/**
 * For work outside play: migrations and backups. Prepares the connections without opening one.
 * @param onTrouble called when a connection breaks: the next query opens another
 */
export function postgresDialect(url: string, onTrouble: (error: Error) => void): PostgresDialect {
  return new PostgresDialect({
    pool: poolOf({ connectionString: url, connectionTimeoutMillis: CONNECT_MS }, onTrouble),
    // Overrides the database's setting: data is on its disk before a result is shown.
    onCreateConnection: async (connection) => {
      await connection.executeQuery(CompiledQuery.raw('set synchronous_commit to on'));
    },
  });
}

/**
 * The database of a running server. Opens no connection yet.
 * @param onTrouble called when a connection breaks: the next query opens another
 */
export function postgresDatabase(url: string, onTrouble: (error: Error) => void): Database {
  const config = { connectionString: url, connectionTimeoutMillis: RECONNECT_MS, keepAlive: true, types: NUMBERS };
  const pool = poolOf({ ...config, pipeline: true, query_timeout: READ_MS }, onTrouble);
  return new PostgresDatabase({ config, pool, onTrouble });
}

function poolOf(config: PoolConfig, onTrouble: (error: Error) => void): Pool {
  const pool = new Pool({ types: NUMBERS, ...config });
  pool.on('error', onTrouble);
  // The pool listens for errors on idle connections only. Unhandled, an error on one in use would end the process.
  pool.on('connect', (client) => client.on('error', onTrouble));
  return pool;
}

/** Its place, without user and password. */
export function placeOfDatabase(url: string): string {
  const { host, pathname } = new URL(url);
  return `${host}${pathname}`;
}
