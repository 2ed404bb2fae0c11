/** Every import rule can fire, and allows what it should: small trees with one planted import each. */

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { checkImports, ruleNames } from '../tools/import-rules.ts';

const PACKAGES = [
  'phaser',
  'colyseus.js',
  'colyseus',
  '@colyseus/core',
  '@colyseus/schema',
  'preact',
  'express',
  'pure-rand',
];

const trees: string[] = [];
afterAll(() => {
  for (const tree of trees) rmSync(tree, { recursive: true });
});

/** A tree with the packages installed, `from` holding `statement`, and the imported module, if it is a file. */
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
  ['layer-match', 'shared/match/a.ts', "import { x } from '../class/b.ts';"],
  ['layer-class', 'shared/class/a.ts', "import { x } from '../content/b.ts';"],
  ['layer-class', 'shared/class/a.ts', "import type { X } from '../bot/b.ts';"],
  ['layer-class', 'shared/class/a.ts', "import { x } from '../report/b.ts';"],
  ['layer-report', 'shared/report/a.ts', "import { x } from '../content/b.ts';"],
  ['layer-story', 'shared/story/a.ts', "import { x } from '../bot/b.ts';"],
  ['layer-sandbox', 'shared/sandbox/a.ts', "import { x } from '../content/b.ts';"],
  ['layer-duel', 'shared/duel/a.ts', "import type { X } from '../class/b.ts';"],
  ['capture-read', 'shared/capture/read/a.ts', "import { x } from '../explain/b.ts';"],
  ['capture-explain', 'shared/capture/explain/a.ts', "import { x } from '../level/b.ts';"],
  ['capture-level', 'shared/capture/level/a.ts', "import { x } from '../export/b.ts';"],
  ['capture-export', 'shared/capture/export/a.ts', "import { x } from '../read/b.ts';"],
  ['duel-vocabulary', 'shared/duel/vocabulary/a.ts', "import type { X } from '../state/b.ts';"],
  ['duel-state', 'shared/duel/state/a.ts', "import { x } from '../rules/b.ts';"],
  ['duel-rules', 'shared/duel/rules/a.ts', "import { x } from '../views/b.ts';"],
  ['duel-views', 'shared/duel/views/a.ts', "import { x } from '../elsewhere/b.ts';"],
  ['layer-content', 'shared/content/a.ts', "import { x } from '../bot/b.ts';"],
  ['layer-unknown', 'shared/misc/a.ts', "import { x } from '../lib/b.ts';"],
  ['shared-is-pure', 'shared/duel/a.ts', "import 'express';"],
  ['shared-is-alone', 'shared/duel/a.ts', "import { x } from '../../server/b.ts';"],
  ['shared-is-alone', 'shared/duel/a.ts', "import { x } from '../../client/b.ts';"],
  ['no-node-in-shared-or-page', 'shared/lib/a.ts', "import 'node:fs';"],
  ['no-node-in-shared-or-page', 'client/kit/a.ts', "import 'node:fs';"],
  ['server-not-page', 'server/a.ts', "import { x } from '../client/b.ts';"],
  ['server-not-page', 'server/a.ts', "import 'preact';"],
  ['server-not-page', 'server/a.ts', "import 'colyseus.js';"],
  ['page-not-server', 'client/a.ts', "import type { X } from '../server/b.ts';"],
  ['page-not-server', 'client/net/a.ts', "import 'colyseus';"],
  ['page-not-server', 'client/net/a.ts', "import '@colyseus/schema';"],
  ['page-not-server', 'client/a.ts', "import 'express';"],
  ['views-without-schema', 'server/rooms/a.ts', "import '@colyseus/schema';"],
  ['store-below-rooms', 'server/store/a.ts', "import { x } from '../rooms/b.ts';"],
  ['operation-below-rooms', 'server/operation/a.ts', "import { x } from '../rooms/b.ts';"],
  ['rooms-below-http', 'server/rooms/a.ts', "import { x } from '../http/b.ts';"],
  ['sdk-only-in-net', 'client/kit/a.ts', "import 'colyseus.js';"],
  ['phaser-only-in-its-figure', 'client/match/a.ts', "import 'phaser';"],
  ['page-loads-one-language', 'client/match/a.tsx', "import { x } from '../../shared/content/explain.ts';"],
  ['page-loads-one-language', 'client/words/a.ts', "import { x } from '../../shared/content/content.en.ts';"],
  ['page-loads-one-language', 'client/match/a.ts', "import { x } from '../../shared/content/why/hint.zh.ts';"],
  ['page-loads-one-language', 'client/words/a.ts', "import { x } from '../../shared/content/right.es.ts';"],
  ['phaser-is-lazy', 'client/match/a.tsx', "import { x } from '../figure/phaser/b.ts';"],
  ['logic-knows-no-screen', 'client/match/a.ts', "import { x } from './b.tsx';"],
  ['room-words', 'client/words/a.ts', "import { x } from '../kit/b.ts';"],
  ['room-kit', 'client/kit/a.ts', "import { x } from '../context/b.ts';"],
  ['room-context', 'client/context/a.ts', "import type { X } from '../net/b.ts';"],
  ['room-ending', 'client/ending/a.ts', "import { x } from '../solo/b.ts';"],
  ['room-sound', 'client/sound/a.ts', "import { x } from '../match/b.ts';"],
  ['room-net', 'client/net/a.ts', "import { x } from '../match/b.ts';"],
  ['room-figure', 'client/figure/svg/a.tsx', "import { x } from '../../context/b.ts';"],
  ['room-questions', 'client/questions/a.tsx', "import { x } from '../student/b.ts';"],
  ['room-match', 'client/match/a.tsx', "import { x } from '../solo/path/b.ts';"],
  ['room-match', 'client/match/a.tsx', "import { x } from '../app.tsx';"],
  ['room-review', 'client/review/a.tsx', "import { x } from '../report/b.ts';"],
  ['room-student', 'client/student/a.tsx', "import { x } from '../teach/board/b.ts';"],
  ['room-teach', 'client/teach/desk/a.tsx', "import { x } from '../../student/b.ts';"],
  ['room-lesson-editor', 'client/lesson-editor/a.tsx', "import { x } from '../teach/door/b.ts';"],
  ['room-report', 'client/report/a.tsx', "import { x } from '../review/b.ts';"],
  ['room-sandbox', 'client/sandbox/a.tsx', "import { x } from '../solo/b.ts';"],
  ['room-sample', 'client/sample/a.ts', "import { x } from '../teach/b.ts';"],
  ['room-lecture', 'client/lecture/a.tsx', "import { x } from '../solo/b.ts';"],
  ['room-captures', 'client/captures/a.tsx', "import { x } from '../match/b.ts';"],
  ['room-solo', 'client/solo/path/a.tsx', "import { x } from '../../home/b.ts';"],
  ['room-home', 'client/home/a.tsx', "import { x } from '../review/b.ts';"],
  ['room-unknown', 'client/misc/a.ts', "import { x } from '../kit/b.ts';"],
  ['nothing-imports-tests', 'server/a.ts', "import { x } from '../test/b.ts';"],
  ['no-tool-in-product', 'server/a.ts', "import 'fast-check';"],
  ['not-in-package-json', 'test/a.ts', "import 'stowaway';"],
  ['not-resolvable', 'server/a.ts', "import './missing.ts';"],
  ['no-cycle', 'shared/lib/a.ts', "import './a.ts';"],
];

