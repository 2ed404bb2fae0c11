/** A level of the player's own: under which name it is brought, and when it can be played again. Knows no network and no screen. */

import { LEVEL_IDS } from '../../shared/content/text.ts';
import type { Level } from '../../shared/duel/level.ts';

/** A level that this page has brought into the match with that code. */
export interface OwnLevel {
  readonly code: string;
  readonly level: Level;
}

/** The level under a name that none of the game's own levels has: a file may be called as one of them. */
export function withOwnName(level: Level): Level {
  if (level.capture === undefined || !LEVEL_IDS.includes(level.id)) return level;
  const name = `${level.capture.name}-own`;
  return { ...level, id: `capture:${name}`, capture: { ...level.capture, name } };
}

/**
 * What the next match on the level of this one has to bring along. null: the level is another player's own, or a reload
 * has forgotten it, and this page cannot play it again.
 */
export function broughtAgain(
  { code, levelId }: { readonly code: string; readonly levelId: string },
  own: OwnLevel | null,
): { readonly level?: Level } | null {
  if (own?.code === code) return { level: own.level };
  return LEVEL_IDS.includes(levelId) ? {} : null;
}
