/** What the runs add up to, as bars: each with its interval, and a press on it shows one of its runs. */

import type { Bar, Estimate, Measure, MeasureId, Tally } from '../../shared/sandbox/tally.ts';
import { formatNumber, t } from '../words/i18n.ts';
import { durationText, intervalText, percentText } from './sandbox-values.ts';

type Watch = (seed: number) => void;

/** Measures that happen in a run or do not; the others have a value in each. */
const HAPPENING: readonly MeasureId[] = ['halfOpen', 'resets', 'corrupted'];

export function SandboxBars({
  tally,
  before,
  onWatch,
}: {
  readonly tally: Tally;
  /** What other settings added up to last; null: nothing to compare with. */
  readonly before: Tally | null;
  readonly onWatch: Watch;
}) {
  return (
    <div class="sandbox-bars grid">
      {tally.measures.map((measure, index) => {
        const last = before?.measures[index]?.estimate ?? null;
        return HAPPENING.includes(measure.id) ? (
          <Happening key={measure.id} measure={measure} runs={tally.runs} before={last} onWatch={onWatch} />
        ) : (
          <Distribution key={measure.id} measure={measure} before={last} onWatch={onWatch} />
        );
      })}
    </div>
  );
}

/** A percentage as a length of CSS. */
const length = (share: number) => `${(100 * share).toFixed(2)}%`;

/** A bar of a share of `whole`, with its interval and, as a tick, the share before. */
function ShareBar({
  share,
  whole,
  before,
}: {
  readonly share: Estimate;
  readonly whole: number;
  readonly before: Estimate | null;
}) {
  const of = (value: number) => length(Math.min(1, value / whole));
  return (
    <span class="sandbox-bar" aria-hidden="true">
      <span class="filled" style={{ width: of(share.value) }} />
      <span class="whisker" style={{ insetInlineStart: of(share.low), width: of(share.high - share.low) }} />
      {before !== null && <span class="before" style={{ insetInlineStart: of(before.value) }} />}
    </span>
  );
}

function Happening({
  measure: { id, bars, estimate },
  runs,
  before,
  onWatch,
}: {
  readonly measure: Measure;
  readonly runs: number;
  readonly before: Estimate | null;
  readonly onWatch: Watch;
}) {
  const [, happened] = bars;
  const seed = happened?.seed ?? null;
  const title = t(`sandbox.${id}`);
  return (
    <section class={`sandbox-measure box grid ${id}`}>
      <h2>{title}</h2>
      <p class="sandbox-figure">
        <b class="numeric">{percentText(estimate.value)}</b>{' '}
        <span class="dim">{intervalText(estimate, percentText)}</span>
      </p>
      <ShareBar share={estimate} whole={1} before={before} />
      <p class="dim">
        {t(`sandbox.${id}.what`)} {t('sandbox.share', { count: happened?.count ?? 0, runs: formatNumber(runs) })}
        {before !== null && ` ${t('sandbox.before', { value: percentText(before.value) })}`}
      </p>
      {seed !== null && (
        <button
          type="button"
          class="button"
          aria-label={t('sandbox.watch.of', { what: title })}
          onClick={() => onWatch(seed)}
        >
          {t('sandbox.watch')}
        </button>
      )}
    </section>
  );
}

function Distribution({
  measure: { id, bars, estimate, missing },
  before,
  onWatch,
}: {
  readonly measure: Measure;
  readonly before: Estimate | null;
  readonly onWatch: Watch;
}) {
  const write = id === 'portHeld' ? durationText : (value: number) => formatNumber(Math.round(value * 10) / 10);
  const title = t(`sandbox.${id}`);
  const largest = Math.max(...bars.map(({ share }) => share.high), Number.EPSILON);
  return (
    <section class="sandbox-measure box grid">
      <h2>{title}</h2>
      <p class="sandbox-figure">
        <b class="numeric">{write(estimate.value)}</b> <span class="dim">{intervalText(estimate, write)}</span>
      </p>
      <p class="dim">
        {t(`sandbox.${id}.what`)}
        {missing > 0 && ` ${t('sandbox.never', { count: missing })}`}
        {before !== null && ` ${t('sandbox.before', { value: write(before.value) })}`}
      </p>
      <ol class="sandbox-rows">
        {bars.map((bar) => (
          <li key={bar.from}>
            <Row bar={bar} largest={largest} label={rangeText(id, bar)} onWatch={onWatch} />
          </li>
        ))}
      </ol>
    </section>
  );
}

/** Which values a bar holds; of counts the last is named, of times the bound. */
function rangeText(id: MeasureId, { from, to }: Bar): string {
  if (id === 'portHeld') return t('sandbox.range', { from: formatNumber(from / 1_000), to: durationText(to) });
  return to - from === 1
    ? formatNumber(from)
    : t('sandbox.range', { from: formatNumber(from), to: formatNumber(to - 1) });
}

function Row({
  bar: { count, share, seed },
  largest,
  label,
  onWatch,
}: {
  readonly bar: Bar;
  /** The end of the longest interval, to which the bars are drawn. */
  readonly largest: number;
  readonly label: string;
  readonly onWatch: Watch;
}) {
  const content = (
    <>
      <span class="range numeric">{label}</span>
      <ShareBar share={share} whole={largest} before={null} />
      <span class="count numeric">{formatNumber(count)}</span>
      {seed !== null && <span class="sr-only">{t('sandbox.row', { count, share: percentText(share.value) })}</span>}
    </>
  );
  if (seed === null) return <span class="sandbox-row empty">{content}</span>;
  return (
    <button type="button" class="sandbox-row" title={t('sandbox.watch')} onClick={() => onWatch(seed)}>
      {content}
    </button>
  );
}
