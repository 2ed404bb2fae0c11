/** Applies the import rules to a tree and reports which modules were really checked: checking nothing is not a pass. */

import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import extractDepcruiseOptions from 'dependency-cruiser/config-utl/extract-depcruise-options';

const CONFIG = resolve(import.meta.dirname, '../../.dependency-cruiser.cjs');
const FOLDERS = ['shared', 'server', 'client', 'test'];

export interface ImportReport {
  /** `rule: from -> to`, one for each broken rule. */
  readonly violations: readonly string[];
  /** TypeScript files on disk that were not checked. */
  readonly missed: readonly string[];
  /** How many modules of the tree were checked. */
  readonly cruised: number;
}

/** Checks `shared`, `server`, `client` and `test` below `root` against the project's rules. */
export async function checkImports(root: string): Promise<ImportReport> {
  const folders = FOLDERS.filter((folder) => existsSync(join(root, folder)));
  const { output } = await cruise(folders, { ...(await extractDepcruiseOptions(CONFIG)), baseDir: root });
  const result = output as ICruiseResult;
  const cruised = new Set(result.modules.map((module) => module.source));
  const onDisk = folders.flatMap((folder) => sourceFiles(root, folder));
  return {
    violations: result.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`),
    missed: onDisk.filter((file) => !cruised.has(file)),
    cruised: onDisk.filter((file) => cruised.has(file)).length,
  };
}

/** The names of all rules. */
export async function ruleNames(): Promise<string[]> {
  const { ruleSet } = await extractDepcruiseOptions(CONFIG);
  return (ruleSet?.forbidden ?? []).map(({ name }) => name ?? 'unnamed');
}

function sourceFiles(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !file.startsWith('fixtures/'))
    .map((file) => `${folder}/${file}`);
}
