/** The end of a match for the third player: what the two lost together, the story of both ends, and the whole review. */

import { useMemo } from 'preact/hooks';
import { levelText } from '../words/explanations.ts';
import type { Review as MatchReview } from '../../shared/duel/vocabulary/review.ts';
import type { WireView } from '../../shared/duel/vocabulary/traffic.ts';
import { bestHalf } from '../../shared/story/half-story.ts';
import { formatNumber, locale, t } from '../words/i18n.ts';
import { useApp } from '../context/app-context.ts';
import { leaveMatch } from '../context/leave.ts';
import { summaryOf } from '../../shared/duel/rules/costs.ts';
import { ReviewLink } from '../match/review-link.tsx';
import { Review } from '../review/match-review.tsx';
import { Overview } from '../review/overview.tsx';
import { reviewedByWire } from '../review/reviewed.ts';
import { Captures } from '../review/save-capture.tsx';
import { CLEAR } from '../review/use-fog.ts';
import { type Reading, useReading } from '../review/use-reading.ts';
import { useSteps } from '../review/use-record.ts';
import { NextButton } from './next-button.tsx';
import { useEnding } from './use-ending.tsx';

interface Over {
  readonly view: WireView;
  readonly review: MatchReview;
}

export function WireResult({ view, review }: Over) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: what of the view is read stays as it is from here on
  const known = useMemo(() => reviewedByWire(view, review), [review]);
  const first = useMemo(() => bestHalf(review.halves, null), [review]);
  const reading = useReading(useSteps(known), false, first);
  return reading === null ? null : <Ended view={view} review={review} reading={reading} />;
}

function Ended({ view, review, reading }: Over & { readonly reading: Reading }) {
  const parts = useApp();
  const ending = useEnding({
    reading,
    fog: CLEAR,
    verdict: '',
    next: <NextButton onPress={() => leaveMatch(parts)}>{t('leave.home')}</NextButton>,
    rest: (
      <Overview reading={reading} fog={CLEAR} brief>
        <p class="wire-cost">{t('wire.cost', { count: lostBy(review), points: formatNumber(lostBy(review)) })}</p>
        <p>{t('wire.result')}</p>
      </Overview>
    ),
    quiet: <Ways matchId={review.matchId} />,
  });
  return (
    <main class="review result" id="main" data-at={reading.step === null ? 'ending' : 'step'}>
      <Review
        reading={reading}
        fog={CLEAR}
        head={
          <header class="walk-head flow">
            <h1>{t('wire.you')}</h1>
            <p class="dim">{levelText(view.levelId, locale.value).title}</p>
          </header>
        }
        ending={ending}
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
  return (
    <section class="result-ways grid" aria-label={t('result.title')}>
      <ReviewLink matchId={matchId} />
    </section>
  );
}
