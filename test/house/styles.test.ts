/** The page's styles keep to their scales, and the check of them finds what it is there to find. */

import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkScales, type Source, unsetProperties, unusedClasses } from '../tools/styles.ts';

const ROOT = resolve(import.meta.dirname, '../..');

function sources(folder: string, ending: RegExp): Source[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => ending.test(file))
    .map((file) => ({ path: `${folder}/${file}`, text: readFileSync(join(ROOT, folder, file), 'utf8') }));
}

const SHEETS = sources('client', /\.css$/);
/** States and flags become classes, too. */
const SCRIPTS = [...sources('client', /\.tsx?$/), ...sources('shared', /\.ts$/)];

const sheet = (text: string, path = 'client/a.css'): Source[] => [{ path, text }];
const script = (text: string): Source[] => [{ path: 'client/a.tsx', text }];

describe('the styles of the page', () => {
  it('take type, radius, space, levels and screens from tokens.css', () => {
    expect(SHEETS.length).toBeGreaterThan(30);
    expect(checkScales(SHEETS)).toEqual([]);
  });

  it('have an element for each class', () => {
    expect(unusedClasses(SHEETS, SCRIPTS)).toEqual([]);
  });

  it('have a value for each custom property', () => {
    expect(unsetProperties(SHEETS, SCRIPTS)).toEqual([]);
  });

  it('are all loaded by styles.ts, or by the code of their own part', () => {
    const loaded = SCRIPTS.flatMap(({ text }) =>
      [...text.matchAll(/import '[./]*([\w/-]+\.css)';/g)].map(([, css]) => css),
    );
    expect(
      SHEETS.filter(({ path }) => !loaded.some((css = '?') => path.endsWith(css))).map(({ path }) => path),
    ).toEqual([]);
  });
});

describe('the check of styles', () => {
  it.each([
    'font-size: 13px',
    'font: 700 15px / 1.3 var(--mono)',
    'font-size: clamp(1rem, 4vw, var(--large-1))',
    'border-radius: 0 12px 12px 0',
    'padding: var(--space-1) 6px',
    'margin: -8px 0',
    'gap: 3px',
    'z-index: 9',
  ])('finds `%s`, and says where', (declaration) => {
    expect(checkScales(sheet(`a {\n  ${declaration};\n}\n`))).toEqual([
      expect.stringMatching(new RegExp(`^client/a\\.css:2: .*: ${declaration.replace(/[()/.*-]/g, '\\$&')}$`)),
    ]);
  });

  it.each(['(max-width: 620px)', '(--phone) and (min-height: 300px)', '(max-aspect-ratio: 16 / 10)'])(
    'finds a screen of its own: %s',
    (condition) => {
      expect(checkScales(sheet(`@media ${condition} {\n}\n`))).toHaveLength(1);
    },
  );

  it('finds a long sheet whose head gives no reason', () => {
    expect(checkScales(sheet(`/* A page. */\n${'\n'.repeat(300)}`))).toHaveLength(1);
    expect(checkScales(sheet(`/* A page; its lines are one picture. */\n${'\n'.repeat(300)}`))).toEqual([]);
  });

  it.each([
    'font-size: var(--type-3)',
    'font: 700 var(--type-3) / 1.3 var(--mono)',
    'font-size: 0.8em',
    'border-radius: 50%',
    'padding: 1px var(--space-2) 110px',
    'width: 13px',
  ])('leaves `%s` alone', (declaration) => {
    expect(checkScales(sheet(`a {\n  ${declaration};\n}\n`))).toEqual([]);
  });

  it('leaves comments, paper and pictures alone', () => {
    expect(
      checkScales(sheet('/*\n  font-size: 9px;\n*/\n@media print {\n  a {\n    font-size: 9pt;\n  }\n}\n')),
    ).toEqual([]);
    expect(checkScales(sheet('a {\n  font-size: 9px;\n}\n', 'client/kit/waves.css'))).toEqual([]);
  });

  it('finds a class that nothing has, and knows composed ones', () => {
    const css = sheet('.bar.in-closing,\n.left-end .gone {\n  --x: 1.5;\n}\n');
    const tsx = script('const a = <i class={`bar in-$'.concat('{state}`} title={`$', '{side}-end`} />; // gone\n'));
    expect(unusedClasses(css, tsx)).toEqual(['client/a.css:2: nothing has the class gone']);
  });

  it('finds a custom property without a value', () => {
    const css = sheet('a {\n  --set: 1;\n  color: var(--set) var(--page) var(--none);\n}\n');
    expect(unsetProperties(css, script("style={{ '--page': 1 }}"))).toEqual(['client/a.css:3: --none has no value']);
  });
});
