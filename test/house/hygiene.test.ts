/** Nothing machine-specific, unfinished or left over from debugging stays in the repository. */

import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../..');

// Each is written with a character class, so that this file does not match itself.
const MACHINE_PATH = /(?<![\w.-])\/(?:w[o]rk|t[m]p|r[o]ot|f[a]rm)\//;
const LEFT_OPEN = /\b(?:TOD[O]|FIXM[E]|XX[X])\b/;
const CONFLICT = /^(?:<{7}|>{7}) /m;
const LEFT_OUT = /\b(?:it|test|describe|bench)\.(?:onl[y]|ski[p]|tod[o]|skipI[f]|runI[f])\b/;
const REGISTRY = /"resolve[d]":|registry\.npmj[s]\.org/;

/** Every file that git does not ignore, without data from other programs; also works if the folder is not a clone. */
const FILES = listed()
  .split('\n')
  .filter((file) => file !== '' && existsSync(join(ROOT, file)))
  .filter((file) => !/\.(pcap|pcapng|png|woff2)$/.test(file));

function listed(): string {
  const empty = mkdtempSync(join(tmpdir(), 'last-ack-git-'));
  execFileSync('git', ['init', '--quiet', '--bare', empty]);
  const git = [`--git-dir=${empty}`, `--work-tree=${ROOT}`, 'ls-files', '--others', '--exclude-standard'];
  const files = execFileSync('git', git, { cwd: ROOT, encoding: 'utf8' });
  rmSync(empty, { recursive: true });
  return files;
}

/** `file:line` of each match in the files whose names fit. */
function found(pattern: RegExp, name = /./): string[] {
  return FILES.filter((file) => name.test(file)).flatMap((file) =>
    readFileSync(join(ROOT, file), 'utf8')
      .split('\n')
      .flatMap((line, index) => (pattern.test(line) ? [`${file}:${index + 1}`] : [])),
  );
}

describe('the repository', () => {
  it('is searched in full', () => {
    expect(FILES).toEqual(expect.arrayContaining(['package.json', 'shared/SPEC.md', 'test/house/hygiene.test.ts']));
  });

  it('names no folder of a single machine', () => {
    expect(found(MACHINE_PATH, /^(?!package-lock\.json$)/)).toEqual([]);
  });

  it('has no open to-do marks', () => {
    expect(found(LEFT_OPEN, /^(?!package-lock\.json$|test\/fixtures\/)/)).toEqual([]);
    expect(found(CONFLICT)).toEqual([]);
  });

  it('skips no test', () => {
    expect(found(LEFT_OUT, /^test\/.*\.tsx?$/)).toEqual([]);
  });

  it('has a lock file that names no registry', () => {
    expect(found(REGISTRY, /^package-lock\.json$/)).toEqual([]);
  });
});

describe('the patterns', () => {
  it.each([
    [MACHINE_PATH, `cd ${'/wor'}k/x`],
    [MACHINE_PATH, `'${'/tm'}p/x'`],
    [LEFT_OPEN, `// ${'TO'}DO: later`],
    [CONFLICT, `${'<'.repeat(7)} HEAD`],
    [LEFT_OUT, `describe.${'on'}ly('x')`],
    [LEFT_OUT, `it.${'sk'}ip('x')`],
    [REGISTRY, `"${'resol'}ved": "x"`],
  ])('%s finds %s', (pattern, text) => {
    expect(pattern.test(text)).toBe(true);
  });

  it('leave relative paths and addresses alone', () => {
    expect(MACHINE_PATH.test(`see ./${'wor'}k/x and https://example.org/a${'/roo'}t/`)).toBe(false);
  });
});