const ALLOWED: readonly [from: string, statement: string][] = [
  ['shared/tcp/a.ts', "import { x } from '../lib/b.ts';"],
  ['shared/duel/a.ts', "import { x } from '../referee/b.ts';"],
  ['shared/bot/a.ts', "import { x } from '../duel/b.ts';"],
  ['shared/class/a.ts', "import { x } from '../duel/b.ts';"],
  ['shared/report/a.ts', "import { x } from '../class/b.ts';"],
  ['shared/content/a.ts', "import { x } from '../report/b.ts';"],
  ['shared/capture/level/a.ts', "import { x } from '../read/b.ts';"],
  ['shared/wire/a.ts', "import 'pure-rand';"],
  ['shared/protocol.ts', "import type { X } from './duel/b.ts';"],
  ['server/rooms/a.ts', "import '@colyseus/core';"],
  ['server/main.ts', "import 'node:http';"],
  ['server/store/a.ts', "import { x } from '../../shared/duel/b.ts';"],
  ['server/store/a.ts', "import { x } from '../workers.ts';"],
  ['client/net/a.ts', "import 'colyseus.js';"],
  ['client/figure/phaser/a.ts', "import 'phaser';"],
  ['client/match/a.tsx', "export const open = () => import('../figure/phaser/b.ts');"],
  ['client/match/a.tsx', "import type { X } from '../figure/phaser/b.ts';"],
  ['client/words/a.ts', "export const load = () => import('../../shared/content/content.en.ts');"],
  ['client/words/a.ts', "import { x } from '../../shared/content/why.ts';"],
  ['client/review/a.tsx', "import { x } from '../match/b.ts';"],
  ['client/app.tsx', "import { x } from './review/b.ts';"],
  ['client/kit/a.tsx', "import { x } from '../../shared/content/b.ts';"],
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
