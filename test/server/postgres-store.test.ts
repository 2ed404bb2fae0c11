/** The stores on PostgreSQL: the same contract as in a file, and what only a shared database can do. */

import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { describe, expect, test, vi } from 'vitest';
import { openDatabase, openStores } from '../../server/store/open-stores.ts';
import { faultsContract } from './faults-contract.ts';
import { ownersContract } from './room-owners-contract.ts';
import { storeContract } from './store-contract.ts';
import { create, resume } from './support/player.ts';
import { postgresHere } from './support/postgres.ts';
import { query } from './support/postgres-cluster.ts';
import { bundle, spawnServer } from './support/process.ts';

const { freshDatabase, restart } = postgresHere();
const open = (databaseUrl: string) => openStores({ dbPath: ':memory:', databaseUrl });

describe('[ROOM42] [STORE1] [STORE2] [STORE3] [STORE4] [STORE6] [STORE7] the contract', () => {
  storeContract('in PostgreSQL', async () => open(await freshDatabase()));
});

describe('[STORE61] [STORE81] faults', () => {
  faultsContract('of PostgreSQL', async () => openDatabase({ dbPath: ':memory:', databaseUrl: await freshDatabase() }));
});

describe('[STORE61] real faults', () => {
  const beats = async (url: string) => await query(url, 'select alive_at::int from server');

  test('a database that becomes read-only refuses, and is used again when it can be written', async () => {
    const url = await freshDatabase();
    const stores = await open(url);
    await stores.matches.beat(1);
    const turn = async (readOnly: 'on' | 'off') => {
      const name = new URL(url).pathname.slice(1);
      await query(
        new URL('/postgres', url).href,
        `alter database ${name} set default_transaction_read_only = ${readOnly}`,
      );
      // Only new connections are told.
      const others = `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}' and pid <> pg_backend_pid()`;
      if (readOnly === 'on') await query(url, others);
    };
    await turn('on');
    await vi.waitFor(() => expect(stores.matches.beat(2)).rejects.toMatchObject({ code: '25006' }));
    expect(await stores.matches.lastBeat()).toBe(1);
    await turn('off');
    await vi.waitFor(() => stores.matches.beat(3));
    expect(await beats(url)).toEqual([{ alive_at: 3 }]);
    await stores.close();
  });

  test('[STORE52] while a table is locked what waits is refused, and what was sent is written in the end', async () => {
    const url = await freshDatabase();
    const stores = await open(url);
    await stores.matches.beat(1);
    const locker = new Client({ connectionString: url });
    await locker.connect();
    await locker.query('begin; lock table server in access exclusive mode');
    const sent = stores.matches.beat(2);
    const waiting = `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
    await vi.waitUntil(async () => (await query(url, waiting)).length > 0, { timeout: 30_000 });
    await expect(stores.matches.finish('none', 1)).rejects.toMatchObject({ code: 'STUCK' });
    await locker.end();
    await sent;
    await stores.matches.finish('none', 1);
    expect(await beats(url)).toEqual([{ alive_at: 2 }]);
    await stores.close();
  });
});

describe('[STORE60] [SCALE9] [SCALE320] [SCALE321] servers that share a store', () => {
  ownersContract('in PostgreSQL', async () => ({ dbPath: ':memory:', databaseUrl: await freshDatabase() }));
});

test('[STORE8] several that start at once on an empty database all succeed', async () => {
  const url = await freshDatabase();
  const all = await Promise.all([1, 2, 3, 4].map(() => open(url)));
  expect(await Promise.all(all.map(({ lessons }) => lessons.count()))).toEqual([0, 0, 0, 0]);
  await Promise.all(all.map((stores) => stores.close()));
});

test('[STORE8] [STORE9] a database of a later version is refused', async () => {
  const url = await freshDatabase();
  await (await open(url)).close();
  await query(url, `insert into kysely_migration values ('9999-later', '2099-01-01')`);
  await expect(open(url)).rejects.toThrow(/9999-later/);
});

/**
 * Starts a server as a process.
 * @returns how it exited; null: it did not fail
 */
async function failedStart(env: Record<string, string>): Promise<{ code: number; stderr: string } | null> {
  const start = promisify(execFile)(process.execPath, [await bundle()], {
    env: { ...process.env, PORT: '0', HOST: '127.0.0.1', ...env },
    timeout: 30_000,
  });
  return start.then(
    () => null,
    (error: { code: number; stderr: string }) => error,
  );
}

describe('a server as a process', { timeout: 60_000 }, () => {
  test('[STORE10] [STORE20] one at a time: a second is refused; when the first is killed the next has what it had confirmed', async () => {
    const env = { DATABASE_URL: await freshDatabase() };
    const server = await spawnServer(':memory:', env);
    const ada = await create(server.url, { against: 'bot' });
    await ada.ask('ready', {});
    const second = await failedStart(env);
    expect(second).toMatchObject({ code: 1 });
    expect(second?.stderr).toMatch(/^Last ACK cannot start: the database .* cannot be used: another Last ACK .*\n$/);
    ada.vanish();
    await server.end('SIGKILL');
    const next = await spawnServer(':memory:', env);
    const again = await resume(next.url, ada.grant.seatKey);
    expect(again.view.you).toMatchObject({ name: 'Ada' });
    expect(await next.end('SIGTERM')).toBe(0);
  });

  test('[STORE22] neither a broken connection nor a restarted database ends a server', {
    // It waits three times, each time for up to half a minute.
    timeout: 120_000,
  }, async () => {
    const url = await freshDatabase();
    const server = await spawnServer(':memory:', { DATABASE_URL: url, LAST_ACK_LOG: 'silent' });
    const ada = await create(server.url, { against: 'bot' });
    const locker = new Client({ connectionString: url });
    await locker.connect();
    await locker.query('begin; lock table events in access exclusive mode');
    const asked = ada.ask('ready', {});
    const waiting = `select pid from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
    await vi.waitUntil(async () => (await query(url, waiting)).length > 0, { timeout: 30_000 });
    await query(url, `select pg_terminate_backend(pid) from (${waiting}) as stuck`);
    await locker.end();
    expect(await asked).toEqual({ ok: false, code: 'server-busy' });
    for (const [signal, factor] of [
      ['INT', '1.5'],
      ['QUIT', '2'],
    ] as const) {
      await restart(signal);
      const changed = async () => (await ada.ask('time-factor', { factor })).ok;
      await vi.waitUntil(changed, { timeout: 30_000, interval: 100 });
    }
    expect(await failedStart({ DATABASE_URL: url })).toMatchObject({ code: 1 });
    ada.vanish();
    expect(await server.end('SIGTERM')).toBe(0);
  });

  test('[STORE9] one without its database says so in one line, without the password', async () => {
    const failed = await failedStart({ DATABASE_URL: 'postgres://ann:geheim@127.0.0.1:1/school' });
    expect(failed?.code).toBe(1);
    expect(failed?.stderr).toMatch(
      /^Last ACK cannot start: the database 127\.0\.0\.1:1\/school cannot be used: .*ECONNREFUSED.*\n$/,
    );
    expect(failed?.stderr).not.toContain('geheim');
  });
});
