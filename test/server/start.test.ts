/** Starts that fail, and a second start beside a server that runs: one line, exit code 1, and nothing is spoilt. */

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { nodeProblem } from '../../server/node-version.ts';
import { readSettings } from '../../server/settings.ts';
import { startProblem } from '../../server/start-problem.ts';
import { create, resume } from './support/player.ts';
import { bundle, spawnServer } from './support/process.ts';

const folder = mkdtempSync(join(tmpdir(), 'last-ack-start-'));
afterAll(() => rmSync(folder, { recursive: true }));

interface Ended {
  readonly code: number | null;
  readonly said: string;
}

/** Starts a server that is expected to end by itself. */
async function start(env: Record<string, string>): Promise<Ended> {
  const child: ChildProcess = spawn(process.execPath, [await bundle()], {
    env: { ...process.env, PORT: '0', HOST: '127.0.0.1', LAST_ACK_DB: ':memory:', LAST_ACK_LOG: 'silent', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stderr?.on('data', (chunk) => {
    said += String(chunk);
  });
  child.stdout?.once('data', () => child.kill('SIGKILL'));
  const [code] = await once(child, 'close');
  return { code, said };
}

/** What is told of settings that cannot be read. */
function problemOf(env: Record<string, string>): string {
  try {
    readSettings(env);
    return 'none';
  } catch (error) {
    return startProblem(error, null);
  }
}

test.each([
  ['PORT', 'abc', 'PORT must be a port: a whole number from 0 to 65535'],
  ['PORT', '99999', 'PORT must be a port: a whole number from 0 to 65535'],
  ['PORT', '80.5', 'PORT must be a port: a whole number from 0 to 65535'],
  ['DATABASE_URL', 'geheim', 'DATABASE_URL must look like postgres://user:password@host:5432/database'],
  ['DATABASE_URL', 'mysql://a:geheim@b/c', 'DATABASE_URL must look like postgres://user:password@host:5432/database'],
  ['RETENTION_DAYS', 'abc', 'RETENTION_DAYS must be a number of days'],
  ['RETENTION_DAYS', '-1', 'RETENTION_DAYS must not be below 0'],
  ['LAST_ACK_MAX_ROOMS', '0', 'LAST_ACK_MAX_ROOMS must be at least 1'],
  ['LAST_ACK_AWAY_MS', 'soon', 'LAST_ACK_AWAY_MS must be a number of milliseconds'],
  ['LAST_ACK_LOG', 'loud', 'LAST_ACK_LOG must be silent, error, warn, info or debug'],
  ['HOST_PASSWORD', '', 'HOST_PASSWORD is empty: give a password, or leave it out if everybody may open classes'],
])('[NET40] %s=%s is told in a sentence without the value', (name, value, told) => {
  expect(problemOf({ [name]: value })).toBe(told);
});

test('[NET40] a setting that is left empty is one that is left out', () => {
  const empty = { PORT: '', HOST: '', DATABASE_URL: ' ', LAST_ACK_DB: '', RETENTION_DAYS: '', LAST_ACK_LOG: '' };
  expect(readSettings(empty)).toEqual(readSettings({}));
});

test('[NET40] a Node that is too old is told so', () => {
  expect(['18.20.8', '20.18.3'].map(nodeProblem)).toEqual([expect.any(String), expect.any(String)]);
  expect(nodeProblem('18.20.8')).toContain('20.19');
  expect(['20.19.0', '22.0.0', '24.1.0', '26.0.0'].map(nodeProblem)).toEqual([null, null, null, null]);
});

describe('[NET40] a start that cannot be', { timeout: 60_000 }, () => {
  const taken = createServer();
  beforeAll(async () => {
    await once(taken.listen(0, '127.0.0.1'), 'listening');
  });
  afterAll(() => {
    taken.close();
  });

  test.each<[string, () => Record<string, string>, RegExp]>([
    ['a setting', () => ({ PORT: 'abc' }), /PORT must be a port/],
    ['a port that is taken', () => ({ PORT: String((taken.address() as AddressInfo).port) }), /port \d+ is taken/],
    ['an address that is not here', () => ({ HOST: '203.0.113.7' }), /no address 203\.0\.113\.7/],
    ['a page that was not built', () => ({ LAST_ACK_PAGE: folder }), /no page at .*npm run build/],
    [
      'a folder that cannot be made',
      () => ({ LAST_ACK_DB: '/proc/x/y.sqlite' }),
      /\/proc\/x\/y\.sqlite cannot be used/,
    ],
  ])('%s: one line, exit code 1', async (_, env, told) => {
    const { code, said } = await start(env());
    expect(said).toMatch(/^Last ACK cannot start: .+\n$/);
    expect(said).toMatch(told);
    expect(code).toBe(1);
  });

  test('where the port is taken nothing is written', async () => {
    const path = join(folder, 'untouched', 'log.sqlite');
    const { port } = taken.address() as AddressInfo;
    expect(await start({ PORT: String(port), LAST_ACK_DB: path })).toMatchObject({ code: 1 });
    expect(existsSync(path)).toBe(false);
  });
});

test('[STORE20] a second server on the store of one that runs is refused, and spoils nothing', {
  timeout: 60_000,
}, async () => {
  const path = join(folder, 'shared.sqlite');
  const first = await spawnServer(path);
  const ada = await create(first.url, { against: 'bot' });
  ada.vanish();
  const second = await start({ LAST_ACK_DB: path, LAST_ACK_ABANDON_MS: '0' });
  expect(second.code).toBe(1);
  expect(second.said).toMatch(
    /^Last ACK cannot start: .*shared\.sqlite cannot be used: another Last ACK is using it.*\n$/,
  );
  const file = new Database(path);
  expect(file.prepare('select stopped_at, finished_at from matches').all([])).toEqual([
    { stopped_at: null, finished_at: null },
  ]);
  file.close();
  await first.end('SIGKILL');
  const next = await spawnServer(path);
  expect((await resume(next.url, ada.grant.seatKey)).view.you.name).toBe('Ada');
  await next.end('SIGTERM');
});
