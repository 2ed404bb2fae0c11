/**
 * `npm run test:container`: runs the steps of the Dockerfile in folders that stand in for images (debootstrap and
 * chroot; root on Linux), then starts the game in the last one as its user. The last line is `N passed, N failed`.
 */

import assert from 'node:assert/strict';
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, posix, resolve } from 'node:path';
import { create } from '../server/support/player.ts';
import { addressIn } from '../server/support/process.ts';
import { freePort } from '../server/support/free-port.ts';
import { readDockerfile, type Stage, type Step } from './dockerfile.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'last-ack-container-'));

/** Our stand-in for an image: a folder, and what the instructions have set so far. */
interface Image {
  readonly root: string;
  readonly env: Record<string, string>;
  workdir: string;
  user: string;
  cmd: readonly string[];
  healthcheck: readonly string[];
}

function run(program: string, args: readonly string[]): void {
  execFileSync(program, args, { stdio: ['ignore', 'ignore', 'inherit'] });
}

/** Debian from debootstrap, with Node, npm and the user of the image `node:VERSION-bookworm-slim`. */
function baseImage(base: string): string {
  const [, version, suite] = /^node:(\d+)-(\w+)-slim$/.exec(base) ?? [];
  if (version === undefined || suite === undefined) throw new Error(`the content of ${base} is not known here`);
  const root = join(folder, base.replace(':', '-'));
  if (existsSync(root)) return root;
  run('debootstrap', ['--variant=minbase', suite, root]);
  const bits = join(folder, 'node');
  const node = `node-${process.platform}-${process.arch}`;
  run('npm', ['install', '--prefix', bits, '--no-save', '--no-audit', '--no-fund', `${node}@${version}`, 'npm@11']);
  cpSync(join(bits, 'node_modules', node, 'bin/node'), join(root, 'usr/local/bin/node'));
  cpSync(join(bits, 'node_modules/npm'), join(root, 'usr/local/lib/node_modules/npm'), { recursive: true });
  symlinkSync('../lib/node_modules/npm/bin/npm-cli.js', join(root, 'usr/local/bin/npm'));
  run('chroot', [root, 'useradd', '--create-home', '--uid', '1000', 'node']);
  return root;
}

/** What a process in an image has of its own, and where npm finds its packages on this machine. */
function environmentOf({ root, env }: Image): Record<string, string> {
  const registry = execFileSync('npm', ['config', 'get', 'registry'], { encoding: 'utf8' }).trim();
  const authority = process.env.NODE_EXTRA_CA_CERTS;
  if (authority !== undefined) cpSync(authority, join(root, 'etc/authority.pem'));
  return {
    PATH: '/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin',
    HOME: '/root',
    npm_config_registry: registry,
    ...(authority === undefined ? {} : { NODE_EXTRA_CA_CERTS: '/etc/authority.pem' }),
    ...env,
  };
}

