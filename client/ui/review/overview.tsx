/** The whole half at once: who won, how it ended, and how to go through it. */

import type { MatchRecord } from '../../../shared/duel/record.ts';
import type { HalfReview } from '../../../shared/duel/view.ts';
import { formatNumber, t } from '../../i18n/i18n.ts';
import { Outcome } from '../result-parts.tsx';
import { seatName } from './players.ts';
import type { Walk } from './use-walk.ts';
import { Person } from '../person.tsx';

export function Overview({
  record,
  half,
  walk,
}: {
  readonly record: MatchRecord;
  readonly half: HalfReview;
  readonly walk: Walk;
}) {
  const { review, levelId } = record;
  const names = [seatName(record, 0), seatName(record, 1)] as const;
  return (
    <article class="step-card">
      <p class="walk-score">
        <span class="mine">
          <Person name={names[0]} /> <b>{formatNumber(review.scores[0])}</b>
        </span>
        <span class="peer">
          <Person name={names[1]} /> <b>{formatNumber(review.scores[1])}</b>
        </span>
      </p>
      <p>{t('review.lifted')}</p>
      {review.wire !== null && <p>{t('result.wire', { name: review.wire })}</p>}
      <Outcome half={half} you={null} names={names} levelId={levelId} />
      <div class="buttons">
        <button type="button" class="button primary" onClick={() => walk.go({ ...walk.place, step: 0 })}>
          {t('step.start')}
        </button>
      </div>
      <p class="dim">{t('review.how')}</p>
    </article>
  );
}
