/**
 * The player's own level: the name under which it is brought, and when it can be replayed. Knows no network and no
 * screen.
 */

import { LEVEL_IDS } from '../../shared/content/text.ts';
import type { Level } from '../../shared/duel/level.ts';

/** A level that this page has brought into the match with that code. */
export interface OwnLevel {
  readonly code: string;
  readonly level: Level;
}

/** The level under a name that no level of the game has: a file may be named like one of them. */
export function withOwnName(level: Level): Level {
  if (level.capture === undefined || !LEVEL_IDS.includes(level.id)) return level;
  const name = `${level.capture.name}-own`;
  return { ...level, id: `capture:${name}`, capture: { ...level.capture, name } };
}

/**
 * What the next match on this one's level has to bring along. null: the level is another player's own, or a reload has
 * dropped it, and this page cannot replay it.
 */
export function broughtAgain(
  { code, levelId }: { readonly code: string; readonly levelId: string },
  own: OwnLevel | null,
): { readonly level?: Level } | null {
  if (own?.code === code) return { level: own.level };
  return LEVEL_IDS.includes(levelId) ? {} : null;
}