function start(image: Image, args: readonly string[], env: Record<string, string> = {}): ChildProcess {
  // `env` of the image's own tools, since chroot has no option for the working directory.
  const inside = ['--userspec', image.user, image.root, 'sh', '-c', `cd ${image.workdir} && exec "$0" "$@"`, ...args];
  return spawn('chroot', inside, {
    env: { ...environmentOf(image), ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

async function runIn(image: Image, args: readonly string[], env: Record<string, string> = {}): Promise<number | null> {
  const child = start(image, args, env);
  child.stdout?.resume();
  const [code] = await once(child, 'exit');
  return code;
}

async function build(stages: readonly Stage[]): Promise<Image> {
  const images = new Map<string, Image>();
  let last: Image | null = null;
  for (const { base, name, steps } of stages) {
    const root = join(folder, `stage-${images.size}`);
    run('cp', ['-a', baseImage(base), root]);
    last = { root, env: {}, workdir: '/', user: 'root', cmd: [], healthcheck: [] };
    for (const step of steps) await take(step, last, images);
    images.set(name ?? `stage-${images.size}`, last);
  }
  if (last === null) throw new Error('the Dockerfile has no stage');
  return last;
}

async function take(step: Step, image: Image, images: ReadonlyMap<string, Image>): Promise<void> {
  switch (step.kind) {
    case 'run':
      assert.equal(await runIn(image, ['sh', '-c', step.command]), 0, step.command);
      return;
    case 'copy':
      return copy(step, image, step.from === null ? ROOT : (images.get(step.from)?.root ?? ''));
    case 'env':
      Object.assign(image.env, step.values);
      return;
    case 'workdir':
      image.workdir = step.path;
      mkdirSync(join(image.root, step.path), { recursive: true });
      return;
    case 'user':
      image.user = step.name;
      return;
    case 'cmd':
    case 'healthcheck':
      image[step.kind] = step.args;
  }
}

function copy({ sources, to, from }: Extract<Step, { kind: 'copy' }>, { root, workdir }: Image, source: string): void {
  const left = from === null ? readFileSync(join(ROOT, '.dockerignore'), 'utf8').split('\n').filter(Boolean) : [];
  const filter = (path: string) => !left.some((name) => path === join(source, name));
  for (const one of sources) {
    const path = join(source, one);
    const target = join(root, posix.resolve(workdir, to));
    // A folder's contents are copied; a file goes into a folder whose name ends in a slash or is a dot.
    const into = statSync(path).isDirectory() || !/[./]$/.test(to) ? target : join(target, posix.basename(one));
    mkdirSync(dirname(into), { recursive: true });
    cpSync(path, into, { recursive: true, filter });
  }
}

/** The checks on the finished image, by title. */
const TRIALS: Readonly<Record<string, (image: Image) => Promise<void> | void>> = {
  'holds no compiler, no git and no development package': ({ root }) => {
    for (const tool of ['gcc', 'make', 'python3', 'git']) {
      assert.ok(!existsSync(join(root, 'usr/bin', tool)), `${tool} is in it`);
    }
    for (const name of ['typescript', 'vite', 'phaser', 'vitest']) {
      assert.ok(!existsSync(join(root, 'app/node_modules', name)), `${name} is in it`);
    }
  },
  'starts as a user who owns nothing but the data, is healthy, and plays': async (image) => {
    assert.notEqual(image.user, 'root');
    const PORT = String(await freePort());
    const server = start(image, image.cmd, { PORT, HOST: '127.0.0.1' });
    const ended = once(server, 'exit');
    try {
      assert.equal(await addressIn(server), `http://127.0.0.1:${PORT}`);
      assert.equal(await runIn(image, image.healthcheck, { PORT }), 0);
      const ada = await create(`http://127.0.0.1:${PORT}`, { against: 'bot' });
      assert.deepEqual(await ada.ask('ready', {}), { ok: true });
      ada.vanish();
    } finally {
      server.kill('SIGTERM');
    }
    assert.deepEqual(await ended, [0, null]);
    assert.notEqual(await runIn(image, image.healthcheck, { PORT }), 0);
    assert.equal(statSync(join(image.root, 'data/last-ack.sqlite')).uid, 1000);
  },
};

const counts = { passed: 0, failed: 0 };
try {
  const image = await build(readDockerfile(readFileSync(join(ROOT, 'Dockerfile'), 'utf8')));
  for (const [name, trial] of Object.entries(TRIALS)) {
    await Promise.resolve(image)
      .then(trial)
      .then(
        () => {
          counts.passed += 1;
          console.log(`passed: the image ${name}`);
        },
        (error: unknown) => {
          counts.failed += 1;
          console.log(`FAILED: the image ${name}: ${error instanceof Error ? error.message : error}`);
        },
      );
  }
} catch (error) {
  counts.failed += 1;
  console.log(`FAILED: the image could not be built: ${error instanceof Error ? error.message : error}`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
console.log(`${counts.passed} passed, ${counts.failed} failed`);
process.exit(counts.failed > 0 ? 1 : 0);
