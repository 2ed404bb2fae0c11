/** Replay of a class's duel: both halves from above, in a window over the report. */

import { useEffect, useId, useMemo, useState } from 'preact/hooks';
import type { HalfReview, Review } from '../../shared/duel/vocabulary/review.ts';
import type { ReportPair } from '../../shared/report/report.ts';
import { levelText } from '../words/explanations.ts';
import { formatNumber, locale, t } from '../words/i18n.ts';
import { figureLabels } from '../figure/layout/figure-labels.ts';
import { layoutReview } from '../figure/layout/figure-review.ts';
import { reviewMetrics } from '../figure/layout/review-metrics.ts';
import { useApp } from '../context/app-context.ts';
import { ReviewSvg } from '../figure/svg/review-svg.tsx';
import { Dialog } from '../kit/dialog.tsx';
import { useSize } from '../kit/use-size.ts';
import { Person } from '../kit/person.tsx';

/** The names of a pair as in its row. */
type Names = readonly [string, string];

/** Opens the duel of a row; one that was never finished has no end to show. */
export function ReplayButton({
  pair,
  names,
  teacherKey,
}: {
  readonly pair: ReportPair;
  readonly names: Names;
  readonly teacherKey: string;
}) {
  const [open, setOpen] = useState(false);
  const label = t('report.replay.of', { left: names[0], right: names[1] });
  return (
    <>
      <button type="button" class="button" aria-label={label} onClick={() => setOpen(true)}>
        {t('report.replay')}
      </button>
      {open && <Replay pair={pair} names={names} teacherKey={teacherKey} onClose={() => setOpen(false)} />}
    </>
  );
}

function Replay({
  pair,
  names,
  teacherKey,
  onClose,
}: {
  readonly pair: ReportPair;
  readonly names: Names;
  readonly teacherKey: string;
  readonly onClose: () => void;
}) {
  const heading = useId();
  const review = useReplay(teacherKey, pair.matchId);
  return (
    <Dialog class="replay" titledBy={heading} onClose={onClose}>
      {(close) => (
        <>
          <header>
            <p class="kicker in-line">{levelText(pair.levelId, locale.value).title}</p>
            <h2 id={heading}>
              <Person name={names[0]} /> {formatNumber(pair.scores[0])} : {formatNumber(pair.scores[1])}{' '}
              <Person name={names[1]} />
            </h2>
          </header>
          <section
            class="replay-halves"
            // biome-ignore lint/a11y/noNoninteractiveTabindex: a long figure is scrolled by the arrow keys
            tabIndex={0}
            aria-busy={review === 'loading'}
            aria-label={t('teach.large.figure')}
          >
            {review === null && <p>{t('report.replay.missing')}</p>}
            {review !== null &&
              review !== 'loading' &&
              review.halves.map((half) => <ReplayHalf key={half.half} half={half} names={names} wire={review.wire} />)}
          </section>
          <div class="buttons flow">
            <button type="button" class="button primary" onClick={close}>
              {t('teach.close')}
            </button>
          </div>
        </>
      )}
    </Dialog>
  );
}

/** The review of a match; null: the server does not have it. */
function useReplay(teacherKey: string, matchId: string): Review | null | 'loading' {
  const { classActions } = useApp();
  const [review, setReview] = useState<Review | null | 'loading'>('loading');
  useEffect(() => {
    let left = false;
    void classActions.replay(teacherKey, matchId).then((found) => {
      if (!left) setReview(found);
    });
    return () => {
      left = true;
    };
  }, [classActions, teacherKey, matchId]);
  return review;
}

function ReplayHalf({
  half,
  names,
  wire,
}: {
  readonly half: HalfReview;
  readonly names: Names;
  readonly wire: string | null;
}) {
  const [host, size] = useSize<HTMLDivElement>();
  const words = figureLabels(locale.value);
  const width = size?.width ?? 0;
  const figure = useMemo(
    () =>
      width === 0 ? null : layoutReview({ half, left: half.endOf[0], metrics: reviewMetrics(width, 0), words, wire }),
    [half, width, words, wire],
  );
  const title = t('report.replay.half', { half: half.half });
  return (
    <section class="replay-half">
      <h3>{title}</h3>
      <p class="replay-names">
        <b class="left">
          <Person name={names[0]} />
        </b>
        <b class="right">
          <Person name={names[1]} />
        </b>
      </p>
      <div ref={host}>{figure !== null && <ReviewSvg figure={figure} label={title} />}</div>
    </section>
  );
}
