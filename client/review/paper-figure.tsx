/** The figure of a half for paper: with title line and legend. Styles come from the page, in `.paper`. */

import type { ComponentChild } from 'preact';
import { levelText } from '../words/explanations.ts';
import type { End } from '../../shared/duel/level.ts';
import type { MatchRecord } from '../../shared/duel/views/record.ts';
import type { HalfReview, ReviewEntry } from '../../shared/duel/vocabulary/review.ts';
import { formatNumber, locale, t } from '../words/i18n.ts';
import { figureLabels } from '../figure/layout/figure-labels.ts';
import { layoutReview } from '../figure/layout/figure-review.ts';
import { lineWidth } from '../figure/layout/figure-text.ts';
import { reviewMetrics } from '../figure/layout/review-metrics.ts';
import { STORM } from '../context/level-groups.ts';
import { halfScore } from './review-deductions.ts';
import { seatOf } from '../../shared/duel/state/state.ts';
import { halfTitle } from '../match/half-name.ts';
import { ReviewSvg } from '../figure/svg/review-svg.tsx';
import { roleName } from '../match/role-name.ts';
import { endName, endsOf, sideOf } from './players.ts';
import { isolated } from '../../shared/lib/direction.ts';

const PAPER_WIDTH = 960;
const HEAD_PX = 150;
const FOOT_PX = 78;
const MARGIN_PX = 32;

export function PaperFigure({ record, half }: { readonly record: MatchRecord; readonly half: HalfReview }) {
  const { review, levelId, playedAt } = record;
  const words = figureLabels(locale.value);
  const metrics = reviewMetrics(PAPER_WIDTH, 0);
  const figure = layoutReview({ half, left: endsOf(record, half)[0], metrics, words, wire: review.wire });
  const height = HEAD_PX + figure.height + FOOT_PX;
  const halves = levelId === STORM ? null : review.halves.length;
  const date = new Intl.DateTimeFormat(locale.value, { dateStyle: 'long' }).format(playedAt);
  const title = `${levelText(levelId, locale.value).title} · ${halfTitle({ half: half.half, halves })}`;
  const [left, right] = endsOf(record, half);
  return (
    <svg class="review-svg" viewBox={`0 0 ${PAPER_WIDTH} ${height}`} width={PAPER_WIDTH} height={height}>
      <title>{`${t('app.name')} · ${title}`}</title>
      <rect class="ground" width={PAPER_WIDTH} height={height} />
      <text class="paper-title" x={MARGIN_PX} y={46} font-size={24}>
        {title}
      </text>
      <text class="gloss" x={MARGIN_PX} y={70} font-size={14}>
        {`${t('app.name')} · ${date}`}
      </text>
      <Name record={record} half={half} end={left} x={metrics.x.left} anchor="start" />
      <Name record={record} half={half} end={right} x={metrics.x.right} anchor="end" />
      <svg y={HEAD_PX} width={PAPER_WIDTH} height={figure.height} role="img" aria-label={title}>
        <ReviewSvg figure={figure} label={title} />
      </svg>
      <g transform={`translate(0 ${HEAD_PX + figure.height})`}>
        <Legend half={half} />
      </g>
    </svg>
  );
}

/** The player of the end whose line is at `x`, and their score; long names have half of the sheet's width. */
function Name({
  record,
  half,
  end,
  x,
  anchor,
}: {
  readonly record: MatchRecord;
  readonly half: HalfReview;
  readonly end: End;
  readonly x: number;
  readonly anchor: 'start' | 'end';
}) {
  const outer = anchor === 'start' ? MARGIN_PX : PAPER_WIDTH - MARGIN_PX;
  const { ip, port } = half.ports[end];
  const points = formatNumber(halfScore(half, seatOf(end, half.half)));
  return (
    <g class={sideOf(record, half, end) === 'mine' ? 'of-left' : 'of-right'} text-anchor={anchor}>
      <text class="symbol-upright" x={outer} y={108} font-size={17}>
        {`${isolated(endName(record, half, end))} · ${points}`}
      </text>
      <text class="gloss" x={outer} y={128} font-size={13}>
        {`${roleName(half.roles[end])} · ${ip}:${port}`}
      </text>
      <line class="flight" x1={x} x2={x} y1={138} y2={HEAD_PX + 8} />
    </g>
  );
}

/** A legend entry, and when the figure needs it. */
interface LegendItem {
  readonly words: string;
  readonly shape: ComponentChild;
  readonly stands: (entry: ReviewEntry) => boolean;
}

function legendItems(): readonly LegendItem[] {
  return [
    {
      words: t('review.legend.call'),
      shape: <path class="mark" d="M0 -9l9 9l-9 9l-9 -9z" />,
      stands: ({ kind }) => kind === 'call',
    },
    {
      words: t('review.legend.timer'),
      shape: (
        <g class="mark timer">
          <circle r={9} />
          <path d="M0 -6v6h5" />
        </g>
      ),
      stands: ({ kind }) => kind === 'timer',
    },
    {
      words: t('review.legend.port'),
      shape: <rect class="mark bind ok" x={-8} y={-8} width={16} height={16} rx={2} />,
      stands: ({ kind }) => kind === 'bind',
    },
    {
      words: t('review.legend.lost'),
      shape: <path class="lost-cross" d="M-7 -7l14 14m0 -14l-14 14" />,
      stands: (entry) => entry.kind === 'segment' && entry.lost,
    },
    {
      words: t('review.legend.copy'),
      shape: (
        <g class="of-right">
          <line class="flight copy" x1={-11} x2={11} y1={0} y2={0} />
        </g>
      ),
      stands: (entry) => entry.kind === 'segment' && entry.arrivals.length > 1,
    },
    {
      words: t('review.legend.msl'),
      shape: <path class="msl first" d="M-4 -9h8m-4 0V9m-4 0h8" />,
      stands: (entry) => entry.kind === 'timer' && entry.timer === 'time-wait',
    },
    {
      words: t('review.legend.wrong'),
      shape: (
        <g class="astray">
          <line class="flight" x1={-11} x2={11} y1={0} y2={0} />
        </g>
      ),
      stands: (entry) => entry.kind === 'segment' && entry.wrong,
    },
  ];
}

const LEGEND_PX = 12;

/** The legend of the shapes present, in a row, and the letters. */
function Legend({ half }: { readonly half: HalfReview }) {
  const items = legendItems().filter(({ stands }) => half.entries.some(stands));
  const widths = items.map(({ words }) => 52 + lineWidth([{ text: words, tone: 'gloss' }], LEGEND_PX, 'sans'));
  const places = widths.map((_, index) => widths.slice(0, index).reduce((sum, width) => sum + width, MARGIN_PX + 12));
  return (
    <>
      <line class="rail" x1={MARGIN_PX} x2={PAPER_WIDTH - MARGIN_PX} y1={6} y2={6} />
      {items.map(({ words, shape }, index) => (
        <g key={words} transform={`translate(${places[index] ?? 0} 30)`}>
          {shape}
          <text class="gloss" x={18} y={4.5} font-size={LEGEND_PX}>
            {words}
          </text>
        </g>
      ))}
      <text class="gloss" x={MARGIN_PX} y={62} font-size={LEGEND_PX}>
        {t('review.legend.symbols')}
      </text>
    </>
  );
}
