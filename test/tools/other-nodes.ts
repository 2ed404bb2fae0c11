/**
 * `npm run test:nodes`: README's test command with the tests that can tell one Node from another (a start, the package,
 * rooms, reconnecting, the database file), on the supported versions other than the current one. Each comes from the
 * npm registry into a temporary folder. The last line is `N passed, N failed`; exit 1 if any failed or a Node could not
 * be installed.
 */

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const VERSIONS = [20, 22, 24, 26];
const FILES = [
  ...['start', 'command', 'restart', 'return', 'door', 'class-restart', 'own-level', 'http'],
  ...['node-sqlite', 'sqlite-store'],
].map((name) => `test/server/${name}.test.ts`);
const own = Number(process.versions.node.split('.')[0]);
const PACKAGE = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;

interface Counts {
  readonly passed: number;
  readonly failed: number;
}

/** @returns the program */
function install(version: number, folder: string): string {
  const args = ['install', '--prefix', folder, '--no-save', '--no-audit', '--no-fund', `${PACKAGE}@${version}`];
  const { status } = spawnSync('npm', args, { stdio: 'inherit' });
  if (status !== 0) throw new Error(`${PACKAGE}@${version} could not be installed`);
  return join(folder, 'node_modules', PACKAGE, 'bin', 'node');
}

function run(version: number): Counts {
  const folder = mkdtempSync(join(tmpdir(), `last-ack-node-${version}-`));
  try {
    const node = install(version, folder);
    const report = join(folder, 'report.json');
    // npm, the build and programs that a test starts by name also run on this version.
    symlinkSync(node, join(folder, 'node'));
    const vitest = [...FILES, '--reporter=dot', '--reporter=json', `--outputFile.json=${report}`];
    spawnSync('npm', ['test', '--', ...vitest], {
      stdio: 'inherit',
      env: { ...process.env, PATH: `${folder}:${process.env.PATH ?? ''}` },
    });
    const { numPassedTests, numFailedTests, success } = JSON.parse(readFileSync(report, 'utf8'));
    return { passed: numPassedTests, failed: numFailedTests + (success || numFailedTests > 0 ? 0 : 1) };
  } catch (error) {
    console.error(`Node ${version}: ${error instanceof Error ? error.message : error}`);
    return { passed: 0, failed: 1 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const total = { passed: 0, failed: 0 };
for (const version of VERSIONS.filter((one) => one !== own)) {
  console.log(`Node ${version}`);
  const { passed, failed } = run(version);
  total.passed += passed;
  total.failed += failed;
}
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;
