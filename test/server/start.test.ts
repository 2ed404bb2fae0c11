/** Starts that fail, and a second start beside a running server: one line, exit code 1, and nothing is damaged. */

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Script } from 'node:vm';
import Database from 'libsql';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { begin } from '../../server/begin.ts';
import { nodeProblem } from '../../server/node-version.ts';
import { readSettings } from '../../server/settings.ts';
import { keptIn } from '../../server/serve.ts';
import { holdPort, startProblem } from '../../server/start-problem.ts';
import { openStoresAlone } from '../../server/store/open-stores.ts';
import { freePort } from './support/free-port.ts';
import { create, resume } from './support/player.ts';
import { bundle, spawnServer } from './support/process.ts';

const folder = mkdtempSync(join(tmpdir(), 'last-ack-start-'));
afterAll(() => rmSync(folder, { recursive: true }));

interface Ended {
  readonly code: number | null;
  readonly said: string;
}

/** Starts a server that is expected to exit by itself. */
async function start(env: Record<string, string>, cwd = process.cwd()): Promise<Ended> {
  const child: ChildProcess = spawn(process.execPath, [resolve(await bundle())], {
    cwd,
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

/** The messages about unreadable settings. */
function problemOf(env: Record<string, string>): string {
  try {
    readSettings(env);
    return 'none';
  } catch (error) {
    return startProblem(error, null);
  }
}

const AS_PORT = 'PORT must be a whole number from 0 to 65535';
const AS_HOST = 'HOST must be an address or name of this machine alone, such as 127.0.0.1: no http://, no port';
const AS_DATABASE = 'DATABASE_URL must look like postgres://user:password@host:5432/database';
const AS_DAYS = 'RETENTION_DAYS must be a number of days from 0 (never) to 36500';
const AS_PUBLIC = 'PUBLIC_URL must look like https://uni.example/lastack';
const AS_AWAY = 'LAST_ACK_AWAY_MS must be a whole number of milliseconds from 0 to 2147483647';

test.each([
  ...['abc', '99999', '80.5', '-1', '0x50', '1e3', 'Infinity'].map((text) => ['PORT', text, AS_PORT]),
  ...['http://127.0.0.1', '127.0.0.1:80', '[::1]', '999.1.1.1', '224.0.0.1', '255.255.255.255', 'a b'].map((text) => [
    'HOST',
    text,
    AS_HOST,
  ]),
  ...['geheim', 'mysql://a:geheim@b/c', 'postgres://', 'postgres:///', 'postgresql:geheim', 'postgres://geheim@h'].map(
    (text) => ['DATABASE_URL', text, AS_DATABASE],
  ),
  ...['abc', '-1', '1e9', '99999'].map((text) => ['RETENTION_DAYS', text, AS_DAYS]),
  ...['https://uni.example/x?y', 'https://a:b@uni.example', 'https://uni.example/#/x', 'uni.example'].map((text) => [
    'PUBLIC_URL',
    text,
    AS_PUBLIC,
  ]),
  ['LAST_ACK_MAX_ROOMS', '0', 'LAST_ACK_MAX_ROOMS must be a whole number of matches from 1 to 1000000'],
  // Beyond the last, a timer of Node would fire at once.
  ...['soon', '-1', '2147483648'].map((text) => ['LAST_ACK_AWAY_MS', text, AS_AWAY]),
  ['LAST_ACK_LOG', 'loud', 'LAST_ACK_LOG must be silent, error, warn, info or debug'],
  ['HOST_PASSWORD', '', 'HOST_PASSWORD is empty: give a password, or leave it out if everybody may open classes'],
])('[NET40] [NET132] %s=%s is reported in a sentence without the value', (name, value, told) => {
  expect(problemOf({ [name]: value })).toBe(told);
});

test('[NET40] an empty setting counts as absent', () => {
  const empty = { PORT: '', HOST: '', DATABASE_URL: ' ', LAST_ACK_DB: '', RETENTION_DAYS: '', LAST_ACK_LOG: '' };
  expect(readSettings(empty)).toEqual(readSettings({}));
});

test.each([
  { PORT: ' 80 ', HOST: ' localhost ', PUBLIC_URL: 'http://a.example/b/' },
  { HOST: 'fe80::1%eth0', DATABASE_URL: 'postgres:///lastack?host=/run/postgresql', RETENTION_DAYS: '0.5' },
  { HOST: '::', DATABASE_URL: 'postgresql://u@%2Frun%2Fpostgresql/lastack', RETENTION_DAYS: '0' },
])('[NET132] valid settings are accepted: %o', (env) => {
  expect(problemOf(env)).toBe('none');
});

test('[NET40] a Node that is too old is told so', () => {
  expect(['18.20.8', '20.18.3'].map(nodeProblem)).toEqual([expect.any(String), expect.any(String)]);
  expect(nodeProblem('18.20.8')).toContain('20.19');
  expect(['20.19.0', '22.0.0', '24.1.0', '26.0.0'].map(nodeProblem)).toEqual([null, null, null, null]);
});

test.each(['main', 'last-ack'])(
  '[NET130] every Node since 10 can parse %s.js, to report that it is too old',
  (name) => {
    const text = readFileSync(`dist/server/${name}.js`, 'utf8');
    const said: string[] = [];
    const stderr = { write: (line: string) => said.push(line) };
    const process = { versions: { node: '12.22.9' }, stderr, exitCode: 0 };
    // As a script: an old Node parses neither imports nor `await` at the top of a file.
    new Script(text).runInNewContext({ process });
    expect(said.join('')).toMatch(
      /^Last ACK cannot start: it needs Node 20\.19 or later, and this is 12\.22\.9\. .+\n$/,
    );
    expect(process.exitCode).toBe(1);
  },
);

test('[NET121] the start says where everything is kept, and no password', () => {
  const dbPath = 'kept/x.sqlite';
  expect(keptIn({ dbPath, databaseUrl: undefined })).toMatch(/ are kept in \/.*\/kept\/x\.sqlite$/);
  expect(keptIn({ dbPath, databaseUrl: 'postgres://u:geheim@db.example:5432/lastack' })).toMatch(
    / are kept in db\.example:5432\/lastack$/,
  );
  expect(keptIn({ dbPath: ':memory:', databaseUrl: undefined })).toContain('in memory only');
});

describe('[NET40] an impossible start', { timeout: 60_000 }, () => {
  const taken = createServer();
  beforeAll(async () => {
    await once(taken.listen(0, '127.0.0.1'), 'listening');
  });
  afterAll(() => {
    taken.close();
  });

  test.each<[string, () => Record<string, string>, RegExp]>([
    ['a setting', () => ({ PORT: 'abc' }), /PORT must be a whole number/],
    ['a port that is taken', () => ({ PORT: String((taken.address() as AddressInfo).port) }), /port \d+ is taken/],
    ['an address that is not here', () => ({ HOST: '203.0.113.7' }), /no address 203\.0\.113\.7/],
    [
      'Redis without a database to share',
      () => ({ REDIS_URL: 'redis://127.0.0.1:1' }),
      /REDIS_URL needs .* DATABASE_URL/,
    ],
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

  test('[NET136] the page is found from any folder', async () => {
    const { port } = taken.address() as AddressInfo;
    // A missing page would be reported earlier.
    expect((await start({ PORT: String(port) }, folder)).said).toMatch(/port \d+ is taken/);
  });

  test('[NET137] a missing part of the program is reported in one line', async () => {
    const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    begin(() => Promise.reject(new Error("Cannot find package 'libsql'\nand where it was looked for")));
    await vi.waitFor(() => expect(said).toHaveBeenCalled());
    const lines = said.mock.calls.map(([line]) => line);
    said.mockRestore();
    expect(process.exitCode).toBe(1);
    process.exitCode = undefined;
    expect(lines).toEqual([expect.stringMatching(/^Last ACK cannot start: .*'libsql'.*Install it again.*\n$/)]);
  });

  test('if the port is taken nothing is written', async () => {
    const path = join(folder, 'untouched', 'log.sqlite');
    const { port } = taken.address() as AddressInfo;
    expect(await start({ PORT: String(port), LAST_ACK_DB: path })).toMatchObject({ code: 1 });
    expect(existsSync(path)).toBe(false);
  });
});

function inFile(path: string, statements: string): void {
  const file = new Database(path);
  file.exec(statements);
  file.close();
}

test('[NET135] the port is held from before the store is opened until the server listens', async () => {
  const port = await freePort();
  const release = await holdPort({ port, host: '127.0.0.1' });
  await expect(holdPort({ port, host: '127.0.0.1' })).rejects.toThrow(/EADDRINUSE/);
  const early = connect(port, '127.0.0.1').on('error', () => undefined);
  await once(early, 'close');
  await release();
  await (await holdPort({ port, host: '127.0.0.1' }))();
});

test.each<[string, (path: string) => void, RegExp]>([
  ['notes', (path) => writeFileSync(path, 'my notes\n'), /it is not a database\. Name another file/],
  ['folder', (path) => mkdirSync(path), /it is not a file/],
  [
    'short',
    (path) => {
      inFile(path, 'create table a (b); create table c (d);');
      truncateSync(path, 4096);
    },
    /it is truncated\. Restore a backup/,
  ],
  [
    'torn',
    (path) => {
      inFile(path, 'create table kysely_migration (name text); create index by_name on kysely_migration (name);');
      const octets = readFileSync(path);
      writeFileSync(path, octets.fill(0xff, 4096, 4196));
    },
    /it is damaged\. Restore a backup/,
  ],
  [
    'foreign',
    (path) => inFile(path, 'create table recipes (cake text)'),
    /another program made it\. Name another file/,
  ],
  ['alike', (path) => inFile(path, 'create table matches (a, b)'), /another program made it\. Name another file/],
  [
    'newer',
    (path) =>
      inFile(path, "create table kysely_migration (name text); insert into kysely_migration values ('9999-later')"),
    /a later version of Last ACK made it .*9999-later.*Install that version/,
  ],
])('[NET133] a store that is %s is refused before anything is written', async (name, make, told) => {
  const own = join(folder, name);
  mkdirSync(own);
  const path = join(own, 'log.sqlite');
  make(path);
  const before = statSync(path).isFile() ? readFileSync(path) : null;
  const events = { onTrouble: () => undefined, onLost: () => undefined };
  await expect(openStoresAlone({ dbPath: path }, events)).rejects.toThrow(told);
  expect(readdirSync(own)).toEqual(['log.sqlite']);
  expect(statSync(path).isFile() ? readFileSync(path) : null).toEqual(before);
});

test('[NET134] does not wait for a database that does not answer', { timeout: 10_000 }, async () => {
  const sockets: Socket[] = [];
  const silent = createServer((socket) => sockets.push(socket));
  await once(silent.listen(0, '127.0.0.1'), 'listening');
  const databaseUrl = `postgres://u@127.0.0.1:${(silent.address() as AddressInfo).port}/d`;
  const began = performance.now();
  const events = { onTrouble: () => undefined, onLost: () => undefined };
  await expect(openStoresAlone({ dbPath: '', databaseUrl }, events)).rejects.toThrow(/cannot be used/);
  expect(performance.now() - began).toBeLessThan(5_000);
  for (const socket of sockets) socket.destroy();
  silent.close();
});

test('[STORE20] a second server on the store of a running one is refused, and damages nothing', {
  timeout: 60_000,
}, async () => {
  const path = join(folder, 'shared.sqlite');
  // On a slow machine the second one takes longer to start than a player may be away.
  const first = await spawnServer(path, { LAST_ACK_AWAY_MS: '60000' });
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
