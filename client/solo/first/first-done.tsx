/** The end of the guided duel: the fog lifts, what happened, the way on, and below it the four waves that were played. */

import { useEffect, useMemo } from 'preact/hooks';
import type { HalfReview, Review } from '../../../shared/duel/vocabulary/review.ts';
import type { SeatView } from '../../../shared/duel/vocabulary/seat.ts';
import { seqAdd } from '../../../shared/lib/sequence.ts';
import { t } from '../../words/i18n.ts';
import { HOME, type Place } from '../../context/place.ts';
import { progress } from '../../context/progress.ts';
import { NextButton } from '../../ending/next-button.tsx';
import { useEnding } from '../../ending/use-ending.tsx';
import { LectureLink } from '../../match/study-links.tsx';
import { reviewedBySeat } from '../../review/reviewed.ts';
import { Stage } from '../../review/review-stage.tsx';
import { useFog } from '../../review/use-fog.ts';
import { type Reading, useReading } from '../../review/use-reading.ts';
import { useSteps } from '../../review/use-record.ts';

const WAVES = ['1', '2', '3', '4'] as const;

interface Done {
  readonly review: Review;
  readonly onLeave: (to: Place) => void;
}

export function FirstDone({ view, review, onLeave }: Done & { readonly view: SeatView }) {
  useEffect(() => {
    if (!progress.peek().firstDone) progress.value = { ...progress.peek(), firstDone: true };
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what of the view is read stays as it is from here on
  const known = useMemo(() => reviewedBySeat(view, review), [review]);
  const reading = useReading(useSteps(known), false);
  return reading === null ? null : <Ended review={review} reading={reading} onLeave={onLeave} />;
}

function Ended({ review, reading, onLeave }: Done & { readonly reading: Reading }) {
  const fog = useFog(review.matchId);
  const ending = useEnding({
    reading,
    fog,
    verdict: '',
    next: <NextButton onPress={() => onLeave({ kind: 'path' })}>{t('first.to.path')}</NextButton>,
    rest: <Waves half={review.halves[0]} />,
    quiet: (
      <button type="button" class="button" onClick={() => onLeave(HOME)}>
        {t('first.to.friend')}
      </button>
    ),
  });
  const ends = reading.step === null;
  return (
    <main class="review first-done" id="main" data-at={ends ? 'ending' : 'step'}>
      <Stage reading={reading} fog={fog} drawn={ends ? ending.drawn : undefined} />
      <div class="walk-panel grid">
        {ends ? (
          ending.panel
        ) : (
          <>
            <h1>{t('first.done')}</h1>
            <p class="first-step">{reading.sentence}</p>
            <Waves half={review.halves[0]} />
          </>
        )}
      </div>
    </main>
  );
}

/** What the player has just done, wave by wave. */
function Waves({ half }: { readonly half: HalfReview | undefined }) {
  return (
    <section aria-labelledby="first-waves">
      <h2 id="first-waves">{t('first.done.what')}</h2>
      <ol class="first-waves grid">
        {WAVES.map((wave) => (
          <li key={wave}>
            {t(`first.done.${wave}`, lettersOf(half))} <LectureLink part={`wave-${wave}`} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function lettersOf(half: HalfReview | undefined) {
  const { u, w } = half?.symbols ?? { u: null, w: null };
  return { u: u ?? 0, u1: seqAdd(u ?? 0, 1), w: w ?? 0, w1: seqAdd(w ?? 0, 1) };
}
