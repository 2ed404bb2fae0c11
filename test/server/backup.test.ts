/** A backup taken while a class is played, and restored into a file and into a database. */

import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { backUpInto, restoreFrom } from '../../server/backup-file.ts';
import { openStores, openStoresAlone, type StoreSettings } from '../../server/store/open-stores.ts';
import { postgresHere } from './support/postgres.ts';
import { spawnServer } from './support/process.ts';
import { saveLesson } from './support/small-lesson.ts';
import { joinClass, openClass, resumeClass, teach } from './support/student.ts';

const { freshDatabase } = postgresHere();
const folder = mkdtempSync(join(tmpdir(), 'last-ack-backup-'));
afterAll(() => rmSync(folder, { recursive: true }));

let files = 0;
const fresh = (name: string) => join(folder, `${++files}-${name}`);
const linesOf = (path: string) => gunzipSync(readFileSync(path)).toString().trimEnd().split('\n');
const NOTHING = { onTrouble: () => undefined, onLost: () => undefined };

/** A store with a lesson in it. */
async function smallStore(): Promise<{ dbPath: string }> {
  const dbPath = fresh('small.sqlite');
  const stores = await openStores({ dbPath });
  await saveLesson(stores);
  await stores.close();
  return { dbPath };
}

async function smallBackup(): Promise<string> {
  const path = fresh('small.gz');
  await backUpInto(await smallStore(), path);
  return path;
}

const serverOn = ({ dbPath, databaseUrl }: StoreSettings) =>
  spawnServer(dbPath, databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl });

/** Starts a class of three, with a question answered and a duel begun. */
async function playedClass(store: StoreSettings) {
  const stores = await openStores(store);
  const lesson = await saveLesson(stores);
  await stores.close();
  const server = await serverOn(store);
  const teacher = await openClass(server.url, { lesson, settings: { leaderboard: 'each' } });
  const students = [];
  for (const name of ['Ada', '小林', 'محمد']) students.push(await joinClass(server.url, teacher.grant.code, name));
  await teacher.ask('start', { index: 0 });
  for (const student of students) {
    await student.until(() => student.view.round?.kind === 'question');
    await student.ask('answer', { round: 1, question: 0, answer: { kind: 'single', option: 0 } });
  }
  await teacher.until(() => teacher.view.frame.phase === 'between');
  await teacher.ask('start', { index: 1 });
  for (const student of students) await student.until(() => student.view.round?.kind === 'duel');
  return { server, teacher, students };
}

describe('a backup of a running class', { timeout: 120_000 }, () => {
  test.each([
    ['a file', 'a database', async () => ({ dbPath: fresh('log.sqlite'), databaseUrl: undefined })],
    ['a database', 'a file', async () => ({ dbPath: ':memory:', databaseUrl: await freshDatabase() })],
  ])('[STORE30] from %s restores everyone into %s, with seat, name and score', async (_, into, where) => {
    const store = await where();
    const { server, teacher, students } = await playedClass(store);
    const path = fresh('class.gz');
    const rows = await backUpInto(store, path);
    expect(linesOf(path)).toHaveLength(rows + 2);
    expect(statSync(path).mode & 0o077).toBe(0);
    const before = students.map(({ view }) => ({ name: view.you.name, score: view.you.score }));
    for (const member of [...students, teacher]) member.room.reconnection.enabled = false;
    await server.end('SIGKILL');

    const url = into === 'a database' ? await freshDatabase() : undefined;
    const target = { dbPath: url === undefined ? fresh('back.sqlite') : ':memory:', databaseUrl: url };
    expect(await restoreFrom(target, path)).toBe(rows);
    const again = fresh('again.gz');
    await backUpInto(target, again);
    expect(linesOf(again)).toEqual(linesOf(path));

    const next = await serverOn(target);
    const back = [];
    for (const student of students) back.push(await resumeClass(next.url, student.key));
    expect(back.map(({ view }) => ({ name: view.you.name, score: view.you.score }))).toEqual(before);
    const board = await teach(next.url, teacher.key);
    expect(Object.keys(board.view.students)).toHaveLength(3);
    expect(await board.ask('skip', {})).toEqual({ ok: true });
    await board.until(() => board.view.frame.phase === 'between');
    for (const member of [...back, board]) await member.room.leave();
    expect(await next.end('SIGTERM')).toBe(0);
  });
});

describe('a file that is no complete backup', () => {
  const changed = async (change: (lines: string[]) => string[]) => {
    const path = fresh('changed.gz');
    writeFileSync(path, gzipSync(`${change(linesOf(await smallBackup())).join('\n')}\n`));
    return path;
  };
  const refusedBy = async (path: string) => {
    const dbPath = fresh('target.sqlite');
    await expect(restoreFrom({ dbPath }, path)).rejects.toThrow();
    const stores = await openStores({ dbPath });
    expect(await stores.lessons.count()).toBe(0);
    await stores.close();
    return restoreFrom({ dbPath }, path).catch((error: Error) => error.message);
  };

  test('[STORE31] truncated is refused, and leaves nothing behind', async () => {
    expect(await refusedBy(await changed((lines) => lines.slice(0, -1)))).toBe('this backup is truncated');
    expect(await refusedBy(await changed(([head = '', ...rest]) => [head, ...rest.slice(1)]))).toBe(
      'this backup is truncated',
    );
    const path = fresh('cut.gz');
    writeFileSync(path, readFileSync(await smallBackup()).subarray(0, -20));
    expect(await refusedBy(path)).toBe('this backup is truncated');
  });

  test('[STORE31] of another kind, or of a later version, is reported as such', async () => {
    const path = fresh('other.gz');
    writeFileSync(path, 'not gzipped');
    expect(await refusedBy(path)).toBe('this is not a backup of Last ACK');
    expect(await refusedBy(await changed(() => ['{"format":"other"}']))).toBe('this is not a backup of Last ACK');
    const later = JSON.stringify({ format: 'last-ack-backup', migrations: ['0001-matches', '9999-later'] });
    expect(await refusedBy(await changed(([, ...rest]) => [later, ...rest]))).toMatch(/later version.*9999-later/);
    expect(await refusedBy(join(folder, 'nowhere.gz'))).toMatch(/^there is no file /);
  });
});

describe('a backup refused for safety', () => {
  test('[STORE32] does not touch a store with content, or one that a server uses', async () => {
    const path = await smallBackup();
    await expect(restoreFrom(await smallStore(), path)).rejects.toThrow('restore into an empty one');
    const dbPath = fresh('used.sqlite');
    const stores = await openStoresAlone({ dbPath }, NOTHING);
    await expect(restoreFrom({ dbPath }, path)).rejects.toThrow('another Last ACK is using it');
    await stores.close();
  });

  test('[STORE32] neither overwrites an existing file nor creates a missing store', async () => {
    const path = await smallBackup();
    await expect(backUpInto(await smallStore(), path)).rejects.toThrow('already exists');
    const dbPath = fresh('nowhere.sqlite');
    await expect(backUpInto({ dbPath }, fresh('none.gz'))).rejects.toThrow('there is no such file');
    expect(readdirSync(folder).filter((name) => /unfinished|nowhere/.test(name))).toEqual([]);
  });
});
