/** The end of the guided duel: the figure without fog, what was done in four lines, and where it goes on. */

import { useEffect, useRef } from 'preact/hooks';
import type { Review, SeatView } from '../../../shared/duel/view.ts';
import { seqAdd } from '../../../shared/lib/sequence.ts';
import { t } from '../../i18n/i18n.ts';
import { HOME, type Place } from '../../model/place.ts';
import { progress } from '../../model/progress.ts';
import { peerName } from '../peer-name.ts';
import { ReviewFigure } from '../review-figure.tsx';

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
  const [half] = review.halves;
  const { u, w } = half?.symbols ?? { u: null, w: null };
  const numbers = { u: u ?? 0, u1: seqAdd(u ?? 0, 1), w: w ?? 0, w1: seqAdd(w ?? 0, 1) };
  return (
    <main class="result first-done" id="main">
      {half !== undefined && (
        <ReviewFigure half={half} you={view.you.seat} names={[view.you.name, peerName(view)]} wire={null} />
      )}
      <section class="panel" aria-labelledby="first-done">
        <h1 id="first-done" ref={heading} tabIndex={-1}>
          {t('first.done')}
        </h1>
        <p>{t('first.done.what')}</p>
        <ol class="first-waves">
          {WAVES.map((wave) => (
            <li key={wave}>{t(`first.done.${wave}`, numbers)}</li>
          ))}
        </ol>
        <p class="dim">{t('first.done.fog')}</p>
        <div class="first-ways">
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
