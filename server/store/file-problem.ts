/** Whether a SQLite file can be used, found out without writing anything. */

import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  fstatSync,
  openSync,
  readSync,
  statfsSync,
  statSync,
} from 'node:fs';
import { dirname, resolve } from 'node:path';

const MAGIC = 'SQLite format 3\0';
/** A new store with its journal takes less. */
const LEAST_FREE = 1024 * 1024;

/** @returns what is wrong and what to do, as the rest of a sentence; null if it is worth trying */
export function fileProblem(path: string): string | null {
  let folder = dirname(resolve(path));
  while (!existsSync(folder)) folder = dirname(folder);
  if (!statSync(folder).isDirectory()) return `${folder} is not a folder. Name another folder`;
  if (!mayWrite(folder)) return `nothing can be written into ${folder}. Make it writable, or name another folder`;
  const { bavail, blocks, bsize } = statfsSync(folder);
  // Some network disks do not report their size.
  if (blocks > 0 && bavail * bsize < LEAST_FREE) return `the disk of ${folder} is full. Free at least 1 MB`;
  return existsSync(path) ? contentProblem(path) : null;
}

function contentProblem(path: string): string | null {
  if (!statSync(path).isFile()) return 'it is not a file. Name another one';
  if (!mayWrite(path)) return 'it cannot be written. Make it writable for this user, or name another file';
  const file = openSync(path, 'r');
  try {
    const { size } = fstatSync(file);
    const head = Buffer.alloc(100);
    if (size === 0) return null;
    if (readSync(file, head) < 16 || !head.toString('latin1').startsWith(MAGIC))
      return 'it is not a database. Name another file, or restore a backup into a new one';
    // A journal beside it may hold data that the file does not have yet.
    const isWhole = existsSync(`${path}-wal`) || size >= head.readUInt32BE(28) * pageSize(head.readUInt16BE(16));
    return isWhole ? null : 'it is truncated. Restore a backup into a new file';
  } finally {
    closeSync(file);
  }
}

/** As in SQLite's file format: 1 stands for 65536. */
function pageSize(written: number): number {
  return written === 1 ? 65_536 : written;
}

function mayWrite(path: string): boolean {
  try {
    accessSync(path, constants.R_OK | constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
