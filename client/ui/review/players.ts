/** Who played which end, as the page of a match that is over names them. */

import { BOT_PROFILES, type Seat } from '../../../shared/duel/options.ts';
import type { End } from '../../../shared/duel/level.ts';
import { seatOf } from '../../../shared/duel/state.ts';
import type { HalfReview, Review } from '../../../shared/duel/view.ts';
import { t } from '../../i18n/i18n.ts';

/** The name that a player chose; a bot's is a word of the reader's language. */
export function seatName(review: Review, seat: Seat): string {
  const name = review.names[seat];
  if (name === '') return t('review.bot');
  const profile = BOT_PROFILES.find((known) => known === name);
  if (profile === undefined || !isBot(review, seat)) return name;
  return t('bot.name', { profile: t(`bot.${profile}`) });
}

/** Whether the moves of a seat were a bot's own, and not those with which it stood in for somebody. */
function isBot({ halves }: Review, seat: Seat): boolean {
  return halves.some(({ judgements }) =>
    judgements.some((judgement) => judgement.seat === seat && judgement.by === 'bot' && !judgement.standsIn),
  );
}

/** Who played an end in a half. */
export function endName(review: Review, half: HalfReview, end: End): string {
  return seatName(review, seatOf(end, half.half));
}

/** The line on the left is always the first seat's, in amber; the other's is blue. */
export function sideOf(half: HalfReview, end: End): 'mine' | 'peer' {
  return half.endOf[0] === end ? 'mine' : 'peer';
}
