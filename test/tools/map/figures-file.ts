/** The file of the figures on the map, level by level in their order there. */

import { LEVEL_GROUPS } from '../../../client/context/level-groups.ts';
import { writeFigure } from '../../../client/solo/map/level-figure.ts';
import { captureLevels } from '../../../server/captures.ts';
import { levelById } from '../../../shared/content/levels.ts';
import { must } from '../../duel/rig.ts';
import { drawLevel } from './draw-level.ts';

const HEAD = `/** Each level's own figure in small. Written by \`npm run docs:map\` from the levels themselves; a test finds one that is out of date. */

import type { MapLevel } from '../../context/level-groups.ts';

export const LEVEL_FIGURES: Readonly<Record<MapLevel, string>> = {
`;

/** @returns the text of client/solo/map/level-figures.ts */
export function levelFigures(): string {
  const captures = captureLevels();
  const lines = Object.values(LEVEL_GROUPS)
    .flat()
    .map((id) => {
      const key = /^\w+$/.test(id) ? id : `'${id}'`;
      const line = `'${writeFigure(drawLevel(must(levelById(id, captures))))}'`;
      return `  ${key}: ${line},`.length <= 120 ? `  ${key}: ${line},` : `  ${key}:\n    ${line},`;
    });
  return `${HEAD}${lines.join('\n')}\n};\n`;
}
