/** Which player had which end, as the review names them. */

import type { End } from '../../shared/duel/level.ts';
import type { Seat } from '../../shared/duel/options.ts';
import { seatOf } from '../../shared/duel/state/state.ts';
import type { HalfReview } from '../../shared/duel/vocabulary/review.ts';
import { t } from '../words/i18n.ts';
import type { Players, Reviewed } from './reviewed.ts';

/** The name that a player chose; a bot's is a word of the reader's language. */
export function seatName({ bots, review }: Players, seat: Seat): string {
  const bot = bots[seat];
  if (bot !== null) return t('bot.name', { profile: t(`bot.${bot}`) });
  return review.names[seat] === '' ? t('review.bot') : review.names[seat];
}

/** The player of an end in a half. */
export function endName(match: Players, half: HalfReview, end: End): string {
  return seatName(match, seatOf(end, half.half));
}

/** The part of a match that decides on which side an end is drawn. */
type Sides = Pick<Reviewed, 'you' | 'review'>;

/** Both seats, the left line's first: the reader's own, or else the first. */
export function seatsOf({ you = 0 }: Sides): readonly [Seat, Seat] {
  return you === 0 ? [0, 1] : [1, 0];
}

/** Both ends of a half, the left one first. */
export function endsOf(match: Sides, half: HalfReview): readonly [End, End] {
  const [left, right] = seatsOf(match);
  return [half.endOf[left], half.endOf[right]];
}

/** The line on the left is amber, the other blue. */
export function sideOf(match: Sides, half: HalfReview, end: End): 'mine' | 'peer' {
  return endsOf(match, half)[0] === end ? 'mine' : 'peer';
}
