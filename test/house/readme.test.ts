/** What README.md and CONTRIBUTING.md name exists. */

import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');
const all = (pattern: RegExp, text: string) => [...text.matchAll(pattern)].map(([, name]) => name);

const README = read('README.md');
const DOCS = README + read('CONTRIBUTING.md');
const { scripts } = JSON.parse(read('package.json'));

describe('README.md', () => {
  it('lists exactly the settings that there are', () => {
    const settings = all(/^ {2}([A-Z_]+): (?:z\b|wholeNumber)/gm, read('server/settings.ts'));
    expect(settings.length).toBeGreaterThan(0);
    expect(all(/^\| `([A-Z_]+)` \|/gm, README).sort()).toEqual(settings.sort());
  });

  it('and .env.example list the same settings', () => {
    const ofContainers = ['LAST_ACK_SITE', 'POSTGRES_PASSWORD'];
    const listed = all(/^#([A-Z_]+)=/gm, read('.env.example')).filter((name) => !ofContainers.includes(String(name)));
    // The built page is where the build puts it.
    const settings = all(/^\| `([A-Z_]+)` \|/gm, README).filter((name) => name !== 'LAST_ACK_PAGE');
    expect(listed.sort()).toEqual(settings.sort());
  });

  it('begins with the line that starts the game, and the line that tests it', () => {
    expect(all(/```sh\n(.+)\n```/g, README).slice(0, 2)).toEqual([
      'npm ci && npm run build && npm start',
      'npm ci && npm test',
    ]);
  });
});

describe('README.md and CONTRIBUTING.md', () => {
  it('name only commands that there are', () => {
    const named = all(/npm run (?:--silent )?([\w:]+)/g, DOCS);
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((name) => !(String(name) in scripts))).toEqual([]);
  });

  it('name only files that there are', () => {
    const named = [...all(/\]\(([^):]+)\)/g, DOCS), ...all(/`((?:shared|server|client|test)\/[\w./-]+)`/g, DOCS)];
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((name) => !existsSync(join(ROOT, String(name))))).toEqual([]);
  });
});
