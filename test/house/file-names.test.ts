/** A file's name leads to one file: no two files of the product share it, unless one is the other's translation. */

import { readdirSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LOCALES } from '../../shared/lib/language.ts';

const ROOT = resolve(import.meta.dirname, '../..');

/** Names that several files may have, and why. */
const SHARED_NAMES: Readonly<Record<string, string>> = {
  main: 'what starts the page, and what starts the server',
};

const FILES = ['client', 'server', 'shared'].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((file) => `${folder}/${file}`),
);

const LANGUAGE = new RegExp(`\\.(${LOCALES.join('|')})$`);
/** A folder of sentences has a file for each feature, named after it. */
const SENTENCES = new RegExp(`^client/words/(${LOCALES.join('|')})/`);

/**
 * What a file is called, apart from its ending: `right` and, for its translation, `right.en`. A style sheet is named after
 * the feature that it styles, and so are its sentences: each of the three is looked for among its own.
 */
function nameOf(file: string): string | null {
  if (file.endsWith('.css')) return `${basename(file, '.css')} (style)`;
  const [, ending] = /(?<!\.d)(\.tsx?)$/.exec(file) ?? [];
  if (ending === undefined) return null;
  const [, language] = SENTENCES.exec(file) ?? [];
  const name = basename(file, ending);
  return language === undefined ? name : `${name} (sentences, ${language})`;
}

function namesakes(files: readonly string[]): string[] {
  const byName = new Map<string, string[]>();
  for (const file of files) {
    const name = nameOf(file);
    if (name !== null && !(name in SHARED_NAMES)) byName.set(name, [...(byName.get(name) ?? []), file]);
  }
  return [...byName].flatMap(([name, same]) => (same.length > 1 ? [`${name}: ${same.toSorted().join(', ')}`] : []));
}

describe('file names', () => {
  it('are unlike each other among code, style sheets and the sentences of a language', () => {
    expect(FILES.filter((file) => nameOf(file) !== null).length).toBeGreaterThan(800);
    expect(namesakes(FILES)).toEqual([]);
  });

  it('are compared: two of one name are found, a translation, a style sheet and sentences are none', () => {
    const same = ['client/match/event.tsx', 'shared/tcp/event.ts'];
    expect(namesakes(same)).toEqual([`event: ${same.join(', ')}`]);
    expect(
      namesakes([
        'shared/content/right.ts',
        'shared/content/right.en.ts',
        'client/match/right.css',
        'client/words/en/right.ts',
        'client/words/zh/right.ts',
      ]),
    ).toEqual([]);
  });

  it('in several languages exist in each', () => {
    const translated = FILES.filter((file) => LANGUAGE.test(file.replace(/\.tsx?$/, '')));
    const stems = new Set(translated.map((file) => file.replace(/\.\w+\.ts$/, '')));
    const wanted = [...stems].flatMap((stem) => LOCALES.map((locale) => `${stem}.${locale}.ts`));
    expect(translated.toSorted()).toEqual(wanted.toSorted());
  });

  it('are excepted only where two files still share one', () => {
    const names = FILES.map(nameOf);
    for (const name of Object.keys(SHARED_NAMES)) expect(names.filter((one) => one === name).length).toBeGreaterThan(1);
  });
});
