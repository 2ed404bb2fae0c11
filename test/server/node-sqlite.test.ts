/**
 * A machine for which libsql has no binary: Node's own SQLite keeps everything, and a Node without one says what to do.
 */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest';
import type { Stores } from '../../server/store/class-store.ts';
import { openStores, openStoresAlone, storesIn } from '../../server/store/open-stores.ts';
import { openMade, sqliteHere } from '../../server/store/sqlite.ts';
import { openSqlite } from '../../server/store/sqlite-database.ts';
import { storeContract } from './store-contract.ts';
import { hasSqlite } from './support/node-sqlite.ts';

vi.mock('libsql', () => {
  throw new Error('no binary for this machine');
});

const folder = mkdtempSync(join(tmpdir(), 'last-ack-node-sqlite-'));
afterAll(() => rmSync(folder, { recursive: true }));
let files = 0;

/** Stores without a thread of their own: that would find libsql. */
async function openHere(dbPath: string): Promise<Stores> {
  await (await openStores({ dbPath })).close();
  return storesIn(sqliteHere(await openMade(dbPath)));
}

const { getBuiltinModule } = process;
afterEach(() => {
  process.getBuiltinModule = getBuiltinModule;
});

test('[STORE21] a Node that cannot even be asked for its SQLite says what to do', async () => {
  Object.assign(process, { getBuiltinModule: undefined });
  const opening = openStores({ dbPath: join(folder, 'none.sqlite') });
  await expect(opening).rejects.toThrow(/no SQLite for .* Use Node 22\.16 or later/);
});

// `npm run test:nodes` runs this file on a Node of each kind.
if (hasSqlite()) {
  describe('[STORE21] the contract', () => {
    storeContract("in Node's own SQLite", () => openHere(join(folder, `${files++}.sqlite`)));
  });

  test("[STORE21] [NET133] a server finds its store again, and does not touch another program's", async () => {
    const events = { onTrouble: () => undefined, onLost: () => undefined };
    const dbPath = join(folder, 'again.sqlite');
    for (let starts = 0; starts < 2; starts++) await (await openStoresAlone({ dbPath }, events)).close();
    const foreign = join(folder, 'foreign.sqlite');
    const file = await openSqlite(foreign);
    file.exec('create table recipes (cake text)');
    file.close();
    await expect(openStoresAlone({ dbPath: foreign }, events)).rejects.toThrow(/another program made it/);
  });
} else {
  test('[STORE21] a Node that has no SQLite either says what to do', async () => {
    const opening = openStores({ dbPath: join(folder, 'none.sqlite') });
    await expect(opening).rejects.toThrow(/no SQLite for .* Use Node 22\.16 or later.*DATABASE_URL/);
  });
}
