/** The stores on PostgreSQL: the same contract as in a file, and what only a database that others share can do. */

import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { openStores } from '../../server/store/open-stores.ts';
import { storeContract } from './store-contract.ts';
import { create, resume } from './support/player.ts';
import { postgresHere, query } from './support/postgres.ts';
import { spawnServer } from './support/process.ts';

const freshDatabase = postgresHere();
const open = (databaseUrl: string) => openStores({ dbPath: ':memory:', databaseUrl });

describe('[STORE1] [STORE2] [STORE3] [STORE4] [STORE6] [STORE7] the contract', () => {
  storeContract('in PostgreSQL', async () => open(await freshDatabase()));
});

test('[STORE8] several that start at once on an empty database all get to work', async () => {
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

describe('a server as a process', { timeout: 60_000 }, () => {
  test('[STORE8] [STORE10] two start at once; one is killed, and the next has what it had confirmed', async () => {
    const env = { DATABASE_URL: await freshDatabase() };
    const [server, other] = await Promise.all([spawnServer(':memory:', env), spawnServer(':memory:', env)]);
    await other.end('SIGTERM');
    const ada = await create(server.url, { against: 'bot' });
    await ada.ask('ready', {});
    await server.end('SIGKILL');
    const next = await spawnServer(':memory:', env);
    const again = await resume(next.url, ada.grant.seatKey);
    expect(again.view.you).toMatchObject({ name: 'Ada' });
    expect(await next.end('SIGTERM')).toBe(0);
  });

  test('[STORE9] one whose database is not there says so in one line, without the password', async () => {
    const env = { ...process.env, DATABASE_URL: 'postgres://ann:geheim@127.0.0.1:1/school', PORT: '0' };
    const start = promisify(execFile)(process.execPath, ['--import', 'tsx', 'server/main.ts'], { env });
    const failed = await start.then(
      () => null,
      (error: { code: number; stderr: string }) => error,
    );
    expect(failed?.code).toBe(1);
    expect(failed?.stderr).toMatch(
      /^Last ACK cannot start: the database 127\.0\.0\.1:1\/school cannot be used: .*ECONNREFUSED.*\n$/,
    );
    expect(failed?.stderr).not.toContain('geheim');
  });
});
