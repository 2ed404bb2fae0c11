/** The third player's page: the traffic, their faults, and three orders for the next segment of an end. */

import { levelText } from '../words/explanations.ts';
import { ENDS, type End } from '../../shared/duel/level.ts';
import type { WireView } from '../../shared/duel/vocabulary/traffic.ts';
import { WIRE_ORDERS, type WireOrder } from '../../shared/wire/fault.ts';
import { lateBy } from '../../shared/wire/wire.ts';
import { formatNumber, locale, t } from '../words/i18n.ts';
import { useApp } from '../context/app-context.ts';
import { ProblemNotice } from '../context/problem.tsx';
import { ORDER_KEYS, useOrderKeys } from './use-order-keys.ts';
import { WireFigureHost } from './wire-figure.tsx';
import { endName } from './wire-names.ts';

export function WireScreen({ view }: { readonly view: WireView }) {
  const { actions } = useApp();
  const { title, goal } = levelText(view.levelId, locale.value);
  const give = (end: End, order: WireOrder | null) => {
    if (order === view.orders[end] && order === null) return;
    // The same order again cancels it.
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
        <div class="wire-ends grid wide">
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

/** Between halves: what is awaited, and the purpose of this seat. */
function Situation({ view }: { readonly view: WireView }) {
  if (view.phase === 'playing' || view.phase === 'over') return null;
  return (
    <div class="wire-situation grid">
      <p class="kicker in-line" role="status">
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
    <div class="wire-budget in-line">
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
    <section class={`wire-end grid of-${end.toLowerCase()}`} aria-label={t('wire.next', { name: endName(view, end) })}>
      <h2>{t('wire.next', { name: endName(view, end) })}</h2>
      <p class={armed === null ? 'armed' : 'armed set'} role="status">
        {t(`wire.armed.${armed ?? 'none'}`)}
      </p>
      <div class="orders grid">
        {WIRE_ORDERS.map((order, index) => (
          <button
            key={order}
            type="button"
            class={`order pick grid ${order}`}
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
          class="order pick grid back"
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

/** How much later the affected segment arrives, in seconds of this match. */
function Lateness({ order, tripMs }: { readonly order: WireOrder; readonly tripMs: number }) {
  if (order === 'lose') return null;
  const seconds = formatNumber(Math.round(lateBy(order, tripMs) / 100) / 10);
  return <span class="order-late">{t('order.late', { seconds })}</span>;
}
