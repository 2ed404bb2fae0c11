/** How the connection ended at each end, if it did not simply close. */

import { ENDS, type End } from '../../shared/duel/level.ts';
import { seatOf } from '../../shared/duel/state/state.ts';
import type { HalfReview } from '../../shared/duel/vocabulary/review.ts';
import { t } from '../words/i18n.ts';
import { MEANT_TO_BREAK, STORM } from '../context/level-groups.ts';
import { knewNothing } from '../figure/layout/review-history.ts';
import { seatName } from './players.ts';
import type { Reviewed } from './reviewed.ts';

export function Outcome({ match, half }: { readonly match: Reviewed; readonly half: HalfReview }) {
  const { outcome } = half;
  const { levelId } = match;
  if (ENDS.every((end) => outcome[end] === 'normal')) return null;
  const meant = MEANT_TO_BREAK.includes(levelId);
  const broken = ENDS.some((end) => outcome[end] !== null && outcome[end] !== 'normal');
  const who = (end: End) => {
    const seat = seatOf(end, half.half);
    return seat === match.you ? t('you') : seatName(match, seat);
  };
  return (
    <section
      class={broken && !meant && levelId !== STORM ? 'outcome grid bad' : 'outcome grid'}
      aria-label={t('outcome.title')}
    >
      <dl>
        {ENDS.map((end) => (
          <div key={end}>
            <dt>{who(end)}</dt>
            <dd>{t(`outcome.${outcome[end] ?? (knewNothing(end, half.entries) ? 'none' : 'open')}`)}</dd>
          </div>
        ))}
      </dl>
      {meant && <p class="dim">{t('outcome.meant')}</p>}
    </section>
  );
}
