/** The engine of a school's own database: PostgreSQL. */

import { CompiledQuery, PostgresDialect } from 'kysely';
import { type CustomTypesConfig, Pool, types } from 'pg';

/** A database that does not answer counts as absent: a start waits no longer than this. */
const CONNECT_MS = 10_000;

/** Times are 64-bit numbers far below 2^53; other users of the driver in this process keep their strings. */
const NUMBERS: CustomTypesConfig = {
  getTypeParser: (id, format) => (id === types.builtins.INT8 ? Number : types.getTypeParser(id, format)),
};

/**
 * Prepares the connections without opening one.
 * @param onTrouble called when a connection breaks: the next query opens another
 */
export function postgresDialect(url: string, onTrouble: (error: Error) => void): PostgresDialect {
  const pool = new Pool({ connectionString: url, connectionTimeoutMillis: CONNECT_MS, types: NUMBERS });
  pool.on('error', onTrouble);
  // The pool listens for errors on idle connections only. Unhandled, an error on one in use would end the process.
  pool.on('connect', (client) => client.on('error', onTrouble));
  return new PostgresDialect({
    pool,
    // Overrides the database's setting: data is on its disk before a result is shown.
    onCreateConnection: async (connection) => {
      await connection.executeQuery(CompiledQuery.raw('set synchronous_commit to on'));
    },
  });
}

/** Its place, without user and password. */
export function placeOfDatabase(url: string): string {
  const { host, pathname } = new URL(url);
  return `${host}${pathname}`;
}
