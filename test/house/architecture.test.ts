/** docs/architecture.md shows the code as it is. */

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { architectureFiles } from '../tools/architecture/document.ts';
import { CAPTURE, CLIENT, DUEL, floorsOf, importsBetween, SERVER, SHARED } from '../tools/architecture/house.ts';
import { readAllowed, readImports } from '../tools/architecture/imports.ts';
import { brokenHops, type Hop, WAYS } from '../tools/architecture/ways.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const IMPORTS = readImports();
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');
const NO_CODE = ['client/public', 'server/captures', 'shared/decisions'];
const foldersIn = (folder: string) =>
  readdirSync(join(ROOT, folder), { withFileTypes: true })
    .flatMap((entry) => (entry.isDirectory() ? [`${folder}/${entry.name}`] : []))
    .filter((name) => !NO_CODE.includes(name));

describe('docs/architecture.md', () => {
  it('and its pictures are the output of `npm run docs:architecture`', () => {
    const files = architectureFiles(IMPORTS);
    for (const [name, text] of files) expect(read(`docs/${name}`), name).toBe(text);
    const pictures = readdirSync(join(ROOT, 'docs/architecture')).map((name) => `architecture/${name}`);
    expect(pictures.filter((name) => !files.has(name))).toEqual([]);
  });

  it('names only existing files', () => {
    const text = read('docs/architecture.md');
    const links = [...text.matchAll(/\]\(([^)#]+)\)/g)].map(([, link]) => join('docs', String(link)));
    const named = [...text.matchAll(/`((?:client|server|shared)\/[\w./-]+)`/g)].map(([, name]) => String(name));
    expect(links.length + named.length).toBeGreaterThan(50);
    expect([...links, ...named].filter((file) => !existsSync(join(ROOT, file)))).toEqual([]);
  });
});

describe('the ways of data', () => {
  it.each(WAYS)('$id: each hop is in the code', (way) => {
    expect(brokenHops(way, IMPORTS)).toEqual([]);
  });

  const [match] = WAYS;
  const wrong = (hop: Partial<Hop>) =>
    match === undefined
      ? []
      : brokenHops({ ...match, hops: match.hops.map((one, i) => (i === 3 ? { ...one, ...hop } : one)) }, IMPORTS);
  it.each<[string, Partial<Hop>]>([
    ['a call of what is not imported', { by: { kind: 'call', name: 'pairUp' } }],
    ['a result that the other end does not take', { by: { kind: 'result', name: 'askMatch' } }],
    ['a message that is not declared', { by: { kind: 'message', name: 'castle', file: 'shared/match/asks.ts' } }],
    ['an interface that one end does not know', { by: { kind: 'port', name: 'Auth', file: 'server/auth.ts' } }],
    ['a file that is gone', { by: { kind: 'port', name: 'Auth', file: 'server/gone.ts' } }],
    ['a place without a line', { to: 'shared/class' }],
  ])('%s is noticed', (_, hop) => {
    expect(wrong(hop)).not.toEqual([]);
  });
});

describe('the floors', () => {
  it.each([
    ['client', CLIENT],
    ['server', SERVER],
    ['shared', SHARED],
    ['shared/duel', DUEL],
    ['shared/capture', CAPTURE],
  ])('have a room for every folder of %s', (folder, rooms) => {
    const known = Object.keys(rooms).filter((room) => room.startsWith(`${folder}/`) && !room.includes('.ts'));
    expect(known.toSorted()).toEqual(foldersIn(folder).toSorted());
  });

  it('show no import that the rules forbid', async () => {
    const allowed = await readAllowed();
    expect(allowed.size).toBeGreaterThan(30);
    for (const rooms of [CLIENT, SHARED, DUEL, CAPTURE])
      for (const [from, to] of importsBetween(IMPORTS, Object.keys(rooms)))
        if (allowed.has(from))
          expect(
            [...to].filter((one) => !allowed.get(from)?.includes(one)),
            from,
          ).toEqual([]);
  });

  it('put a room above all that it imports, and refuse a circle', () => {
    const imports = new Map([
      ['a/x.ts', ['b/x.ts', 'c/x.ts']],
      ['b/x.ts', ['c/x.ts']],
      ['c/x.ts', []],
    ]);
    const purposes = { a: '', b: '', c: '' };
    const floors = floorsOf(imports, purposes).map((floor) => floor.map(({ folder, uses }) => [folder, uses]));
    expect(floors).toEqual([[['a', ['b']]], [['b', ['c']]], [['c', []]]]);
    expect(() => floorsOf(new Map([...imports, ['c/x.ts', ['a/x.ts']]]), purposes)).toThrow('a -> b -> c -> a');
  });
});
