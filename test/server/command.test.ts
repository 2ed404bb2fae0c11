/** The packaged command `last-ack`: its options, and a game that runs from the packed files alone. */

import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { readOptions } from '../../server/command-line.ts';
import { hasSqlite } from './support/node-sqlite.ts';
import { create } from './support/player.ts';
import { addressIn } from './support/process.ts';

const folder = mkdtempSync(join(tmpdir(), 'last-ack-command-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('the options of the command', () => {
  const environmentOf = (args: readonly string[], env: Record<string, string> = {}) => {
    const asked = readOptions(args, env);
    return asked.kind === 'serve' ? asked.environment : {};
  };

  test('[NET120] without options everything is kept in the home folder and the bundled page is served', () => {
    expect(readOptions([], {})).toEqual({
      kind: 'serve',
      opens: true,
      environment: { LAST_ACK_DB: join(homedir(), 'last-ack-data', 'last-ack.sqlite') },
    });
  });

  test('[NET120] each overrides the environment, and an omitted one does not', () => {
    const env = { PORT: '1', HOST: 'a', LAST_ACK_DB: '/b', DATABASE_URL: 'c' };
    expect(environmentOf(['--port', '2', '--host=::1', '--folder', '/d'], env)).toEqual({
      PORT: '2',
      HOST: '::1',
      DATABASE_URL: 'c',
      LAST_ACK_DB: join(resolve('/d'), 'last-ack.sqlite'),
    });
    expect(environmentOf([], env)).toEqual(env);
    expect(readOptions(['--no-open'], {})).toMatchObject({ opens: false });
  });

  test('[NET137] without a home folder, one must be given', () => {
    vi.stubEnv('HOME', '');
    expect(() => readOptions([], {})).toThrow(/^there is no home folder.*--folder FOLDER$/);
    expect(readOptions(['--folder', '/d'], {})).toMatchObject({ kind: 'serve' });
    vi.unstubAllEnvs();
  });

  test('[STORE30] backup and restore take a file, and find the store as the game does', () => {
    const LAST_ACK_DB = join(resolve('/d'), 'last-ack.sqlite');
    expect(readOptions(['backup', 'b.gz', '--folder', '/d'], {})).toMatchObject({
      kind: 'backup',
      file: 'b.gz',
      environment: { LAST_ACK_DB },
    });
    const DATABASE_URL = 'postgres://u@h/d';
    expect(readOptions(['restore', 'b.gz'], { DATABASE_URL })).toMatchObject({
      kind: 'restore',
      environment: { DATABASE_URL },
    });
  });

  test.each([
    ['--prot'],
    ['--port'],
    ['--port='],
    ['--port', '-1'],
    ['--host', ''],
    ['--folder='],
    ['--no-open=1'],
    ['2567'],
    ['backup'],
    ['backup', ''],
    ['restore', 'a', 'b'],
  ])('[NET120] [NET132] %s is reported in one sentence', (...args) => {
    expect(() => readOptions(args, {})).toThrow(/^[^\n.]+\. For help: last-ack --help$/);
  });
});

/** Puts the package's dependencies beside it. */
function linkPackages(into: string, left?: string): void {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'));
  for (const [path, { dev }] of Object.entries<{ dev?: boolean }>(packages)) {
    // Dependencies inside another package come with it.
    if (dev === true || path.lastIndexOf('node_modules/') !== 0 || !existsSync(path) || path === left) continue;
    mkdirSync(dirname(join(into, path)), { recursive: true });
    symlinkSync(resolve(path), join(into, path));
  }
}

