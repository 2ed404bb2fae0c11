/** What the two players are called on the third player's page: a bot's name is a word of the reader's language. */

import type { End } from '../../shared/duel/level.ts';
import { BOT_PROFILES } from '../../shared/duel/options.ts';
import type { WireView } from '../../shared/duel/view.ts';
import { t } from '../i18n/i18n.ts';

export function endName({ ends }: WireView, end: End): string {
  return readName(ends[end].name);
}

/** A name as the server knows it: that of a bot is its profile. */
export function readName(name: string | null): string {
  const profile = BOT_PROFILES.find((known) => known === name);
  if (profile !== undefined) return t('bot.name', { profile: t(`bot.${profile}`) });
  return name ?? t('peer.nobody');
}
