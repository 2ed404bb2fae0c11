/** A duel of a class seen again: both halves from above, in a window over the report. */

import { useEffect, useId, useMemo, useRef, useState } from 'preact/hooks';
import type { HalfReview, Review } from '../../../shared/duel/view.ts';
import type { ReportPair } from '../../../shared/lesson/report.ts';
import { levelText } from '../../../shared/content/explain.ts';
import { formatNumber, locale, t } from '../../i18n/i18n.ts';
import { figureLabels } from '../../model/figure-labels.ts';
import { layoutReview } from '../../model/figure-review.ts';
import { reviewMetrics } from '../../model/review-metrics.ts';
import { useApp } from '../app-context.ts';
import { ReviewSvg } from '../review-svg.tsx';
import { useSize } from '../teach/use-size.ts';
import { Person } from '../person.tsx';

/** The names of a pair as its row has them. */
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
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  const review = useReplay(teacherKey, pair.matchId);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} class="replay" aria-labelledby={heading} onClose={onClose}>
      <header>
        <p class="kicker">{levelText(pair.levelId, locale.value).title}</p>
        <h2 id={heading}>
          <Person name={names[0]} /> {formatNumber(pair.scores[0])} : {formatNumber(pair.scores[1])}{' '}
          <Person name={names[1]} />
        </h2>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long figure is scrolled by the arrow keys */}
      <section class="replay-halves" tabIndex={0} aria-busy={review === 'loading'} aria-label={t('teach.large.figure')}>
        {review === null && <p>{t('report.replay.missing')}</p>}
        {review !== null &&
          review !== 'loading' &&
          review.halves.map((half) => <ReplayHalf key={half.half} half={half} names={names} wire={review.wire} />)}
      </section>
      <div class="buttons">
        <button type="button" class="button primary" onClick={() => dialog.current?.close()}>
          {t('teach.close')}
        </button>
      </div>
    </dialog>
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
