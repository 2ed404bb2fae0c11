/** `npm run docs:map`: writes client/solo/map/level-figures.ts, each level's own figure in small for the map. */

import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { levelFigures } from './map/figures-file.ts';

const FILE = resolve(import.meta.dirname, '../../client/solo/map/level-figures.ts');

writeFileSync(FILE, levelFigures());
console.log('client/solo/map/level-figures.ts is written');
