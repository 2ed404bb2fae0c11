/** Every import rule can fire, and lets through what it should: small trees with one planted import each. */

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { checkImports, ruleNames } from '../tools/import-rules.ts';

const PACKAGES = ['phaser', 'colyseus.js', 'colyseus', '@colyseus/schema', 'preact', 'express', 'pure-rand'];

const trees: string[] = [];
afterAll(() => {
  for (const tree of trees) rmSync(tree, { recursive: true });
});

/** A tree with the packages installed, `from` holding `statement`, and the module that it imports, if it is a file. */
function plant(from: string, statement: string): string {
  const root = mkdtempSync(join(tmpdir(), 'import-rules-'));
  trees.push(root);
  const write = (file: string, text: string) => {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  };
  const versions = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, '1.0.0']));
  write(
    'package.json',
    JSON.stringify({ dependencies: versions(PACKAGES), devDependencies: versions(['fast-check']) }),
  );
  for (const name of [...PACKAGES, 'fast-check', 'stowaway']) {
    write(`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'index.js' }));
    write(`node_modules/${name}/index.js`, 'module.exports = {};');
  }
  const target = /'(\.[^']+\.tsx?)'/.exec(statement)?.[1];
  if (target !== undefined && !target.includes('missing')) {
    write(join(dirname(from), target), 'export const x = 1;\nexport type X = 1;\n');
  }
  write(from, statement);
  return root;
}

/** The names of the rules that a tree breaks. */
async function broken(from: string, statement: string): Promise<string[]> {
  const { violations, missed, cruised } = await checkImports(plant(from, statement));
  expect(missed).toEqual([]);
  expect(cruised).toBeGreaterThan(0);
  return violations.map((line) => line.slice(0, line.indexOf(':')));
}

const FORBIDDEN: readonly [rule: string, from: string, statement: string][] = [
  ['layer-lib', 'shared/lib/a.ts', "import { x } from '../tcp/b.ts';"],
  ['layer-tcp', 'shared/tcp/a.ts', "import { x } from '../wire/b.ts';"],
  ['layer-tcp', 'shared/tcp/a.ts', "import type { X } from '../referee/b.ts';"],
  ['layer-wire', 'shared/wire/a.ts', "import { x } from '../referee/b.ts';"],
  ['layer-referee', 'shared/referee/a.ts', "import { x } from '../wire/b.ts';"],
  ['layer-conformance', 'shared/conformance/a.ts', "import { x } from '../duel/b.ts';"],
  ['layer-duel', 'shared/duel/a.ts', "import { x } from '../bot/b.ts';"],
  ['layer-duel', 'shared/duel/a.ts', "import { x } from '../protocol.ts';"],
  ['layer-capture', 'shared/capture/a.ts', "import { x } from '../referee/b.ts';"],
  ['layer-bot', 'shared/bot/a.ts', "import { x } from '../content/b.ts';"],
  ['layer-lesson', 'shared/lesson/a.ts', "import { x } from '../content/b.ts';"],
  ['layer-lesson', 'shared/lesson/a.ts', "import type { X } from '../bot/b.ts';"],
  ['layer-duel', 'shared/duel/a.ts', "import type { X } from '../lesson/b.ts';"],
  ['layer-content', 'shared/content/a.ts', "import { x } from '../bot/b.ts';"],
  ['layer-unknown', 'shared/misc/a.ts', "import { x } from '../lib/b.ts';"],
  ['shared-is-pure', 'shared/duel/a.ts', "import 'express';"],
  ['shared-is-alone', 'shared/duel/a.ts', "import { x } from '../../server/b.ts';"],
  ['shared-is-alone', 'shared/duel/a.ts', "import { x } from '../../client/b.ts';"],
  ['no-node-in-shared-or-page', 'shared/lib/a.ts', "import 'node:fs';"],
  ['no-node-in-shared-or-page', 'client/ui/a.ts', "import 'node:fs';"],
  ['server-not-page', 'server/a.ts', "import { x } from '../client/b.ts';"],
  ['server-not-page', 'server/a.ts', "import 'preact';"],
  ['server-not-page', 'server/a.ts', "import 'colyseus.js';"],
  ['page-not-server', 'client/a.ts', "import type { X } from '../server/b.ts';"],
  ['page-not-server', 'client/net/a.ts', "import 'colyseus';"],
  ['page-not-server', 'client/net/a.ts', "import '@colyseus/schema';"],
  ['page-not-server', 'client/a.ts', "import 'express';"],
  ['schema-only-in-rooms', 'server/store/a.ts', "import '@colyseus/schema';"],
  ['store-below-rooms', 'server/store/a.ts', "import { x } from '../rooms/b.ts';"],
  ['sdk-only-in-net', 'client/model/a.ts', "import 'colyseus.js';"],
  ['phaser-only-in-scenes', 'client/ui/a.ts', "import 'phaser';"],
  ['scenes-are-lazy', 'client/ui/a.tsx', "import { x } from '../scenes/b.ts';"],
  ['model-knows-no-screen', 'client/model/a.ts', "import { x } from '../ui/b.ts';"],
  ['net-knows-no-screen', 'client/net/a.ts', "import { x } from '../ui/b.ts';"],
  ['nothing-imports-tests', 'server/a.ts', "import { x } from '../test/b.ts';"],
  ['no-dev-dependency', 'server/a.ts', "import 'fast-check';"],
  ['not-in-package-json', 'test/a.ts', "import 'stowaway';"],
  ['not-resolvable', 'server/a.ts', "import './missing.ts';"],
  ['no-cycle', 'shared/lib/a.ts', "import './a.ts';"],
];

const ALLOWED: readonly [from: string, statement: string][] = [
  ['shared/tcp/a.ts', "import { x } from '../lib/b.ts';"],
  ['shared/duel/a.ts', "import { x } from '../referee/b.ts';"],
  ['shared/bot/a.ts', "import { x } from '../duel/b.ts';"],
  ['shared/lesson/a.ts', "import { x } from '../duel/b.ts';"],
  ['shared/content/a.ts', "import { x } from '../lesson/b.ts';"],
  ['shared/wire/a.ts', "import 'pure-rand';"],
  ['shared/protocol.ts', "import type { X } from './duel/b.ts';"],
  ['server/rooms/a.ts', "import '@colyseus/schema';"],
  ['server/main.ts', "import 'node:http';"],
  ['server/store/a.ts', "import { x } from '../../shared/duel/b.ts';"],
  ['client/net/a.ts', "import 'colyseus.js';"],
  ['client/scenes/a.ts', "import 'phaser';"],
  ['client/ui/a.tsx', "export const open = () => import('../scenes/b.ts');"],
  ['client/ui/a.tsx', "import type { X } from '../scenes/b.ts';"],
  ['client/ui/a.tsx', "import { x } from '../../shared/content/b.ts';"],
  ['test/a.ts', "import 'fast-check';"],
];

describe('import rules', () => {
  it.each(FORBIDDEN)('%s forbids %s: %s', async (rule, from, statement) => {
    expect(await broken(from, statement)).toContain(rule);
  });

  it.each(ALLOWED)('nothing forbids %s: %s', async (from, statement) => {
    expect(await broken(from, statement)).toEqual([]);
  });

  it('has a planted violation for every rule', async () => {
    const planted = new Set(FORBIDDEN.map(([rule]) => rule));
    const names = await ruleNames();
    expect(names.length).toBeGreaterThan(0);
    expect(names.filter((name) => !planted.has(name))).toEqual([]);
  });
});
