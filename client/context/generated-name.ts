/** A friendly name in the page's language. */

import { t } from '../words/i18n.ts';
import { friendlyName, nameFits, nameTyped } from '../kit/player-name.ts';

/** The name to play under: the typed one if it is valid. */
export function nameToPlay(typed: string): string {
  return nameFits(typed) ? nameTyped(typed) : generatedName();
}

/** @param dice numbers in 0..1: the same give the same name, in each language */
export function generatedName(dice: readonly number[] = [Math.random(), Math.random()]): string {
  const words = { first: t('name.first'), second: t('name.second'), join: t('name.join') };
  let thrown = 0;
  return friendlyName(words, () => dice[thrown++ % dice.length] ?? 0);
}
