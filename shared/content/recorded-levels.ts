/**
 * The levels of the shipped captures as the server makes them (server/captures.ts), for a page that plays them by itself:
 * it has no files to read. `test/capture/level.test.ts` compares the two.
 */

import type { Level } from '../duel/level.ts';
import recorded from './recorded-levels.json' with { type: 'json' };
import { levelOfFile } from './level-schema.ts';

export const RECORDED_LEVELS: readonly Level[] = recorded.map(levelOfFile);
