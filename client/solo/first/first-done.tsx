/** The end of the guided duel: the figure from which the fog lifts, a summary in four lines, and the next steps. */

import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { HalfReview, Review } from '../../../shared/duel/vocabulary/review.ts';
import type { SeatView } from '../../../shared/duel/vocabulary/seat.ts';
import { seqAdd } from '../../../shared/lib/sequence.ts';
import { t } from '../../words/i18n.ts';
import { HOME, type Place } from '../../context/place.ts';
import { progress } from '../../context/progress.ts';
import { LectureLink } from '../../match/study-links.tsx';
import { reviewedBySeat } from '../../review/reviewed.ts';
import { Stage } from '../../review/review-stage.tsx';
import { useFog } from '../../review/use-fog.ts';
import { useReading } from '../../review/use-reading.ts';
import { useSteps } from '../../review/use-record.ts';

const WAVES = ['1', '2', '3', '4'] as const;

export function FirstDone({
  view,
  review,
  onLeave,
}: {
  readonly view: SeatView;
  readonly review: Review;
  readonly onLeave: (to: Place) => void;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    if (!progress.peek().firstDone) progress.value = { ...progress.peek(), firstDone: true };
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what of the view is read stays as it is from here on
  const known = useMemo(() => reviewedBySeat(view, review), [review]);
  const reading = useReading(useSteps(known), false);
  const fog = useFog(review.matchId);
  return (
    <main class="review first-done" id="main">
      {reading !== null && <Stage reading={reading} fog={fog} />}
      <section class="walk-panel grid" aria-labelledby="first-done">
        <h1 id="first-done" ref={heading} tabIndex={-1}>
          {t('first.done')}
        </h1>
        <p class="first-step">{reading === null || reading.step === null ? t('first.done.what') : reading.sentence}</p>
        <ol class="first-waves grid">
          {WAVES.map((wave) => (
            <li key={wave}>
              {t(`first.done.${wave}`, lettersOf(review.halves[0]))} <LectureLink part={`wave-${wave}`} />
            </li>
          ))}
        </ol>
        <p class="dim">{t('first.done.fog')}</p>
        <div class="first-ways flow">
          <button type="button" class="button primary big" onClick={() => onLeave({ kind: 'path' })}>
            {t('first.to.path')}
          </button>
          <button type="button" class="button" onClick={() => onLeave(HOME)}>
            {t('first.to.friend')}
          </button>
        </div>
      </section>
    </main>
  );
}

function lettersOf(half: HalfReview | undefined) {
  const { u, w } = half?.symbols ?? { u: null, w: null };
  return { u: u ?? 0, u1: seqAdd(u ?? 0, 1), w: w ?? 0, w1: seqAdd(w ?? 0, 1) };
}
