/** Who played which end, as the page of a match that is over names them. */

import type { End } from '../../../shared/duel/level.ts';
import type { Seat } from '../../../shared/duel/options.ts';
import type { MatchRecord } from '../../../shared/duel/record.ts';
import { seatOf } from '../../../shared/duel/state.ts';
import type { HalfReview } from '../../../shared/duel/view.ts';
import { t } from '../../i18n/i18n.ts';

/** The name that a player chose; a bot's is a word of the reader's language. */
export function seatName({ bots, review }: Pick<MatchRecord, 'bots' | 'review'>, seat: Seat): string {
  const bot = bots[seat];
  if (bot !== null) return t('bot.name', { profile: t(`bot.${bot}`) });
  return review.names[seat] === '' ? t('review.bot') : review.names[seat];
}

/** Who played an end in a half. */
export function endName(record: Pick<MatchRecord, 'bots' | 'review'>, half: HalfReview, end: End): string {
  return seatName(record, seatOf(end, half.half));
}

/** The line on the left is always the first seat's, in amber; the other's is blue. */
export function sideOf(half: HalfReview, end: End): 'mine' | 'peer' {
  return half.endOf[0] === end ? 'mine' : 'peer';
}
