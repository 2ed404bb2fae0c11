/** A friendly name in the page's language. */

import { t } from '../i18n/i18n.ts';
import { friendlyName, nameFits, nameTyped } from '../model/names.ts';

/** The name to play under: the one that was typed, if it will do. */
export function nameToPlay(typed: string): string {
  return nameFits(typed) ? nameTyped(typed) : generatedName();
}

/** @param dice numbers in 0..1: the same give the same name, in each language */
export function generatedName(dice: readonly number[] = [Math.random(), Math.random()]): string {
  const words = { adjectives: t('name.adjectives'), animals: t('name.animals'), join: t('name.join') };
  let thrown = 0;
  return friendlyName(words, () => dice[thrown++ % dice.length] ?? 0);
}
