/** The names of the two players on the third player's page: a bot's is a word of the reader's language. */

import type { End } from '../../shared/duel/level.ts';
import { BOT_PROFILES } from '../../shared/duel/options.ts';
import type { WireView } from '../../shared/duel/vocabulary/traffic.ts';
import { t } from '../words/i18n.ts';

export function endName({ ends }: WireView, end: End): string {
  return readName(ends[end].name);
}

/** A name as the server knows it: that of a bot is its profile. */
function readName(name: string | null): string {
  const profile = BOT_PROFILES.find((known) => known === name);
  if (profile !== undefined) return t('bot.name', { profile: t(`bot.${profile}`) });
  return name ?? t('peer.nobody');
}
