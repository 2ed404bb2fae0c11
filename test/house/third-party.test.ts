/** The licences that a bundle must include. */

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { type Bom, namedIn, shippedOf } from '../../sbom.ts';
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

describe('[NET198] the bill of materials', () => {
  const license = (id: string) => ({ licenses: [{ license: { id } }] });
  const component = (name: string, more: object = {}) => ({
    'bom-ref': `${name}@1.0.0`,
    name,
    version: '1.0.0',
    purl: `pkg:npm/${name}@1.0.0`,
    ...license('MIT'),
    ...more,
  });
  const development = { properties: [{ name: 'cdx:npm:package:development', value: 'true' }] };
  const bom = (...components: ReturnType<typeof component>[]): Bom => ({
    components,
    dependencies: components.map((one) => ({ ref: one['bom-ref'], dependsOn: ['tool@1.0.0', 'a@1.0.0'] })),
    metadata: { component: component('last-ack') },
  });

  test('has what is bundled and what is installed with it, and no tool', () => {
    const alias = component('b', { ...development, purl: 'pkg:npm/%40scope/b@1.0.0' });
    const all = bom(component('a'), alias, component('tool', development));
    const shipped = shippedOf(all, namedIn('## @scope/b - 1.0.0 (MIT)\n\nText\n'));
    expect(shipped.components.map(({ name }) => name)).toEqual(['a', 'b']);
    expect(shipped.dependencies.map(({ dependsOn }) => dependsOn)).toEqual([['a@1.0.0'], ['a@1.0.0']]);
  });

  test.each([
    ['a license that forbids it', component('a', license('GPL-3.0-only')), 'a 1.0.0 (GPL-3.0-only)'],
    ['no license', component('a', { licenses: [] }), 'a 1.0.0 (none)'],
    ['a package that the lock file lacks', component('b'), 'not in the lock file: a 1.0.0'],
  ])('is not made with %s', (_, one, told) => {
    expect(() => shippedOf(bom(one), namedIn('## a 1.0.0\n'))).toThrow(told);
  });
});