describe('the package', { timeout: 60_000 }, () => {
  const installed = join(folder, 'node_modules', 'last-ack');
  let files: string[] = [];

  // As npm installs it: the packed files, and beside them the packages that the lock file does not mark as development
  // only.
  beforeAll(() => {
    const packed = execFileSync('npm', ['pack', '--ignore-scripts', '--json', '--pack-destination', folder], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const [{ filename, files: listed }] = JSON.parse(packed);
    files = listed.map(({ path }: { path: string }) => path);
    mkdirSync(installed, { recursive: true });
    execFileSync('tar', ['-xzf', join(folder, filename), '-C', installed, '--strip-components=1']);
    linkPackages(folder);
  });

  test('[NET121] holds what runs, with its licence, and no sources', () => {
    expect(files).toEqual(
      expect.arrayContaining(['LICENSE', 'README.md', 'dist/client/index.html', 'dist/server/last-ack.js']),
    );
    expect(files.filter((path) => /\.(ts|tsx|map)$|under-test|^test/.test(path))).toEqual([]);
    const { dependencies } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'));
    expect(Object.keys(dependencies)).toEqual(['libsql']);
    expect(readFileSync(join(installed, 'dist/server/third-party-licenses.md'), 'utf8')).toMatch(
      /^## @colyseus\/core 0\..*^## express 5\..*Permission is hereby granted/ms,
    );
  });

  test("[NET121] starts in an empty folder, plays, keeps what was played, and opens the teacher's page", async () => {
    const opened = join(folder, 'opened');
    const browser = join(folder, 'browser');
    writeFileSync(browser, `#!/bin/sh\necho "$1" >> ${opened}\n`);
    chmodSync(browser, 0o755);
    const empty = join(folder, 'empty');
    mkdirSync(empty);
    const args = ['--port', '0', '--host', '127.0.0.1', '--folder', join(folder, 'kept')];
    const { BROWSER, XDG_CURRENT_DESKTOP, DISPLAY, ...env } = process.env;
    const child = spawn(process.execPath, [join(installed, 'dist/server/last-ack.js'), ...args], {
      cwd: empty,
      env: { ...env, BROWSER: browser },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const complaints = text(child.stderr);
    const exited = once(child, 'exit');
    try {
      const url = await addressIn(child);
      expect(await (await fetch(url)).text()).toContain('<title>');
      const ada = await create(url, { against: 'bot' });
      expect(ada.view.you.name).toBe('Ada');
      ada.vanish();
      // A shell creates the file first and then writes into it.
      const written = () => (existsSync(opened) ? readFileSync(opened, 'utf8') : '');
      await vi.waitUntil(() => written().endsWith('\n'), { timeout: 20_000 });
      expect(written().trim()).toBe(`${url}/#/teach`);
      const backup = [join(installed, 'dist/server/last-ack.js'), 'backup', join(folder, 'b.gz'), ...args.slice(-2)];
      expect(execFileSync(process.execPath, backup, { encoding: 'utf8' })).toMatch(
        /^Everything is in .*b\.gz: \d+ rows/,
      );
    } finally {
      child.kill('SIGTERM');
    }
    expect(await exited).toEqual([0, null]);
    expect(await complaints).toBe('');
    expect(existsSync(join(folder, 'kept', 'last-ack.sqlite'))).toBe(true);
  });

  // `npm run test:nodes` runs this on every Node, with and without a built-in SQLite.
  test("[NET150] [STORE21] without libsql's binary it starts on Node's SQLite without a warning, or says what to do", async () => {
    const bare = mkdtempSync(join(tmpdir(), 'last-ack-bare-'));
    cpSync(installed, join(bare, 'node_modules/last-ack'), { recursive: true });
    linkPackages(bare, 'node_modules/libsql');
    const program = join(bare, 'node_modules/last-ack/dist/server/last-ack.js');
    const args = ['--no-open', '--port', '0', '--host', '127.0.0.1', '--folder', join(bare, 'kept')];
    const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
    child.stdout.once('data', () => child.kill('SIGTERM'));
    const complaints = await text(child.stderr);
    rmSync(bare, { recursive: true });
    if (complaints !== '') expect(complaints).toMatch(/^Last ACK cannot start: .*no SQLite for .*22\.16 or later.*\n$/);
    expect(complaints === '').toBe(hasSqlite());
  });

  test('[NET121] keeps running if no browser can be opened, and says which address to open', async () => {
    chmodSync(join(installed, 'dist/server/xdg-open'), 0o644);
    const args = ['--port', '0', '--host', '127.0.0.1', '--folder', join(folder, 'unopened')];
    const child = spawn(process.execPath, [join(installed, 'dist/server/last-ack.js'), ...args], {
      env: { PATH: folder, HOME: folder },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const exited = once(child, 'exit');
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => {
      said += String(chunk);
    });
    await vi.waitUntil(() => said.includes('open that address yourself'), { timeout: 20_000 });
    expect(said).toMatch(/^Opening the teacher's page: http:\/\/127\.0\.0\.1:\d+\/#\/teach$/m);
    child.kill('SIGTERM');
    expect(await exited).toEqual([0, null]);
  });
});
