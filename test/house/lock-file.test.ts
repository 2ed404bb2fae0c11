/** `npm ci` works on every platform: the lock file has an entry for each optional package. */

import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { completed, type LockPackages, missingOptional } from '../tools/lock-file.ts';

const LOCK: { packages: LockPackages } = JSON.parse(
  readFileSync(resolve(import.meta.dirname, '../../package-lock.json'), 'utf8'),
);

const TOOL: LockPackages = {
  '': {},
  'node_modules/a/node_modules/tool-linux-x64': { version: '1.0.0' },
  'node_modules/tool': {
    version: '2.0.0',
    dev: true,
    optionalDependencies: { 'tool-linux-x64': '2.0.0', 'tool-linux-arm64-musl': '2.0.0' },
  },
  'node_modules/tool-linux-x64': { version: '2.0.0' },
};

describe('package-lock.json', () => {
  it('omits no platform (fix: npm run lock:complete)', () => {
    expect(missingOptional(LOCK.packages)).toEqual([]);
  });

  it('has no package whose install script is neither allowed nor denied, since npm 11 warns about each', () => {
    const { allowScripts } = JSON.parse(readFileSync(resolve(import.meta.dirname, '../../package.json'), 'utf8'));
    const withScript = Object.entries(LOCK.packages).filter(([, entry]) => entry.hasInstallScript === true);
    const names = withScript.map(([path]) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length));
    expect(Object.keys(allowScripts).toSorted()).toEqual([...new Set(names)].toSorted());
  });
});

describe('completing a lock file', () => {
  it('finds a platform without an entry', () => {
    expect(missingOptional(TOOL).map(({ name }) => name)).toEqual(['tool-linux-arm64-musl']);
  });

  it('does not mistake the copy inside another package for it', () => {
    const { 'node_modules/tool-linux-x64': _, ...rest } = TOOL;
    expect(missingOptional(rest).map(({ name }) => name)).toContain('tool-linux-x64');
  });

  it('adds the entry for the requested version and platform, and changes nothing else', () => {
    const { 'node_modules/tool-linux-arm64-musl': added, ...rest } = completed(TOOL);
    expect(added).toEqual({
      version: '2.0.0',
      cpu: ['arm64'],
      dev: true,
      libc: ['musl'],
      optional: true,
      os: ['linux'],
    });
    expect(rest).toEqual(TOOL);
  });

  it('refuses to guess a platform', () => {
    expect(() => completed({ '': { optionalDependencies: { mystery: '1.0.0' } } })).toThrow('mystery@1.0.0');
  });
});
