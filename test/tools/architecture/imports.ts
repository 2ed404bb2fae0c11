/** What the files of the product really import, and what the import rules allow its folders to import. */

import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, resolve } from 'node:path';
import extractDepcruiseOptions from 'dependency-cruiser/config-utl/extract-depcruise-options';
import ts from 'typescript';

const ROOT = resolve(import.meta.dirname, '../../..');

/** For each file of client, server and shared, by its path from the root: the files of the product that it imports. */
export type Imports = ReadonlyMap<string, readonly string[]>;

/** Reads the imports of every module; those of types and those on demand count like all others. */
export function readImports(): Imports {
  const files = ['client', 'server', 'shared'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => /(?<!\.d)\.tsx?$/.test(file))
      .map((file) => `${folder}/${file}`),
  );
  return new Map(files.map((file) => [file, importsIn(file)]));
}

function importsIn(file: string): string[] {
  const { importedFiles } = ts.preProcessFile(readFileSync(join(ROOT, file), 'utf8'), true, true);
  return importedFiles
    .map(({ fileName }) => fileName)
    .filter((name) => name.startsWith('.') && /\.tsx?$/.test(name))
    .map((name) => normalize(join(dirname(file), name)));
}

/** What each room of client/, layer of shared/ and part of a layer may import beside itself, by its folder. */
export type Allowed = ReadonlyMap<string, readonly string[]>;

/** Reads the rules `room-…`, `layer-…` and those of a layer's parts: each names its folder, and in `pathNot` what it may import. */
export async function readAllowed(): Promise<Allowed> {
  const { ruleSet } = await extractDepcruiseOptions(join(ROOT, '.dependency-cruiser.cjs'));
  const rules = (ruleSet?.forbidden ?? []).map((rule) => ({
    from: String(rule.from.path ?? ''),
    not: String(('to' in rule && 'pathNot' in rule.to && rule.to.pathNot) || ''),
  }));
  return new Map(
    rules.flatMap(({ from, not }) => {
      const [, folder] = /^\^((?:client|shared)\/[\w/-]+)\/$/.exec(from) ?? [];
      const [, around, names] = /^\^((?:client|shared)\/(?:\w+\/)?)\(([\w|-]+)\)\/$/.exec(not) ?? [];
      if (folder === undefined || names === undefined) return [];
      const others = names.split('|').map((name) => `${around}${name}`);
      return [[folder, others.filter((other) => other !== folder)] as const];
    }),
  );
}
