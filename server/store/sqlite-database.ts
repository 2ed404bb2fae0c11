/** The SQLite of this machine: libsql's, whose binary is missing on some machines, or else the one in newer Nodes. */

import type { SqliteDatabase } from 'kysely';

/** What kysely needs from a database, and statements without rows or parameters. */
export interface SqliteHandle extends SqliteDatabase {
  exec(sql: string): void;
}

/** The part of `node:sqlite` used here: the types of Node 20, which lacks it, do not declare it. */
interface NodeStatement {
  columns(): readonly unknown[];
  all(...values: readonly unknown[]): unknown[];
  run(...values: readonly unknown[]): { changes: number | bigint; lastInsertRowid: number | bigint };
  iterate(...values: readonly unknown[]): IterableIterator<unknown>;
}
interface NodeDatabase {
  exec(sql: string): void;
  close(): void;
  prepare(sql: string): NodeStatement;
}
type NodeSqlite = { readonly DatabaseSync: new (path: string) => NodeDatabase };

/**
 * Opens the file, or a database in memory for `:memory:`.
 * @throws an Error that says what to do if this machine has no SQLite; SQLite's own error if it cannot open the file
 */
export async function openSqlite(path: string): Promise<SqliteHandle> {
  const libsql = await import('libsql').then(
    ({ default: Database }) => Database,
    () => null,
  );
  if (libsql !== null) return new libsql(path);
  return openNodeSqlite(path);
}

/**
 * The same with the SQLite that comes with Node.
 * @throws an Error that says what to do if this Node has none
 */
function openNodeSqlite(path: string): SqliteHandle {
  // Node 22 before 22.3 has no such function.
  const sqlite = process.getBuiltinModule?.('node:sqlite') as NodeSqlite | undefined;
  if (sqlite === undefined || !('columns' in statementOf(sqlite)))
    throw new Error(
      `there is no SQLite for ${process.platform} ${process.arch} in what was installed. Use Node 22.16 or later, which has one, or a PostgreSQL database (DATABASE_URL)`,
    );
  return asHandle(new sqlite.DatabaseSync(path));
}

/** Earlier versions of `node:sqlite` do not say whether a statement has rows. */
function statementOf({ DatabaseSync }: NodeSqlite): NodeStatement {
  const database = new DatabaseSync(':memory:');
  return database.prepare('select 1');
}

function asHandle(database: NodeDatabase): SqliteHandle {
  return {
    exec: (sql) => database.exec(sql),
    close: () => database.close(),
    prepare(sql) {
      const statement = database.prepare(sql);
      return {
        reader: statement.columns().length > 0,
        all: (values) => statement.all(...values),
        run: (values) => statement.run(...values),
        iterate: (values) => statement.iterate(...values),
      };
    },
  };
}
