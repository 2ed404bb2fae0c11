/** `npm run docs:architecture`: writes docs/architecture.md and its pictures, from the imports of the code. */

import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { architectureFiles } from './architecture/document.ts';
import { readImports } from './architecture/imports.ts';

const DOCS = resolve(import.meta.dirname, '../../docs');

const files = architectureFiles(readImports());
for (const [name, text] of files) writeFileSync(resolve(DOCS, name), text);
console.log(`docs/architecture.md is written, with ${files.size - 1} pictures`);
