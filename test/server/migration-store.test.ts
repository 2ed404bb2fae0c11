/** Files made by earlier and later versions, and the remains of deleted data in a file. */

import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { afterAll, expect, test } from 'vitest';
import { openStores } from '../../server/store/open-stores.ts';
import { aClass, aDuel } from './class-store-contract.ts';
import { unfinishedIn } from './support/store.ts';

const folder = mkdtempSync(join(tmpdir(), 'last-ack-migration-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** The tables before migrations existed, word for word, with a match in them. */
const OLD_FILE = [
  `create table "matches" ("id" text primary key, "code" text not null, "against" text not null,
    "created_at" bigint not null, "finished_at" bigint, "behind_ms" bigint not null, "stopped_at" bigint)`,
  `create table "seats" ("match_id" text not null references "matches" ("id") on delete cascade, "seat" integer not null,
    "name" text not null, "kind" text not null, "bot" text, "key_hash" text,
    constraint "seats_pk" primary key ("match_id", "seat"))`,
  `create table "events" ("match_id" text not null references "matches" ("id") on delete cascade, "seq" integer not null,
    "json" text not null, constraint "events_pk" primary key ("match_id", "seq"))`,
  `create table "server" ("id" integer primary key check (id = 1), "alive_at" bigint not null)`,
  `create index "matches_finished" on "matches" ("finished_at")`,
  `insert into matches values ('old', 'ACDEF', 'friend', 1000, null, 5, null)`,
  `insert into seats values ('old', 0, '李雷', 'person', null, 'h')`,
  `insert into events values ('old', 0, '{"type":"readied","seat":0,"at":1}')`,
  `insert into server values (1, 1764000000123)`,
];

function fileWith(name: string, statements: readonly string[]): string {
  const path = join(folder, name);
  const database = new Database(path);
  for (const statement of statements) database.exec(statement);
  database.close();
  return path;
}

test('[STORE8] a file from before classes keeps its matches, and takes classes with their duels', async () => {
  const dbPath = fileWith('old.sqlite', OLD_FILE);
  for (const start of ['first', 'second']) {
    const stores = await openStores({ dbPath });
    const [old] = await unfinishedIn(stores.matches);
    expect(old).toEqual({
      id: 'old',
      code: 'ACDEF',
      against: 'friend',
      classId: null,
      createdAt: 1000,
      clock: { behindMs: 5, stoppedAt: null },
      seats: [{ seat: 0, name: '李雷', kind: 'person', bot: null, keyHash: 'h' }],
      events: [{ type: 'readied', seat: 0, at: 1 }],
    });
    expect(await stores.matches.lastBeat()).toBe(1_764_000_000_123);
    await stores.classes.create(aClass(start));
    await stores.matches.create(aDuel(`m-${start}`, start));
    await stores.classes.delete(start);
    expect((await unfinishedIn(stores.matches)).map(({ id }) => id)).toEqual(['old']);
    await stores.close();
  }
});

test('[STORE8] [STORE9] a file of a later version is refused, with its path', async () => {
  const dbPath = join(folder, 'later.sqlite');
  await (await openStores({ dbPath })).close();
  fileWith('later.sqlite', [`insert into kysely_migration values ('9999-later', '2099-01-01')`]);
  await expect(openStores({ dbPath })).rejects.toThrow(/later\.sqlite cannot be used: .*9999-later/);
});

test('[STORE4] deleted class data cannot be read in the file', async () => {
  const path = join(folder, 'secret', 'file.sqlite');
  const stores = await openStores({ dbPath: path });
  await stores.classes.create(aClass('c'));
  const joined = { type: 'joined', at: 1, student: 1, name: 'Zebedee', roster: 'number 4711' } as const;
  await stores.classes.append('c', 1, [joined], { student: 1, keyHash: 'k' });
  await stores.matches.create(aDuel('m', 'c'), [{ seat: 0, name: 'Zebedee', kind: 'person', bot: null, keyHash: 'k' }]);
  await stores.classes.delete('c');
  await stores.close();
  const files = readdirSync(join(folder, 'secret'));
  const told = files.filter((name) => /Zebedee|4711/.test(readFileSync(join(folder, 'secret', name), 'latin1')));
  expect(told).toEqual([]);
});
