/** A friendly name in the page's language. */

import { t } from '../i18n/i18n.ts';
import { friendlyName } from '../model/names.ts';

export function generatedName(): string {
  const words = { adjectives: t('name.adjectives'), animals: t('name.animals'), join: t('name.join') };
  return friendlyName(words, Math.random);
}
