/** `npm run lock:complete`: run after a change of packages with a registry that lacks those of other platforms. */

import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { completed, missingOptional } from './lock-file.ts';

const PATH = resolve(import.meta.dirname, '../../package-lock.json');

const lock = JSON.parse(readFileSync(PATH, 'utf8'));
for (const { name, version } of missingOptional(lock.packages)) console.log(`added: ${name} ${version}`);
writeFileSync(PATH, `${JSON.stringify({ ...lock, packages: completed(lock.packages) }, null, 2)}\n`);
