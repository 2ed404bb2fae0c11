/** The built page: joining a match loads no Phaser. */

import { readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const BUILT = resolve(import.meta.dirname, '../../dist/client');

interface Chunk {
  readonly file: string;
  readonly isEntry?: boolean;
  readonly imports?: readonly string[];
}

const MANIFEST: Record<string, Chunk> = JSON.parse(readFileSync(join(BUILT, '.vite/manifest.json'), 'utf8'));

/** The scripts that are loaded with `key` before anything runs. */
function loadedWith(key: string): string[] {
  const chunk = MANIFEST[key];
  if (chunk === undefined) throw new Error(`${key} is not in the manifest`);
  return [chunk.file, ...(chunk.imports ?? []).flatMap(loadedWith)];
}

describe('the built page', () => {
  const entries = Object.entries(MANIFEST).filter(([, chunk]) => chunk.isEntry);
  const first = entries.flatMap(([key]) => loadedWith(key));
  const phaser = Object.values(MANIFEST).filter(({ file }) => file.includes('phaser'));

  it('has Phaser in a chunk of its own', () => {
    expect(phaser).toHaveLength(1);
  });

  it('starts without Phaser, in less than half its size', () => {
    expect(entries).toHaveLength(1);
    expect(first.filter((file) => file.includes('phaser'))).toEqual([]);
    const bytes = (files: readonly string[]) => files.reduce((sum, file) => sum + statSync(join(BUILT, file)).size, 0);
    expect(bytes(first)).toBeLessThan(bytes(phaser.map(({ file }) => file)) / 2);
  });

  it('names its files by their content', () => {
    for (const { file } of Object.values(MANIFEST)) expect(file).toMatch(/-[\w-]{8}\.(js|css|woff2|svg)$/);
  });
});
