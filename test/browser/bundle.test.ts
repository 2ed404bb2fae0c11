/** The built page: how much a student's phone must load before the first duel. */

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { EN } from '../../client/words/en/en.ts';
import { ES } from '../../client/words/es/es.ts';
import { ZH } from '../../client/words/zh/zh.ts';
import { bundledPackages, lockedPackages, shippedOf } from '../../sbom.ts';
import { LOCALES } from '../../shared/lib/language.ts';

const BUILT = resolve(import.meta.dirname, '../../dist/client');

interface Chunk {
  readonly file: string;
  readonly isEntry?: boolean;
  readonly imports?: readonly string[];
}

const MANIFEST: Record<string, Chunk> = JSON.parse(readFileSync(join(BUILT, '.vite/manifest.json'), 'utf8'));

/** The scripts that load with `key` before anything runs. */
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

  it("does not load the teacher's pages for a student", () => {
    const teachers = Object.keys(MANIFEST).filter((key) => /^(teach|report|lesson-editor)\//.test(key));
    expect(teachers).toHaveLength(5);
    expect(teachers.flatMap((key) => MANIFEST[key]?.file ?? []).filter((file) => first.includes(file))).toEqual([]);
  });

  it('does not load the scheduler of the daily positions for a student', () => {
    const scripts = (files: readonly string[]) => files.map((file) => readFileSync(join(BUILT, file), 'utf8'));
    const all = Object.values(MANIFEST).flatMap(({ file }) => (file.endsWith('.js') ? file : []));
    expect(scripts(all).join('')).toContain('request_retention');
    expect(scripts(first).join('')).not.toContain('request_retention');
  });

  it.each(LOCALES)('starts with less than 75 kB of script and sentences (%s), compressed', (language) => {
    const files = [...new Set([...first, ...loadedWith(`words/${language}/entry.ts`)])];
    const packed = files.map((file) => gzipSync(readFileSync(join(BUILT, file))).length);
    expect(packed.reduce((sum, size) => sum + size, 0)).toBeLessThan(75_000);
  });

  it('does not load the languages and the SDK at first', () => {
    const later = Object.values(MANIFEST).filter(({ file }) => file.endsWith('.js') && !first.includes(file));
    const has = (words: string) => (file: string) => readFileSync(join(BUILT, file), 'utf8').includes(words);
    for (const words of ['ROOM_DATA', EN['app.skip'], ZH['app.skip'], ES['app.skip']]) {
      expect(later.map(({ file }) => file).filter(has(words))).not.toEqual([]);
      expect(first.filter(has(words))).toEqual([]);
    }
  });

  it('names its files after their content', () => {
    for (const { file } of Object.values(MANIFEST)) expect(file).toMatch(/-[\w-]{8}\.(js|css|woff2|svg)$/);
  });

  it('[NET160] has every text file of more than a packet compressed beside it, with the same content', () => {
    const files = readdirSync(BUILT, { recursive: true, encoding: 'utf8' }).filter((file) =>
      /^(?!\.).*\.(js|css|html|svg)$/.test(file),
    );
    const long = files.filter((file) => statSync(join(BUILT, file)).size > 1024);
    expect(long.length).toBeGreaterThan(50);
    for (const file of long) {
      const content = readFileSync(join(BUILT, file));
      expect(gunzipSync(readFileSync(join(BUILT, `${file}.gz`))).equals(content), file).toBe(true);
      expect(brotliDecompressSync(readFileSync(join(BUILT, `${file}.br`))).equals(content), file).toBe(true);
    }
  });

  it('[UI622] has icons and a preview of the sizes that they are said to have, and the colours of its tokens', () => {
    const text = (name: string) => readFileSync(join(BUILT, name), 'utf8');
    const tokens = readFileSync(resolve(import.meta.dirname, '../../client/kit/tokens.css'), 'utf8');
    const papers = [...tokens.matchAll(/--paper: (#\w{6});/g)].map(([, colour]) => colour);
    const size = (name: string) => {
      const png = readFileSync(join(BUILT, name));
      return `${png.readUInt32BE(16)}x${png.readUInt32BE(20)}`;
    };
    const manifest = JSON.parse(text('manifest.webmanifest'));
    for (const { src, sizes } of manifest.icons) expect(size(src)).toBe(sizes);
    expect(manifest.icons.map(({ purpose }: { purpose?: string }) => purpose)).toContain('maskable');
    expect([size('apple-touch-icon.png'), size('preview.png')]).toEqual(['180x180', '1200x630']);
    const page = text('index.html');
    const bars = [...page.matchAll(/name="theme-color" content="(#\w{6})"/g)].map(([, colour]) => colour);
    expect(bars).toEqual(papers.slice(0, 2));
    expect([manifest.theme_color, manifest.background_color]).toEqual([papers[0], papers[0]]);
    expect(page).toContain('<link rel="manifest" href="./manifest.webmanifest" />');
    expect(page).toContain('<meta property="og:image" content="./preview.png" />');
  });

  it('[NET198] its bill of materials names each package once, with its version, license and checksum', () => {
    const { components, metadata } = shippedOf(lockedPackages(), bundledPackages());
    const names = components.map(({ purl }) => purl);
    expect(new Set(names).size).toBe(names.length);
    expect(names).toEqual(
      expect.arrayContaining([expect.stringContaining('/phaser@'), expect.stringContaining('/ws@')]),
    );
    expect(names.join()).not.toMatch(/vitest|stryker|playwright/);
    expect(metadata.component.name).toBe('last-ack');
    expect(components.filter((one) => !('hashes' in one)).map(({ name }) => name)).toEqual([]);
  });

  it('[NET122] comes with the licenses of what it contains, all of which allow redistribution', () => {
    const [, ...listed] = readFileSync(join(BUILT, 'third-party-licenses.md'), 'utf8').split(/^## /m);
    const licenses = listed.map((entry) => /^(\S+) - \S+ \(([^)]+)\)\n(.*)$/s.exec(entry) ?? [entry]);
    const names = licenses.map(([, name]) => name);
    expect(names).toEqual(expect.arrayContaining(['phaser', 'preact', '@colyseus/sdk']));
    expect(names).toEqual(
      expect.arrayContaining(['@fontsource-variable/inter', '@fontsource-variable/jetbrains-mono']),
    );
    for (const [entry, , license, text] of licenses) {
      expect(['MIT', 'ISC', 'Apache-2.0', 'OFL-1.1'], entry).toContain(license);
      expect(text?.length, entry).toBeGreaterThan(400);
    }
  });
});
