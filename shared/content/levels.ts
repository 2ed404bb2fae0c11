/** The levels that come with the game, read from their files. Content: what the applications do and what the wire does. */

import type { Level } from '../duel/level.ts';
import { LEVEL_FILES } from './level-files.ts';
import { levelOfFile } from './level-schema.ts';

export const LEVELS: readonly Level[] = LEVEL_FILES.map(levelOfFile);

/** The level with that id among those of the game and `more` (made from captures); null if there is none. */
export function levelById(id: string, more: readonly Level[] = []): Level | null {
  return [...LEVELS, ...more].find((level) => level.id === id) ?? null;
}
