/**
 * First step of `npm test`: installs what the tests need besides npm's packages, or says what is missing and how to get
 * it.
 */

import { execFileSync, spawnSync } from 'node:child_process';
import { findChromium, findHeadlessShell } from './chromium.ts';
import { findFirefox, findMiniBrowser } from './engines.ts';
import { findNginx } from './nginx.ts';
import { findPostgres } from './postgres.ts';
import { findProgram } from './program.ts';

function missingPackages(): string[] {
  return [
    ...(findChromium() === null ? ['chromium'] : []),
    ...(findFirefox() === null ? ['firefox-esr'] : []),
    ...(findMiniBrowser() === null || !onPath('WebKitWebDriver') ? ['webkit2gtk-driver'] : []),
    ...(onPath('Xvfb') ? [] : ['xvfb']),
    ...(findPostgres() === null ? ['postgresql'] : []),
    ...(onPath('redis-server') ? [] : ['redis-server']),
    ...(runs('tshark') && runs('mergecap') ? [] : ['tshark']),
    ...(runs('tcpdump') ? [] : ['tcpdump']),
    ...(findNginx() === null ? ['nginx'] : []),
    ...(onPath('caddy') ? [] : ['caddy']),
    ...(onPath('prlimit') ? [] : ['util-linux']),
    ...(onPath('git') ? [] : ['git']),
    ...(runs('openssl', 'version') ? [] : ['openssl']),
    ...(runs('spin', '-V') ? [] : ['spin']),
    ...(compiles() ? [] : ['gcc', 'libc6-dev']),
    ...(hasChineseFont() ? [] : ['fonts-noto-cjk', 'fontconfig']),
  ];
}

/** For a program without a harmless option to ask for its version. */
function onPath(program: string): boolean {
  return findProgram(null, [program]) !== null;
}

/**
 * tshark is the independent reader against which our reader of captures is tested; mergecap comes with it. tcpdump
 * records a real close. spin checks the second description of the teardown, with a checker built by the compiler.
 */
function runs(program: string, question = '--version'): boolean {
  return spawnSync(program, [question], { stdio: 'ignore' }).status === 0;
}

/** A compiler is useless without the headers of the C library. */
function compiles(): boolean {
  return (
    spawnSync('gcc', ['-fsyntax-only', '-include', 'stdio.h', '-xc', '-'], { input: '', stdio: 'pipe' }).status === 0
  );
}

/** Without one, Chinese is drawn as empty boxes and a screenshot shows nothing. */
function hasChineseFont(): boolean {
  if (process.platform !== 'linux') return true;
  try {
    return execFileSync('fc-list', [':lang=zh-cn', 'family'], { encoding: 'utf8' }).trim() !== '';
  } catch {
    return false;
  }
}

/**
 * If we may (root on Debian or Ubuntu, as in a container or in CI), the packages are installed without asking. That of
 * PostgreSQL or Redis may start a server of its own on its usual port: the tests run theirs elsewhere and do not touch it.
 */
function install(packages: readonly string[]): void {
  if (process.getuid?.() !== 0 || !runs('apt-get')) return;
  console.error(`Installing for the tests: ${packages.join(', ')}`);
  const options = { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } } as const;
  spawnSync('apt-get', ['update'], options);
  spawnSync('apt-get', ['install', '-y', '--no-install-recommends', ...packages], options);
}

const wanted = missingPackages();
if (wanted.length > 0) install(wanted);
// The tests are quicker with it; if no package has it, they run in Chromium itself.
if (findHeadlessShell() === null) install(['chromium-headless-shell']);

const missing = missingPackages();
if (missing.length > 0) {
  console.error(`The tests need: ${missing.join(', ')}. On Debian or Ubuntu:`);
  console.error(`  sudo apt-get update && sudo apt-get install -y ${missing.join(' ')}`);
  process.exitCode = 1;
}
