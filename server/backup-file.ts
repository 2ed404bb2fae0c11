/** A backup as a file: written completely or not at all, and read back. */

import { createReadStream, existsSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { createGunzip, gzip } from 'node:zlib';
import { backUp, restore } from './store/backup.ts';
import { type StoreSettings, withDatabase, withDatabaseAlone } from './store/open-stores.ts';

const packed = promisify(gzip);

/** The problem with a file that cannot be unpacked. */
const PROBLEMS: Readonly<Record<string, string>> = {
  Z_DATA_ERROR: 'this is not a backup of Last ACK',
  Z_BUF_ERROR: 'this backup is truncated',
};

/**
 * Writes the current content of a store into a file, gzipped; a server may be using the store.
 * @returns the number of rows
 * @throws an Error for people if there is no such store, or the file already exists
 */
export async function backUpInto(settings: StoreSettings, path: string): Promise<number> {
  if (existsSync(path)) throw new Error(`${path} already exists: name another file`);
  const unfinished = `${path}.unfinished`;
  // It holds names and answers: no other user of this machine may read them.
  const file = await open(unfinished, 'w', 0o600);
  try {
    // Chunks packed one by one still make one gzip file.
    const write = async (lines: string) => void (await file.write(await packed(lines)));
    const rows = await withDatabase(settings, (db) => backUp(db, write));
    await file.sync();
    await rename(unfinished, path);
    return rows;
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  } finally {
    await file.close();
  }
}

/**
 * Restores what `backUpInto` wrote into an empty store that no server uses.
 * @returns the number of rows
 * @throws an Error for people if the file is no complete backup, or the store is not empty or in use
 */
export async function restoreFrom(settings: StoreSettings, path: string): Promise<number> {
  if (!existsSync(path)) throw new Error(`there is no file ${path}`);
  const read = (unpacked: AsyncIterable<Buffer>) => withDatabaseAlone(settings, (db) => restore(db, linesOf(unpacked)));
  try {
    return await pipeline(createReadStream(path), createGunzip(), read);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    throw code in PROBLEMS ? new Error(PROBLEMS[code], { cause: error }) : error;
  }
}

async function* linesOf(chunks: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of chunks) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') yield rest;
}
