import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { openStores } from '../../server/store/open-stores.ts';
import { storeContract } from './store-contract.ts';

const folder = mkdtempSync(join(tmpdir(), 'last-ack-store-'));
afterAll(() => rmSync(folder, { recursive: true }));
let files = 0;

describe('[ROOM42] [STORE1] [STORE2] [STORE3] [STORE4] [STORE6] [STORE7] the contract', () => {
  storeContract('in SQLite, in memory', () => openStores({ dbPath: ':memory:' }));
  storeContract('in SQLite, in a file', () =>
    openStores({ dbPath: join(folder, `made/on/the/way/${files++}.sqlite`) }),
  );
});

test('what was appended is there when the file is opened again', async () => {
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
  expect((await after.matches.unfinished())[0]?.events).toHaveLength(2);
  await after.close();
});
