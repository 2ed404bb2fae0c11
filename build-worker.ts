/** Builds the file of a thread for a server that runs from the sources: `npm run dev`, tests and benchmarks. */

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** Inside node_modules, so that the packages it imports are found from there. */
const FOLDER = fileURLToPath(new URL('node_modules/.cache/last-ack', import.meta.url));
const built = new Map<string, Promise<string>>();

/**
 * Builds once per process.
 * @returns the file to run; its name has its content in it
 */
export function buildWorker(source: URL): Promise<string> {
  const path = fileURLToPath(source);
  const known = built.get(path) ?? buildFile(path);
  built.set(path, known);
  return known;
}

async function buildFile(path: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [path],
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    sourcemap: 'inline',
    write: false,
    logLevel: 'warning',
  });
  const text = outputFiles.map(({ contents }) => Buffer.from(contents)).join('\n');
  const name = createHash('sha256').update(text).digest('hex').slice(0, 16);
  const file = join(FOLDER, `${basename(path, '.ts')}-${name}.mjs`);
  if (existsSync(file)) return file;
  mkdirSync(FOLDER, { recursive: true });
  // Another process may be building the same.
  const unfinished = `${file}.${process.pid}`;
  writeFileSync(unfinished, text);
  renameSync(unfinished, file);
  return file;
}
