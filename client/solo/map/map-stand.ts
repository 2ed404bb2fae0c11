/** Where a player stands on the map: which level is next, what of each is done. Knows no page. */

import { LEVEL_GROUPS, type LevelGroup, type MapLevel, STORM } from '../../context/level-groups.ts';
import type { Progress } from '../../context/progress.ts';
import { COMPOSE_MODES } from '../../../shared/duel/level.ts';
import { masteryOf, nextStep, PATH_LEVELS } from '../path/path.ts';
import { WAY } from './map-layout.ts';

/** `endless`: it has no end that could be reached. */
export type Stand = 'mastered' | 'begun' | 'untouched' | 'endless';

/** The level that the map opens: the next one on the path, and once nothing is left the storm, which never ends. */
export function nextLevel(progress: Progress): MapLevel {
  const id = nextStep(progress)?.levelId;
  return WAY.find((level) => level === id) ?? STORM;
}

/** What has been done of a level. */
export function standOf(progress: Progress, id: MapLevel): Stand {
  if (id === STORM) return 'endless';
  const { clean, mastered } = masteryOf(progress, id);
  if (mastered) return 'mastered';
  const played = COMPOSE_MODES.some((compose) => (progress.levels[id]?.[compose]?.played ?? 0) > 0);
  return clean.length > 0 || played ? 'begun' : 'untouched';
}

/** How many levels of a group are mastered, of those that can be. */
export function groupCount(
  progress: Progress,
  group: LevelGroup,
): { readonly mastered: number; readonly levels: number } {
  const ids = LEVEL_GROUPS[group].filter((id) => id !== STORM);
  return { mastered: ids.filter((id) => masteryOf(progress, id).mastered).length, levels: ids.length };
}

/** How many clean runs there are, each level and way of composing counted once, and how many there can be. */
export function cleanRuns(progress: Progress): { readonly clean: number; readonly runs: number } {
  const clean = PATH_LEVELS.reduce((sum, id) => sum + masteryOf(progress, id).clean.length, 0);
  return { clean, runs: PATH_LEVELS.length * COMPOSE_MODES.length };
}
