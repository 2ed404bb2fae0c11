/** docs/engine.md says what the engine does, and docs/deviations.md leaves out no deviation known to the tests. */

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { RULES } from '../../shared/tcp/rule.ts';
import { KNOWN_DIFFERENCES } from '../differential/linux.ts';
import { engineDocument } from '../tools/engine/document.ts';
import { AREAS, parseSpec } from '../tools/spec.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');
const DEVIATIONS = read('docs/deviations.md');

/** The vectors in which a stack differs from RFC 9293, as the engine plays it by default. */
function differingVectors(): string[] {
  const folder = join(ROOT, 'test/fixtures/vectors');
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
  const cases: { id: string; rfc_model?: string }[] = files.flatMap((file) =>
    JSON.parse(read(`test/fixtures/vectors/${file}`)),
  );
  return cases.filter(({ rfc_model }) => rfc_model === 'fail').map(({ id }) => id);
}

describe('docs/engine.md', () => {
  it('is the output of `npm run docs:engine`', () => {
    expect(read('docs/engine.md')).toBe(engineDocument());
  });

  it('shows every rule of an endpoint except those that hold between events or everywhere', () => {
    const [tables = ''] = engineDocument().split('Rules that no single event shows');
    const shown = new Set(tables.match(/(?<=\[)TCP\d+(?=\])/g));
    const others = Object.keys(RULES).filter((rule) => !shown.has(rule));
    expect(others).toEqual(['TCP34', 'TCP37', 'TCP38', 'TCP39', 'TCP40']);
  });
});

describe('docs/deviations.md', () => {
  it('names each known difference from Linux, and no other', () => {
    const named = [...DEVIATIONS.matchAll(/^\| `([a-z-]+)` \|/gm)].map(([, name]) => name);
    expect(named.sort()).toEqual(KNOWN_DIFFERENCES.map(({ name }) => name).sort());
  });

  it('names each vector in which a stack differs, and no other', () => {
    const named = [...DEVIATIONS.matchAll(/`([a-z]+\/[\w-]+)`/g)].map(([, name]) => name);
    const vectors = named.filter((name) => name !== 'test/differential');
    expect(vectors.sort()).toEqual(differingVectors().sort());
  });

  it('cites only existing rules, and links only to existing files', () => {
    const known = new Set(parseSpec(read('shared/SPEC.md')).rules.map(({ id }) => id));
    const cited = DEVIATIONS.match(new RegExp(`\\b(?:${AREAS.join('|')})[0-9]+\\b`, 'g')) ?? [];
    expect(cited.filter((id) => !known.has(id))).toEqual([]);
    const links = [...DEVIATIONS.matchAll(/\]\(([^)#]+)/g)].map(([, file]) => join(ROOT, 'docs', String(file)));
    expect(links.filter((file) => !existsSync(file))).toEqual([]);
  });
});
