/** `npm run check:spec`: compares shared/SPEC.md with the code and the tests, and reports forbidden words in prose. */

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { checkSpec, parseSpec, type SourceText } from './spec.ts';
import { checkWords } from './words.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const RULE_TABLE = 'shared/tcp/rule.ts';

const code = ['shared', 'server', 'client'].flatMap((folder) => read(folder, /\.(tsx?|json)$/));
const tests = read('test', /\.test\.tsx?$/);
const spec = readFileSync(join(ROOT, 'shared/SPEC.md'), 'utf8');
const problems = checkSpec({
  spec,
  ruleTable: code.find(({ path }) => path === RULE_TABLE) ?? { path: RULE_TABLE, text: '' },
  code: code.filter(({ path }) => path !== RULE_TABLE),
  tests,
});
const PROSE = /\.(tsx?|css|md)$/;
const prose = [
  ...['shared', 'server', 'client', 'test', 'docs'].flatMap((folder) => read(folder, PROSE)),
  ...readdirSync(ROOT)
    .filter((file) => PROSE.test(file))
    .map((file) => ({ path: file, text: readFileSync(join(ROOT, file), 'utf8') })),
];
const words = checkWords(prose);
for (const problem of [...problems, ...words]) console.error(problem);
console.log(`rules: ${parseSpec(spec).rules.length} in SPEC.md, ${problems.length} problems`);
console.log(`words: ${prose.length} files, ${words.length} problems`);
process.exitCode = problems.length + words.length > 0 ? 1 : 0;

function read(folder: string, name: RegExp): SourceText[] {
  if (!existsSync(join(ROOT, folder))) return [];
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => name.test(file) && !file.startsWith('fixtures/'))
    .map((file) => ({ path: `${folder}/${file}`, text: readFileSync(join(ROOT, folder, file), 'utf8') }));
}
