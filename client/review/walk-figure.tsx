/** The figure of a half at the current step; right after a match the fog lifts from it first. */

import type { ComponentChildren } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import type { HalfReview } from '../../shared/duel/vocabulary/review.ts';
import { locale, t } from '../words/i18n.ts';
import { figureLabels } from '../figure/layout/figure-labels.ts';
import { layoutReview } from '../figure/layout/figure-review.ts';
import type { ReviewFigure } from '../figure/layout/review-figure.ts';
import { unseenFrom } from '../figure/layout/review-fog.ts';
import { type FigureMoment, momentOf, stepOfEntry } from '../figure/layout/review-moment.ts';
import { reviewMetrics } from '../figure/layout/review-metrics.ts';
import { ReviewSvg } from '../figure/svg/review-svg.tsx';
import { roleName } from '../match/role-name.ts';
import { TcpdumpView } from '../match/tcpdump-view.tsx';
import { Person } from '../kit/person.tsx';
import { reducedMotion } from '../kit/motion.ts';
import { useSize } from '../kit/use-size.ts';
import { endName, endsOf, sideOf } from './players.ts';
import type { Reviewed } from './reviewed.ts';
import type { Reading } from './use-reading.ts';

/** From these widths on the figure is drawn larger than a player's: legible from the last row as well. */
const LARGER = [
  { from: 1_050, times: 1.35 },
  { from: 800, times: 1.12 },
] as const;
/** Where in the region the current moment is kept, as a share of its height. */
const EYE = 0.5;

/** The stretch of a figure that is seen, in its own measures. */
interface Seen {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What is drawn over a whole half. */
export interface Drawn {
  readonly shapes: (figure: ReviewFigure, seen: Seen) => ComponentChildren;
  /** The top of the stretch that is seen first; `height`: how much of the figure is seen. */
  readonly topOf: (figure: ReviewFigure, height: number) => number;
}

export function WalkFigure({
  reading: { match, half, steps, step, walk },
  lifting = false,
  drawn,
}: {
  readonly reading: Reading;
  /** The fog is lifting. */
  readonly lifting?: boolean;
  /** Over the whole half, not over a step of it. */
  readonly drawn?: Drawn;
}) {
  const [host, size] = useSize<HTMLElement>();
  const width = size?.width ?? 0;
  const figure = useFigure(match, half, width);
  const moment = useMemo(
    () => (figure === null || step === null ? null : momentOf(figure, half, step)),
    [figure, half, step],
  );
  const unseen = useMemo(() => unseenFrom(endsOf(match, half)[0], half), [match, half]);
  const height = figure === null ? 0 : ((size?.height ?? 0) * figure.metrics.width) / width;
  const top =
    figure === null || step !== null
      ? 0
      : Math.min(drawn?.topOf(figure, height) ?? 0, Math.max(0, figure.height - height));
  useEffect(() => {
    const region = host.current;
    if (region !== null && figure !== null) bringToEye(region, figure, moment, top);
  }, [host, figure, moment, top]);
  const dumped = useMemo(
    () =>
      ({
        kind: 'half',
        half,
        ends: endsOf(match, half).map((end) => ({ end, name: endName(match, half, end) })),
      }) as const,
    [match, half],
  );
  const pick = (entryId: number) => {
    const found = stepOfEntry(steps, entryId);
    if (found !== null) walk.go({ ...walk.place, step: found });
  };
  return (
    <>
      <Heads match={match} half={half} />
      <div class={lifting ? 'walk-sky lifting' : 'walk-sky'}>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long figure is scrolled by the arrow keys */}
        <section class="walk-scroll" ref={host} tabIndex={0} aria-label={t('result.figure')}>
          {figure !== null && (
            <ReviewSvg
              figure={figure}
              label={t('result.figure')}
              moment={moment}
              {...(lifting ? { unseen } : {})}
              {...(steps.length === 0 ? {} : { onPick: pick })}
            >
              {step === null && drawn?.shapes(figure, { x: 0, y: top, width: figure.metrics.width, height })}
            </ReviewSvg>
          )}
        </section>
        {lifting ? <div class="fog" aria-hidden="true" /> : <TcpdumpView dumped={dumped} />}
      </div>
    </>
  );
}

function useFigure(match: Reviewed, half: HalfReview, width: number): ReviewFigure | null {
  const words = figureLabels(locale.value);
  const { wire } = match.review;
  const [left] = endsOf(match, half);
  return useMemo(() => {
    if (width === 0) return null;
    const times = LARGER.find(({ from }) => width >= from)?.times ?? 1;
    const metrics = reviewMetrics(Math.round(width / times), 0);
    return layoutReview({ half, left, metrics, words, wire });
  }, [half, left, width, words, wire]);
}

/** `whole`: the top of what is seen of the whole half. */
function bringToEye(region: HTMLElement, figure: ReviewFigure, moment: FigureMoment | null, whole: number): void {
  const scale = region.clientWidth / figure.metrics.width;
  const top = moment === null ? whole * scale : moment.y * scale - region.clientHeight * EYE;
  region.scrollTo({ top, behavior: reducedMotion() ? 'instant' : 'smooth' });
}

/** Above each line: its player. */
function Heads({ match, half }: { readonly match: Reviewed; readonly half: HalfReview }) {
  return (
    <div class="walk-heads">
      {endsOf(match, half).map((end) => (
        <p key={end} class={sideOf(match, half, end)}>
          <b class="one-line">
            <Person name={endName(match, half, end)} />
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
