/** The end of a match for the third player: what the two lost together, and the whole review. */

import { useMemo } from 'preact/hooks';
import { levelText } from '../words/explanations.ts';
import type { Review as MatchReview } from '../../shared/duel/vocabulary/review.ts';
import type { WireView } from '../../shared/duel/vocabulary/traffic.ts';
import { formatNumber, locale, t } from '../words/i18n.ts';
import { useApp } from '../context/app-context.ts';
import { leaveMatch } from '../context/leave.ts';
import { summaryOf } from '../../shared/duel/rules/costs.ts';
import { ReviewLink } from '../match/review-link.tsx';
import { Review } from './match-review.tsx';
import { reviewedByWire } from './reviewed.ts';
import { Captures } from './save-capture.tsx';
import { CLEAR } from './use-fog.ts';
import { useReading } from './use-reading.ts';
import { useSteps } from './use-record.ts';

export function WireResult({ view, review }: { readonly view: WireView; readonly review: MatchReview }) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: what of the view is read stays as it is from here on
  const known = useMemo(() => reviewedByWire(view, review), [review]);
  const reading = useReading(useSteps(known), false);
  if (reading === null) return null;
  return (
    <main class="review result" id="main">
      <Review
        reading={reading}
        fog={CLEAR}
        head={
          <header class="walk-head flow">
            <h1>{t('wire.you')}</h1>
            <p class="dim">{levelText(view.levelId, locale.value).title}</p>
          </header>
        }
        note={
          <>
            <p class="wire-cost">{t('wire.cost', { count: lostBy(review), points: formatNumber(lostBy(review)) })}</p>
            <p>{t('wire.result')}</p>
          </>
        }
        ways={<Ways matchId={review.matchId} />}
        practises={false}
      >
        <Captures match={reading.match} half={reading.half} />
      </Review>
    </main>
  );
}

/** All points that the two have lost, for any reason: the wire's own score. */
function lostBy({ halves }: MatchReview): number {
  return halves.reduce((sum, half) => sum + summaryOf(half).lost, 0);
}

function Ways({ matchId }: { readonly matchId: string }) {
  const parts = useApp();
  return (
    <section class="result-ways grid" aria-label={t('result.title')}>
      <div class="buttons flow onward">
        <button type="button" class="button" onClick={() => leaveMatch(parts)}>
          {t('leave.home')}
        </button>
      </div>
      <ReviewLink matchId={matchId} />
    </section>
  );
}
