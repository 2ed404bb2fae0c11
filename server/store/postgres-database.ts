/**
 * PostgreSQL as a Database. A batch goes out in one flight (pipelined) on a connection of its own and is one transaction
 * there: one round trip and one wait for its disk for all that waits.
 */

import {
  type Compilable,
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  sql,
} from 'kysely';
import { Client, type ClientConfig, type Pool, type QueryConfig, type QueryResult } from 'pg';
import {
  allFailed,
  type Change,
  type Database,
  type Done,
  failed,
  type Outcome,
  type RowsOf,
  type Unit,
} from './database.ts';
import { type CommitListener, GroupCommit } from './group-commit.ts';
import type { Tables } from './tables.ts';

/** The server gives up a statement that takes longer, ms: what became of it is known then. */
const STATEMENT_MS = 8_000;
/** A connection on which nothing has come back for this long is broken, ms. */
const ANSWER_MS = 10_000;
/** The number of different statements that a connection keeps prepared. */
const KEPT = 100;

/** Classes of SQLSTATE that say something about the statement, and nothing about the database. */
const OWN_FAULT = /^(22|23|42)/;

const POSTGRES = {
  createAdapter: () => new PostgresAdapter(),
  createDriver: () => new DummyDriver(),
  createIntrospector: (db: Kysely<unknown>) => new PostgresIntrospector(db),
  createQueryCompiler: () => new PostgresQueryCompiler(),
};

interface Parts {
  /** How to connect; the pool is for reading. */
  readonly config: ClientConfig;
  readonly pool: Pool;
  /** Called when the connection breaks by itself; the next batch opens another. */
  readonly onTrouble: (error: Error) => void;
}

