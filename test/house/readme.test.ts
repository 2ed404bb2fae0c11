/** Everything named in README.md and CONTRIBUTING.md exists. */

import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');
const all = (pattern: RegExp, text: string) => [...text.matchAll(pattern)].map(([, name]) => name);

const README = read('README.md');
const DOCS = README + read('CONTRIBUTING.md');
const { scripts } = JSON.parse(read('package.json'));

describe('README.md', () => {
  it('lists exactly the existing settings', () => {
    const settings = all(/^ {2}([A-Z_]+): (?:z\b|wholeNumber|timerMs|webAddress)/gm, read('server/settings.ts'));
    expect(settings.length).toBeGreaterThan(0);
    expect(all(/^\| `([A-Z_]+)` \|/gm, README).sort()).toEqual(settings.sort());
  });

  it('and .env.example list the same settings', () => {
    const ofContainers = ['LAST_ACK_SITE', 'POSTGRES_PASSWORD'];
    const listed = all(/^#([A-Z_]+)=/gm, read('.env.example')).filter((name) => !ofContainers.includes(String(name)));
    // The location of the built page.
    const settings = all(/^\| `([A-Z_]+)` \|/gm, README).filter((name) => name !== 'LAST_ACK_PAGE');
    expect(listed.sort()).toEqual(settings.sort());
  });

  it('shows every picture, in light and dark, in at most 600 kB', () => {
    const shown = all(/"docs\/pictures\/([\w-]+\.webp)"/g, README);
    const pictures = readdirSync(join(ROOT, 'docs/pictures'));
    expect(shown.toSorted()).toEqual(pictures.toSorted());
    const themes = ['film', 'duel', 'board', 'review'].flatMap((name) => [`${name}-dark.webp`, `${name}-light.webp`]);
    expect(pictures.toSorted()).toEqual(themes.toSorted());
    const octets = pictures.map((name) => statSync(join(ROOT, 'docs/pictures', name)).size);
    expect(octets.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(600_000);
  });

  it('begins with the line that starts the game, and the line that tests it', () => {
    expect(all(/```sh\n(.+)\n```/g, README).slice(0, 2)).toEqual([
      'npm ci && npm run build && npm start',
      'npm ci && npm test',
    ]);
  });
});

describe('README.md and CONTRIBUTING.md', () => {
  it('name only existing commands', () => {
    const named = all(/npm run (?:--silent )?([\w:]+)/g, DOCS);
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((name) => !(String(name) in scripts))).toEqual([]);
  });

  it('name only existing files', () => {
    const named = [...all(/\]\(([^):]+)\)/g, DOCS), ...all(/`((?:shared|server|client|test)\/[\w./-]+)`/g, DOCS)];
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((name) => !existsSync(join(ROOT, String(name))))).toEqual([]);
  });
});
