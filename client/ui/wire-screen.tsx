/** The third player's page: the traffic, his faults, and three things that he can have done to the next segment of an end. */

import { levelText } from '../../shared/content/explain.ts';
import { ENDS, type End } from '../../shared/duel/level.ts';
import type { Review, WireView } from '../../shared/duel/view.ts';
import { WIRE_ORDERS, type WireOrder } from '../../shared/wire/fault.ts';
import { lateBy } from '../../shared/wire/wire.ts';
import { formatNumber, locale, t } from '../i18n/i18n.ts';
import { summaryOf } from '../model/judged.ts';
import { STORM } from '../model/level-groups.ts';
import { ReviewLink } from './after-match.tsx';
import { useApp } from './app-context.ts';
import { leaveMatch } from './leave.ts';
import { ProblemNotice } from './problem.tsx';
import { HalfDeductions, HalfPicker, useHalf } from './result-parts.tsx';
import { ReviewFigure } from './review-figure.tsx';
import { SaveCapture } from './save-capture.tsx';
import { ORDER_KEYS, useOrderKeys } from './use-order-keys.ts';
import { WireFigureHost } from './wire-figure.tsx';
import { endName, readName } from './wire-names.ts';

export function WireScreen({ view }: { readonly view: WireView }) {
  return view.review === null ? <WireTable view={view} /> : <WireResult view={view} review={view.review} />;
}

function WireTable({ view }: { readonly view: WireView }) {
  const { actions } = useApp();
  const { title, goal } = levelText(view.levelId, locale.value);
  const give = (end: End, order: WireOrder | null) => {
    if (order === view.orders[end] && order === null) return;
    // The same order once more takes it back.
    void actions.order(end, order === view.orders[end] ? null : order);
  };
  useOrderKeys(give);
  return (
    <main class="wire-table" id="main">
      <h1 class="sr-only">{`${t('wire.you')}: ${title}`}</h1>
      <WireFigureHost view={view} />
      <section class="panel wire-panel" aria-label={t('wire.panel')}>
        <ProblemNotice />
        <Situation view={view} />
        {view.phase === 'playing' && <p class="wire-goal">{goal}</p>}
        <Budget view={view} />
        <div class="wire-ends">
          {ENDS.map((end) => (
            <EndOrders key={end} view={view} end={end} give={give} />
          ))}
        </div>
        {view.phase === 'playing' && <p class="wire-aim">{t('wire.aim')}</p>}
        <p class="wire-fair">{t('wire.fair')}</p>
      </section>
    </main>
  );
}

const SITUATIONS = { waiting: 'wire.waiting', ready: 'wire.ready', 'half-over': 'wire.between' } as const;

/** While nothing runs: what is waited for, and what this seat is about. */
function Situation({ view }: { readonly view: WireView }) {
  if (view.phase === 'playing' || view.phase === 'over') return null;
  return (
    <div class="wire-situation">
      <p class="kicker" role="status">
        <span class="pulse" /> {t(SITUATIONS[view.phase])}
      </p>
      <p>{t('wire.what')}</p>
      <p class="wire-aim">{t('wire.aim')}</p>
    </div>
  );
}

function Budget({ view }: { readonly view: WireView }) {
  const { left, of } = view.budget;
  return (
    <div class="wire-budget">
      <span class="wire-dots" aria-hidden="true">
        {Array.from({ length: of }, (_, index) => (
          <i key={`${index + 1}`} class={index < left ? 'left' : 'spent'} />
        ))}
      </span>
      <p role="status">{t('wire.left', { count: left, of })}</p>
    </div>
  );
}

function EndOrders({
  view,
  end,
  give,
}: {
  readonly view: WireView;
  readonly end: End;
  readonly give: (end: End, order: WireOrder | null) => void;
}) {
  const armed = view.orders[end];
  const keys = ORDER_KEYS[end];
  const none = view.budget.left === 0 || view.phase !== 'playing';
  return (
    <section class={`wire-end of-${end.toLowerCase()}`} aria-label={t('wire.next', { name: endName(view, end) })}>
      <h2>{t('wire.next', { name: endName(view, end) })}</h2>
      <p class={armed === null ? 'armed' : 'armed set'} role="status">
        {t(`wire.armed.${armed ?? 'none'}`)}
      </p>
      <div class="orders">
        {WIRE_ORDERS.map((order, index) => (
          <button
            key={order}
            type="button"
            class={`order ${order}`}
            aria-pressed={armed === order}
            aria-keyshortcuts={keys[index]}
            disabled={none}
            onClick={() => give(end, order)}
          >
            <b>{t(`order.${order}`)}</b> <Lateness order={order} tripMs={view.tripMs} /> <kbd>{keys[index]}</kbd>
          </button>
        ))}
        <button
          type="button"
          class="order back"
          aria-keyshortcuts={keys[3]}
          disabled={armed === null}
          onClick={() => give(end, null)}
        >
          <b>{t('order.back')}</b> <kbd>{keys[3]}</kbd>
        </button>
      </div>
    </section>
  );
}

/** Points that the two have lost in all, to whatever: the wire's own measure. */
function lostBy({ halves }: Review): number {
  return halves.reduce((sum, half) => sum + summaryOf(half).lost, 0);
}

/** How much later what it is about arrives, in seconds of this match. */
function Lateness({ order, tripMs }: { readonly order: WireOrder; readonly tripMs: number }) {
  if (order === 'lose') return null;
  const seconds = formatNumber(Math.round(lateBy(order, tripMs) / 100) / 10);
  return <span class="order-late">{t('order.late', { seconds })}</span>;
}

function WireResult({ view, review }: { readonly view: WireView; readonly review: Review }) {
  const parts = useApp();
  const [half, halfIndex, setHalf] = useHalf(review);
  const names = [readName(review.names[0]), readName(review.names[1])] as const;
  return (
    <main class="result" id="main">
      {half !== undefined && <ReviewFigure half={half} you={null} names={names} wire={review.wire} />}
      <section class="panel result-panel" aria-label={t('result.title')}>
        <div class="scores">
          <h1>{t('wire.you')}</h1>
          <p class="wire-cost">{t('wire.cost', { count: lostBy(review), points: formatNumber(lostBy(review)) })}</p>
          <p class="dim">{t('wire.result')}</p>
        </div>
        <HalfPicker review={review} halves={view.levelId === STORM ? null : 2} index={halfIndex} onChoose={setHalf} />
        {half !== undefined && <HalfDeductions half={half} you={null} names={names} levelId={view.levelId} />}
        {half !== undefined && <SaveCapture half={half} levelId={view.levelId} names={names} />}
        <ReviewLink matchId={review.matchId} />
        <div class="buttons onward">
          <button type="button" class="button" onClick={() => leaveMatch(parts)}>
            {t('leave.home')}
          </button>
        </div>
      </section>
    </main>
  );
}
