/** The built page: what a student's phone has to load before the first duel. */

import { readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
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
  const first = [...new Set(entries.flatMap(([key]) => loadedWith(key)))];
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

  it('leaves the pages of teachers out of what a student loads', () => {
    const teachers = Object.keys(MANIFEST).filter((key) => /^ui\/(teach|report|editor)\//.test(key));
    expect(teachers).toHaveLength(5);
    expect(teachers.flatMap((key) => MANIFEST[key]?.file ?? []).filter((file) => first.includes(file))).toEqual([]);
  });

  it('leaves the scheduler of the daily positions out of what a student loads', () => {
    const scripts = (files: readonly string[]) => files.map((file) => readFileSync(join(BUILT, file), 'utf8'));
    const all = Object.values(MANIFEST).flatMap(({ file }) => (file.endsWith('.js') ? file : []));
    expect(scripts(all).join('')).toContain('request_retention');
    expect(scripts(first).join('')).not.toContain('request_retention');
  });

  it('starts with less than a quarter of a megabyte of script, compressed', () => {
    const packed = first.map((file) => gzipSync(readFileSync(join(BUILT, file))).length);
    expect(packed.reduce((sum, size) => sum + size, 0)).toBeLessThan(250_000);
  });

  it('names its files by their content', () => {
    for (const { file } of Object.values(MANIFEST)) expect(file).toMatch(/-[\w-]{8}\.(js|css|woff2|svg)$/);
  });
});
