/** `npm run docs:engine`: writes docs/engine.md, the statement of what the engine does. */

import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { engineDocument } from './engine/document.ts';

const FILE = resolve(import.meta.dirname, '../../docs/engine.md');

writeFileSync(FILE, engineDocument());
console.log('docs/engine.md is written');
