/** The figure of a half with the step that is looked at, and the buttons and the slider that go through it. */

import { useEffect, useMemo } from 'preact/hooks';
import type { End } from '../../../shared/duel/level.ts';
import type { MatchRecord, RecordStep } from '../../../shared/duel/record.ts';
import type { HalfReview } from '../../../shared/duel/view.ts';
import { locale, t } from '../../i18n/i18n.ts';
import { figureLabels } from '../../model/figure-labels.ts';
import { layoutReview, type ReviewFigure } from '../../model/figure-review.ts';
import { type FigureMoment, momentOf, stepOfEntry } from '../../model/review-moment.ts';
import { reviewMetrics } from '../../model/review-metrics.ts';
import { ReviewSvg } from '../review-svg.tsx';
import { roleName } from '../role.tsx';
import { useSize } from '../teach/use-size.ts';
import { endName, sideOf } from './players.ts';
import type { Walk } from './use-walk.ts';
import { Person } from '../person.tsx';

/** From these widths on the figure is drawn so much larger than a player's: it is read from the last row as well. */
const LARGER = [
  { from: 1_050, times: 1.35 },
  { from: 800, times: 1.12 },
] as const;
/** Where in the region the present moment is kept, as a share of its height. */
const EYE = 0.5;

interface WalkFigureProps {
  readonly record: MatchRecord;
  readonly half: HalfReview;
  readonly steps: readonly RecordStep[];
  readonly walk: Walk;
}

export function WalkFigure({ record, half, steps, walk }: WalkFigureProps) {
  const [host, size] = useSize<HTMLElement>();
  const { step } = walk.place;
  const width = size?.width ?? 0;
  const figure = useFigure(record, half, width);
  const moment = useMemo(() => {
    const at = step === null ? undefined : steps[step];
    return figure === null || at === undefined ? null : momentOf(figure, half, at);
  }, [figure, half, steps, step]);
  useEffect(() => {
    const region = host.current;
    if (region !== null && figure !== null) bringToEye(region, figure, moment);
  }, [host, figure, moment]);
  const pick = (entryId: number) => {
    const found = stepOfEntry(steps, entryId);
    if (found !== null) walk.go({ ...walk.place, step: found });
  };
  return (
    <>
      <Heads record={record} half={half} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long figure is scrolled by the arrow keys */}
      <section class="walk-scroll" ref={host} tabIndex={0} aria-label={t('result.figure')}>
        {figure !== null && <ReviewSvg figure={figure} label={t('result.figure')} moment={moment} onPick={pick} />}
      </section>
    </>
  );
}

function useFigure(record: MatchRecord, half: HalfReview, width: number): ReviewFigure | null {
  const words = figureLabels(locale.value);
  const { wire } = record.review;
  return useMemo(() => {
    if (width === 0) return null;
    const times = LARGER.find(({ from }) => width >= from)?.times ?? 1;
    const metrics = reviewMetrics(Math.round(width / times), 0);
    return layoutReview({ half, left: half.endOf[0], metrics, words, wire });
  }, [half, width, words, wire]);
}

function bringToEye(region: HTMLElement, figure: ReviewFigure, moment: FigureMoment | null): void {
  const scale = region.clientWidth / figure.metrics.width;
  const top = moment === null ? 0 : moment.y * scale - region.clientHeight * EYE;
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  region.scrollTo({ top, behavior: still ? 'instant' : 'smooth' });
}

/** Over each line: who it was. */
function Heads({ record, half }: Pick<WalkFigureProps, 'record' | 'half'>) {
  const [left, right] = half.endOf;
  return (
    <div class="walk-heads">
      {[left, right].map((end: End) => (
        <p key={end} class={sideOf(half, end)}>
          <b>
            <Person name={endName(record, half, end)} />
          </b>
          <span>
            {roleName(half.roles[end])}
            <span class="address">
              {' · '}
              <span class="mono">{`${half.ports[end].ip}:${half.ports[end].port}`}</span>
            </span>
          </span>
        </p>
      ))}
    </div>
  );
}
