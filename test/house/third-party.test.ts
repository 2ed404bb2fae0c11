/** The licences that a bundle must include. */

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { thirdPartyNotices } from '../../third-party.ts';

const folder = mkdtempSync(join(tmpdir(), 'last-ack-third-party-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** @returns the path of a module in the package */
function install(name: string, files: Readonly<Record<string, string>>): string {
  const all = { 'package.json': JSON.stringify({ name, version: '1.0.0', license: 'MIT', author: 'Ann' }), ...files };
  for (const [file, text] of Object.entries(all)) {
    const path = join(folder, 'node_modules', name, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  return join(folder, 'node_modules', name, 'lib/index.js');
}

describe('[NET131] the notices of a bundle', () => {
  test('name each package once with its licence, and nothing of ours', () => {
    const b = install('b', { LICENSE: 'Copyright B', NOTICE: 'Made by B' });
    const a = install('@scope/a', { 'README.md': '# a\n## License\nPermission is hereby granted to all\n' });
    expect(thirdPartyNotices([b, b, a, 'server/main.ts'])).toBe(
      '## @scope/a 1.0.0\n\nPermission is hereby granted to all\n\n## b 1.0.0\n\nCopyright B\n\nMade by B\n',
    );
  });

  test('cannot be written for a package without a licence', () => {
    const none = install('none', { 'README.md': '# none\n## License\nMIT\n' });
    expect(() => thirdPartyNotices([none])).toThrow(/^none in .* brings no licence text$/);
  });
});
