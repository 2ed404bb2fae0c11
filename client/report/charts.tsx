/** The three charts of a report: the distribution of scores, the difficulty of levels, the gain of the class. */

import { barX, dot, type PlotOptions, rectY, ruleX, ruleY, text, tickX } from '@observablehq/plot';
import { useMemo } from 'preact/hooks';
import type { Locale } from '../../shared/lib/language.ts';
import { levelText } from '../words/explanations.ts';
import { reportText } from '../../shared/content/report-text.ts';
import type { Gain, Report } from '../../shared/report/report.ts';
import { formatNumber, locale, t } from '../words/i18n.ts';
import {
  counting,
  gainDots,
  levelShares,
  type LevelShare,
  type ScoreStep,
  stepEdges,
  scoreSteps,
  wholeTicks,
} from './report-figures.ts';
import { Chart } from './chart.tsx';
import { percent, points } from './figures.ts';
import { PlainTable } from './plain-table.tsx';

export function Charts({ report }: { readonly report: Report }) {
  return (
    <div class="charts grid">
      <Scores report={report} />
      <Levels report={report} />
      {report.gain !== null && <GainChart report={report} gain={report.gain} />}
    </div>
  );
}

function scoreOptions(steps: readonly ScoreStep[], x: string, y: string): PlotOptions {
  const marks = [...wholeTicks(Math.max(0, ...steps.map(({ count }) => count)))];
  return {
    height: 240,
    marginTop: 32,
    marginLeft: 44,
    marginBottom: 46,
    x: {
      label: x,
      labelArrow: 'none',
      ticks: [...stepEdges(steps)],
      tickFormat: (value: number) => formatNumber(value),
    },
    y: { label: y, grid: true, ticks: marks, domain: [0, marks.at(-1) ?? 1], tickFormat: 'd' },
    marks: [
      rectY(steps, { x1: 'from', x2: 'to', y: 'count', fill: 'var(--peer)', insetLeft: 1, insetRight: 1 }),
      ruleY([0]),
    ],
  };
}

function Scores({ report }: { readonly report: Report }) {
  const steps = useMemo(() => scoreSteps(counting(report.students).map(({ score }) => score)), [report]);
  const [x, y] = [t('report.score'), t('report.students')];
  const options = useMemo(() => scoreOptions(steps, x, y), [steps, x, y]);
  if (steps.length === 0) return null;
  const label = ({ from, to }: ScoreStep) => `${formatNumber(from)}–${formatNumber(to - 1)}`;
  return (
    <Chart
      title={t('report.chart.scores')}
      says={t('report.chart.scores.says', {
        low: formatNumber(steps[0]?.from ?? 0),
        count: counting(report.students).length,
      })}
      options={options}
    >
      <PlainTable head={[x, y]} rows={steps.map((step) => [label(step), step.count])} />
    </Chart>
  );
}

/** A title too long for its place is on top of its bar instead. */
function levelOptions(shares: readonly LevelShare[], language: Locale): PlotOptions {
  const titleOf = ({ levelId, share }: LevelShare) => `${levelText(levelId, language).title} · ${percent(share)}`;
  return {
    height: 44 + shares.length * 46,
    marginLeft: 18,
    marginRight: 24,
    x: { domain: [0, 1], tickFormat: '.0%', label: null, ticks: 5, grid: true },
    y: { axis: null, domain: shares.map(({ levelId }) => levelId), label: null },
    marks: [
      barX(shares, { y: 'levelId', x: 'share', fill: 'var(--peer)', insetTop: 20, insetBottom: 2 }),
      text(shares, {
        y: 'levelId',
        x: 0,
        dy: -10,
        textAnchor: 'start',
        text: titleOf,
        fontWeight: 600,
        fill: 'var(--ink)',
      }),
      ruleX([0]),
    ],
  };
}