export class PostgresDatabase implements Database {
  readonly tables = new Kysely<Tables>({ dialect: POSTGRES });
  readonly now = sql<number>`(extract(epoch from clock_timestamp()) * 1000)::bigint`;
  readonly whileWritten = sql`for share`;
  readonly #parts: Parts;
  readonly #commits = new GroupCommit((batch) => this.#commit(batch));
  #writer: Promise<Client> | null = null;
  #names = new Map<string, string>();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  write(unit: Unit): Promise<readonly Done[]> {
    return this.#commits.write(unit);
  }

  onCommit(listener: CommitListener): void {
    this.#commits.onCommit = listener;
  }

  async read<const Q extends readonly Compilable<unknown>[]>(...queries: Q): Promise<RowsOf<Q>> {
    const statements = queries.map((query) => query.compile());
    const client = await this.#parts.pool.connect();
    let broken: Error | undefined;
    try {
      const answers = await inFlight([
        client.query('begin isolation level repeatable read read only'),
        ...statements.map(({ sql, parameters }) => client.query(sql, [...parameters])),
        client.query('commit'),
      ]);
      // The compiler of the queries says what their rows are.
      return answers.slice(1, -1).map(({ rows }) => rows) as unknown as RowsOf<Q>;
    } catch (error) {
      broken = error instanceof Error ? error : new Error(String(error));
      throw error;
    } finally {
      client.release(broken);
    }
  }

  /** PostgreSQL keeps no file that anybody else reads. */
  sweep(): Promise<void> {
    return Promise.resolve();
  }

  async close(): Promise<void> {
    await this.#commits.idle();
    const writer = await this.#writer?.catch(() => null);
    this.#writer = null;
    await writer?.end().catch(() => undefined);
    await this.#parts.pool.end();
  }

  /** Units with a condition go alone: whether it holds must be known before the commit is sent. */
  async #commit(batch: readonly Unit[]): Promise<readonly Outcome[]> {
    const client = await this.#connected();
    const outcomes: Outcome[] = [];
    for (const group of groups(batch)) outcomes.push(...(await this.#together(client, group)));
    return outcomes;
  }

  async #together(client: Client, group: readonly Unit[]): Promise<readonly Outcome[]> {
    try {
      return hasCondition(group[0] ?? [])
        ? [await this.#carefully(client, group[0] ?? [])]
        : await this.#flight(client, group);
    } catch (error) {
      if (!isOwnFault(error)) {
        // Another connection may lead to a database that works: this one may be read-only after the main one was lost.
        this.#drop(client);
        return allFailed(group, error);
      }
      if (group.length === 1) return allFailed(group, error);
      const outcomes: Outcome[] = [];
      for (const unit of group) outcomes.push(...(await this.#together(client, [unit])));
      return outcomes;
    }
  }

  async #flight(client: Client, group: readonly Unit[]): Promise<readonly Outcome[]> {
    const changes = group.flat();
    const [first] = changes;
    // A statement alone is a transaction.
    if (group.length === 1 && changes.length === 1 && first !== undefined)
      return [{ ok: true, done: [doneOf(await this.#send(client, first, ANSWER_MS))] }];
    const answers = await inFlight([
      client.query('begin'),
      ...changes.map((change) => this.#send(client, change)),
      client.query(COMMIT),
    ]);
    let at = 1;
    return group.map((unit) => {
      const done = answers.slice(at, at + unit.length).map(doneOf);
      at += unit.length;
      return { ok: true, done };
    });
  }

  async #carefully(client: Client, unit: Unit): Promise<Outcome> {
    await client.query('begin');
    try {
      const done: Done[] = [];
      for (const change of unit) {
        const one = doneOf(await this.#send(client, change));
        if (one.count === 0 && change.orElse !== undefined) throw new Error(change.orElse);
        done.push(one);
      }
      await client.query(COMMIT);
      return { ok: true, done };
    } catch (error) {
      await client.query('rollback').catch(() => undefined);
      return failed(error);
    }
  }

  #send(client: Client, { sql, parameters }: Change, answerMs?: number): Promise<QueryResult> {
    const name = this.#names.get(sql) ?? (this.#names.size < KEPT ? `s${this.#names.size}` : undefined);
    if (name !== undefined) this.#names.set(sql, name);
    const timeout = answerMs === undefined ? {} : { query_timeout: answerMs };
    const query: QueryConfig = {
      text: sql,
      values: [...parameters],
      ...(name === undefined ? {} : { name }),
      ...timeout,
    };
    return client.query(query);
  }

  #drop(client: Client): void {
    this.#writer = null;
    client.end().catch(() => undefined);
  }

  #connected(): Promise<Client> {
    this.#writer ??= this.#connect().catch((error: unknown) => {
      this.#writer = null;
      throw error;
    });
    return this.#writer;
  }

  async #connect(): Promise<Client> {
    const client = new Client({ ...this.#parts.config, pipeline: true, statement_timeout: STATEMENT_MS });
    const connection = { isUp: false };
    client.on('error', (error) => {
      if (connection.isUp) this.#parts.onTrouble(error);
    });
    await client.connect();
    connection.isUp = true;
    const own = this.#writer;
    client.once('end', () => {
      if (this.#writer === own) this.#writer = null;
    });
    // Overrides the database's setting: data is on its disk before a result is shown.
    await client.query('set synchronous_commit to on');
    return client;
  }
}

/** The last of each flight: when it is answered, all of it is. */
const COMMIT = { text: 'commit', query_timeout: ANSWER_MS };

/** Waits for all answers of a flight. @throws the first error */
async function inFlight(sent: readonly Promise<QueryResult>[]): Promise<QueryResult[]> {
  const answers = await Promise.allSettled(sent);
  const results: QueryResult[] = [];
  for (const answer of answers) {
    if (answer.status === 'rejected') throw answer.reason;
    results.push(answer.value);
  }
  return results;
}

function doneOf({ rowCount, rows }: QueryResult): Done {
  return { count: rowCount ?? 0, rows };
}

function hasCondition(unit: Unit): boolean {
  return unit.some(({ orElse }) => orElse !== undefined);
}

/** In order: each unit with a condition alone, those between together. */
function groups(batch: readonly Unit[]): Unit[][] {
  const made: Unit[][] = [];
  let open: Unit[] | null = null;
  for (const unit of batch) {
    if (hasCondition(unit)) {
      made.push([unit]);
      open = null;
    } else if (open === null) {
      open = [unit];
      made.push(open);
    } else open.push(unit);
  }
  return made;
}

function isOwnFault(error: unknown): boolean {
  return error instanceof Error && 'code' in error && OWN_FAULT.test(String(error.code));
}
