import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openSqliteStore } from '../../server/store/sqlite-store.ts';
import { storeContract } from './store-contract.ts';

const folder = mkdtempSync(join(tmpdir(), 'last-ack-store-'));
afterAll(() => rmSync(folder, { recursive: true }));
let files = 0;

storeContract('the log in memory', () => openSqliteStore(':memory:'));
storeContract('the log in a file', () => openSqliteStore(join(folder, `made/on/the/way/${files++}.sqlite`)));

test('what was appended is there when the file is opened again', async () => {
  const path = join(folder, 'again.sqlite');
  const before = await openSqliteStore(path);
  await before.create({
    id: 'm',
    code: 'ACDEF',
    against: 'bot',
    createdAt: 1,
    events: [{ type: 'match-ended', at: 1 }],
  });
  await before.append('m', 1, [{ type: 'match-ended', at: 2 }]);
  await before.close();
  const after = await openSqliteStore(path);
  expect((await after.unfinished())[0]?.events).toHaveLength(2);
  await after.close();
});