function Levels({ report }: { readonly report: Report }) {
  const language = locale.value;
  const shares = useMemo(() => levelShares(report.positions), [report]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the language is a signal, and the titles follow it
  const options = useMemo(() => levelOptions(shares, language), [shares, language]);
  const { columns } = reportText(language);
  const [hardest] = shares;
  if (hardest === undefined) return null;
  return (
    <Chart
      title={t('report.chart.levels')}
      says={t('report.chart.levels.says', {
        level: levelText(hardest.levelId, language).title,
        share: percent(hardest.share),
      })}
      options={options}
    >
      <PlainTable
        head={[columns.level, columns.asked, columns.firstTry, columns.firstTryShare]}
        rows={shares.map(({ levelId, asked, firstTry, share }) => [
          levelText(levelId, language).title,
          asked,
          firstTry,
          percent(share),
        ])}
      />
    </Chart>
  );
}

interface GainWords {
  readonly each: string;
  readonly mean: string;
  readonly axis: string;
}

function gainOptions(report: Report, { mean, interval }: Gain, words: GainWords): PlotOptions {
  const dots = gainDots(report.students);
  const [low, high] = interval ?? [mean, mean];
  const ends = [...dots.map(({ gain }) => gain), low, high, 0];
  return {
    height: 200,
    marginLeft: 92,
    marginBottom: 46,
    marginRight: 24,
    x: {
      label: words.axis,
      labelArrow: 'none',
      domain: [Math.min(-0.1, ...ends) - 0.05, Math.max(0.1, ...ends) + 0.05],
      tickFormat: (value: number) => points(value),
      ticks: 5,
      grid: true,
    },
    y: { domain: [words.each, words.mean], label: null, tickSize: 0 },
    r: { range: [3, 12], domain: [0, Math.max(...dots.map(({ count }) => count))] },
    marks: [
      ruleX([0], { stroke: 'var(--muted)', strokeDasharray: '4 3' }),
      dot(dots, { x: 'gain', y: () => words.each, r: 'count', stroke: 'var(--peer)', strokeWidth: 2 }),
      ruleY([mean], { y: () => words.mean, x1: low, x2: high, stroke: 'var(--mine)', strokeWidth: 4 }),
      tickX([low, high], {
        x: (value: number) => value,
        y: () => words.mean,
        stroke: 'var(--mine)',
        strokeWidth: 3,
        insetTop: 16,
        insetBottom: 16,
      }),
      dot([mean], { x: (value: number) => value, y: () => words.mean, r: 8, symbol: 'diamond', fill: 'var(--mine)' }),
    ],
  };
}

function GainChart({ report, gain }: { readonly report: Report; readonly gain: Gain }) {
  const [each, mean, axis] = [t('report.gain.each'), t('report.gain.mean'), t('report.gain.axis')];
  const options = useMemo(() => gainOptions(report, gain, { each, mean, axis }), [report, gain, each, mean, axis]);
  const { columns } = reportText(locale.value);
  const [low, high] = gain.interval ?? [null, null];
  return (
    <Chart title={t('report.chart.gain')} says={gainSentence(gain)} note={t('report.gain.claim')} options={options}>
      <PlainTable
        head={[columns.students, columns.before, columns.after, columns.mean, columns.low, columns.high]}
        rows={[
          [gain.students, percent(gain.before), percent(gain.after), points(gain.mean), points(low), points(high)],
        ]}
      />
    </Chart>
  );
}

/** The gain with its confidence interval; says, too, if there may be none. */
export function gainSentence({ students, before, after, mean, interval }: Gain): string {
  const values = { n: students, before: percent(before), after: percent(after), mean: points(mean) };
  if (interval === null) return t('report.gain.one', values);
  const [low, high] = interval;
  // By the rounded figures: an interval that begins at 0 is not sure of anything.
  const sure = Math.round(low * 100) > 0 || Math.round(high * 100) < 0 ? 'report.gain.sure' : 'report.gain.unsure';
  return t(sure, { ...values, low: points(low), high: points(high) });
}
