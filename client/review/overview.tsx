/** The whole half at once: both scores, how it ended, and the way into its steps. */

import type { ComponentChildren } from 'preact';
import { formatNumber, t } from '../words/i18n.ts';
import { Person } from '../kit/person.tsx';
import { Outcome } from './end-outcome.tsx';
import { seatName, seatsOf } from './players.ts';
import type { Fog } from './use-fog.ts';
import type { Reading } from './use-reading.ts';

export function Overview({
  reading: { match, half, steps, walk },
  fog,
  brief = false,
  children,
}: {
  readonly reading: Reading;
  readonly fog: Fog;
  /** Without scores and the way into the steps: both stand above it. */
  readonly brief?: boolean;
  /** Other facts about the match. */
  readonly children?: ComponentChildren;
}) {
  const { review } = match;
  return (
    <article class="step-card grid">
      {!brief && <WalkScore match={match} />}
      {review.wire !== null && <p>{t('result.wire', { name: review.wire })}</p>}
      {children}
      <Outcome match={match} half={half} />
      <div class="buttons flow">
        {!brief && steps.length > 0 && (
          <button type="button" class="button" onClick={() => walk.go({ ...walk.place, step: 0 })}>
            {t('step.start')}
          </button>
        )}
        {fog.again !== null && (
          <button type="button" class="button" disabled={fog.lifting} onClick={fog.again}>
            {t('review.lift')}
          </button>
        )}
      </div>
    </article>
  );
}

function WalkScore({ match }: { readonly match: Reading['match'] }) {
  return (
    <p class="walk-score flow">
      {seatsOf(match).map((seat, index) => (
        <span key={seat} class={index === 0 ? 'mine' : 'peer'}>
          {seat === match.you ? t('you') : <Person name={seatName(match, seat)} />}{' '}
          <b>{formatNumber(match.review.scores[seat])}</b>
        </span>
      ))}
    </p>
  );
}
