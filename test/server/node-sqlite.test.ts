/** A machine for which libsql has no binary: Node's own SQLite keeps everything, and a Node without one says what to do. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { openStores } from '../../server/store/open-stores.ts';
import { storeContract } from './store-contract.ts';

vi.mock('libsql', () => {
  throw new Error('no binary for this machine');
});

const folder = mkdtempSync(join(tmpdir(), 'last-ack-node-sqlite-'));
afterAll(() => rmSync(folder, { recursive: true }));
let files = 0;

/** `npm run test:nodes` runs this file on a Node of each kind. */
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
const hasSqlite = major > 22 || (major === 22 && minor >= 16);

if (hasSqlite) {
  describe('[STORE21] the contract', () => {
    storeContract("in Node's own SQLite", () => openStores({ dbPath: join(folder, `${files++}.sqlite`) }));
  });
} else {
  test('[STORE21] a Node that has no SQLite either says what to do', async () => {
    const opening = openStores({ dbPath: join(folder, 'none.sqlite') });
    await expect(opening).rejects.toThrow(/no SQLite for .* Use Node 22\.16 or later.*DATABASE_URL/);
  });
}
