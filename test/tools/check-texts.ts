/** `npm run check:texts`: checks every text that students read against the glossaries and the rules of form. */

import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { checkTexts, isTextFile } from './texts.ts';

const ROOT = resolve(import.meta.dirname, '../..');

const files = ['shared', 'client']
  .flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((file) => `${folder}/${file}`),
  )
  .filter(isTextFile)
  .map((path) => ({ path, text: readFileSync(join(ROOT, path), 'utf8') }));
const problems = checkTexts(files);
for (const problem of problems) console.error(problem);
console.log(`texts: ${files.length} files, ${problems.length} problems`);
process.exitCode = problems.length > 0 ? 1 : 0;
