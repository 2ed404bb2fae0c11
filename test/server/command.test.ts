/** The command `last-ack`, as the package brings it: its options, and a game that runs from the packed files alone. */

import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
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
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { readOptions } from '../../server/command-line.ts';
import { create } from './support/player.ts';
import { addressIn } from './support/process.ts';

const folder = mkdtempSync(join(tmpdir(), 'last-ack-command-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('the options of the command', () => {
  const environmentOf = (args: readonly string[], env: Record<string, string> = {}) => {
    const asked = readOptions(args, env, '/page');
    return asked.kind === 'serve' ? asked.environment : {};
  };

  test('[NET120] without any it keeps everything in the home folder and serves the page that it brings', () => {
    expect(readOptions([], {}, '/page')).toEqual({
      kind: 'serve',
      opens: true,
      environment: { LAST_ACK_PAGE: '/page', LAST_ACK_DB: join(homedir(), 'last-ack', 'last-ack.sqlite') },
    });
  });

  test('[NET120] each goes before what the environment says, and what is left out does not', () => {
    const env = { PORT: '1', HOST: 'a', LAST_ACK_DB: '/b', DATABASE_URL: 'c' };
    expect(environmentOf(['--port', '2', '--host=::1', '--folder', '/d'], env)).toEqual({
      PORT: '2',
      HOST: '::1',
      DATABASE_URL: 'c',
      LAST_ACK_PAGE: '/page',
      LAST_ACK_DB: join(resolve('/d'), 'last-ack.sqlite'),
    });
    expect(environmentOf([], env)).toEqual({ ...env, LAST_ACK_PAGE: '/page' });
    expect(readOptions(['--no-open'], {}, '/page')).toMatchObject({ opens: false });
  });

  test('[STORE30] backup and restore take a file, and find the store as the game does', () => {
    const LAST_ACK_DB = join(resolve('/d'), 'last-ack.sqlite');
    expect(readOptions(['backup', 'b.gz', '--folder', '/d'], {}, '/page')).toMatchObject({
      kind: 'backup',
      file: 'b.gz',
      environment: { LAST_ACK_DB },
    });
    const DATABASE_URL = 'postgres://u@h/d';
    expect(readOptions(['restore', 'b.gz'], { DATABASE_URL }, '/page')).toMatchObject({
      kind: 'restore',
      environment: { DATABASE_URL },
    });
  });

  test.each([['--prot'], ['--port'], ['2567'], ['backup'], ['restore', 'a', 'b']])(
    '[NET120] %s is told in one sentence',
    (...args) => {
      expect(() => readOptions(args, {}, '/page')).toThrow(/^[^\n]+\. What there is: last-ack --help$/);
    },
  );
});

describe('the package', { timeout: 60_000 }, () => {
  const installed = join(folder, 'node_modules', 'last-ack');
  let files: string[] = [];

  // As npm installs it: what was packed, and beside it what the lock file does not keep for development alone.
  beforeAll(() => {
    const packed = execFileSync('npm', ['pack', '--ignore-scripts', '--json', '--pack-destination', folder], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const [{ filename, files: listed }] = JSON.parse(packed);
    files = listed.map(({ path }: { path: string }) => path);
    mkdirSync(installed, { recursive: true });
    execFileSync('tar', ['-xzf', join(folder, filename), '-C', installed, '--strip-components=1']);
    const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'));
    for (const [path, { dev }] of Object.entries<{ dev?: boolean }>(packages)) {
      // What lies within another package comes with it.
      if (dev === true || path.lastIndexOf('node_modules/') !== 0 || !existsSync(path)) continue;
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      symlinkSync(resolve(path), join(folder, path));
    }
  });

  test('[NET121] holds what runs, with its licence, and nothing of how it is made', () => {
    expect(files).toEqual(
      expect.arrayContaining(['LICENSE', 'README.md', 'dist/client/index.html', 'dist/server/last-ack.js']),
    );
    expect(files.filter((path) => /\.(ts|tsx|map)$|under-test|^test/.test(path))).toEqual([]);
  });

  test('[NET121] starts in an empty folder, plays, keeps what was played, and opens the page of the teacher', async () => {
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
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const exited = once(child, 'exit');
    try {
      const url = await addressIn(child);
      expect(await (await fetch(url)).text()).toContain('<title>');
      const ada = await create(url, { against: 'bot' });
      expect(ada.view.you.name).toBe('Ada');
      ada.vanish();
      // A shell makes the file first and writes into it then.
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
    expect(existsSync(join(folder, 'kept', 'last-ack.sqlite'))).toBe(true);
  });
});
