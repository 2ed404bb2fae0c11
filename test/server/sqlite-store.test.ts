import { copyFileSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import Database from 'libsql';
import { afterAll, describe, expect, test } from 'vitest';
import { openDatabase, openStores, openStoresAlone } from '../../server/store/open-stores.ts';
import { SqliteThread } from '../../server/store/sqlite-thread.ts';
import { must } from '../duel/rig.ts';
import { faultsContract } from './faults-contract.ts';
import { ownersContract } from './room-owners-contract.ts';
import { storeContract } from './store-contract.ts';
import { create } from './support/player.ts';
import { spawnServer } from './support/process.ts';
import { unfinishedIn } from './support/store.ts';

const folder = mkdtempSync(join(tmpdir(), 'last-ack-store-'));
afterAll(() => rmSync(folder, { recursive: true }));
let files = 0;

describe('[ROOM42] [STORE1] [STORE2] [STORE3] [STORE4] [STORE6] [STORE7] the contract', () => {
  storeContract('in SQLite, in memory', () => openStores({ dbPath: ':memory:' }));
  storeContract('in SQLite, in a file', () =>
    openStores({ dbPath: join(folder, `made/on/the/way/${files++}.sqlite`) }),
  );
});

describe('[STORE61] [STORE81] faults', () => {
  faultsContract('of SQLite, in memory', () => openDatabase({ dbPath: ':memory:' }));
  faultsContract('of SQLite, in a file', () => openDatabase({ dbPath: join(folder, `faults-${files++}.sqlite`) }));
});

describe('[STORE60] [SCALE9] [SCALE320] [SCALE321] servers that share a store', () => {
  ownersContract('in a SQLite file', async () => ({ dbPath: join(folder, `shared-${files++}.sqlite`) }));
});

test('appended events are there when the file is opened again', async () => {
  const path = join(folder, 'again.sqlite');
  const before = await openStores({ dbPath: path });
  await before.matches.create({
    id: 'm',
    code: 'ACDEF',
    against: 'bot',
    classId: null,
    createdAt: 1,
    events: [{ type: 'match-ended', at: 1 }],
  });
  await before.matches.append('m', 1, [{ type: 'match-ended', at: 2 }]);
  await before.close();
  const after = await openStores({ dbPath: path });
  expect((await unfinishedIn(after.matches))[0]?.events).toHaveLength(2);
  await after.close();
});

test('[STORE40] no other user of this machine can read the file, the files beside it, or the folder created for it', async () => {
  const made = join(folder, 'private');
  const stores = await openStoresAlone(
    { dbPath: join(made, 'store.sqlite') },
    { onTrouble: () => undefined, onLost: () => undefined },
  );
  await stores.matches.beat(1);
  const modes = ['.', ...readdirSync(made)].map((name) => [
    name,
    (statSync(join(made, name)).mode & 0o777).toString(8),
  ]);
  expect(Object.fromEntries(modes)).toMatchObject({ '.': '700', 'store.sqlite': '600', 'store.sqlite-wal': '600' });
  expect(modes.filter(([, mode]) => mode !== '600' && mode !== '700')).toEqual([]);
  await stores.close();
});

test('[STORE51] while another process locks the file this thread goes on, and so does what was to be written', async () => {
  const path = join(folder, 'locked.sqlite');
  const stores = await openStores({ dbPath: path });
  await stores.matches.beat(1);
  const other = new Database(path);
  other.exec('begin immediate');
  const written = stores.matches.beat(2);
  // Reading waits for no writer.
  expect(await stores.matches.lastBeat()).toBe(1);
  // A thread that waited for the lock would never come to release it.
  other.exec('rollback');
  await written;
  expect(await stores.matches.lastBeat()).toBe(2);
  // A lock that is kept for longer than a player waits.
  other.exec('begin immediate');
  await expect(stores.matches.beat(3)).rejects.toMatchObject({ code: 'SQLITE_BUSY' });
  other.exec('rollback');
  await stores.matches.beat(4);
  expect(await stores.matches.lastBeat()).toBe(4);
  other.close();
  await stores.close();
});

test('[STORE41] when a server has stopped, the file alone holds everything', async () => {
  const path = join(folder, 'stopped.sqlite');
  const server = await spawnServer(path);
  (await create(server.url, { against: 'bot' })).vanish();
  await server.end('SIGTERM');
  const copy = join(folder, 'copy.sqlite');
  copyFileSync(path, copy);
  const stores = await openStores({ dbPath: copy });
  expect(await unfinishedIn(stores.matches)).toHaveLength(1);
  await stores.close();
});

test('[STORE80] a thread of the database that dies is replaced by one other, which does what is asked for from then on', async () => {
  const path = join(folder, 'thread.sqlite');
  const made = await openStores({ dbPath: path });
  await made.close();
  const threads: Worker[] = [];
  const count = (worker: Worker) => threads.push(worker);
  process.on('worker', count);
  const thread = new SqliteThread(path);
  const beat = [{ sql: 'insert or replace into server (id, alive_at) values (1, ?)', parameters: [7] }];
  await thread.read([]);
  const first = must(threads[0]);
  const [failed, gone] = ['error', 'exit'].map((event) => new Promise((resolve) => first.once(event, resolve)));
  // A message that it cannot read ends it.
  first.postMessage(null);
  await failed;
  // It is not gone yet: this is lost with it, or done by the next.
  const meanwhile = thread.commit([beat]).catch(() => null);
  await gone;
  await meanwhile;
  await thread.commit([beat]);
  const read = await thread.read([{ sql: 'select alive_at from server', parameters: [] }]);
  expect(read).toEqual({ ok: true, rows: [[{ alive_at: 7 }]] });
  expect(threads.length).toBe(2);
  await thread.close();
  process.off('worker', count);
});
