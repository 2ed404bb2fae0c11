/** A position of the day: the figure as that end saw it, the question beside it, and the verdict on the answer. */

import { useMemo, useRef } from 'preact/hooks';
import { explanation } from '../../words/explanations.ts';
import type { SeatView } from '../../../shared/duel/vocabulary/seat.ts';
import { formatNumber, locale, t } from '../../words/i18n.ts';
import { progress } from '../../context/progress.ts';
import { queueAt } from './schedule.ts';
import type { Asking, Sitting } from './drill-sitting.ts';
import { AppContext, useApp } from '../../context/app-context.ts';
import { FigureHost } from '../../match/figure-host.tsx';
import { Variables } from '../../match/variables.tsx';
import { Ask } from './drill-position.tsx';
import { useDailyKeys } from './use-drills.ts';
import { headlineOf, Verdict } from './drill-verdict.tsx';

export function AskingScreen({ sitting, asking }: { readonly sitting: Sitting; readonly asking: Asking }) {
  const { question, outcome } = asking;
  const { view } = question;
  const peer = { ...view.peer, kind: 'person', name: t('daily.peer') } as const;
  useDailyKeys(asking);
  return (
    <main class="arena daily" id="main" data-drill={question.drill.id} data-try={asking.attempt}>
      <h1 class="sr-only">{t('daily.title')}</h1>
      <StillFigure view={{ ...view, peer }} />
      <section class={`panel ${outcome === null ? 'daily-asked' : 'daily-told'}`} aria-label={t('daily.panel')}>
        <Budget sitting={sitting} />
        {outcome === null ? (
          <Ask key={`${question.drill.id} ${question.drill.schedule.reps}`} asking={asking} view={view} />
        ) : (
          <Verdict asking={asking} outcome={outcome} last={isLast(sitting)} />
        )}
        <Variables view={view} />
      </section>
      <p class="sr-only" role="status">
        {spoken(asking)}
      </p>
    </main>
  );
}

/** The figure stands still at the moment of the question, however long the player thinks. */
function StillFigure({ view }: { readonly view: SeatView }) {
  const app = useApp();
  const now = useRef(view.now);
  now.current = view.now;
  const still = useMemo(() => ({ ...app, session: { ...app.session, serverNow: () => now.current } }), [app]);
  return (
    <AppContext.Provider value={still}>
      <FigureHost view={view} />
    </AppContext.Provider>
  );
}

/** How much of the two minutes is used, for the eye and in words. */
function Budget({ sitting }: { readonly sitting: Sitting }) {
  const { done, usedMs, budgetMs, asking } = sitting;
  const settled = done.length - (asking !== null && asking.outcome !== null ? 1 : 0);
  const used = Math.min(1, usedMs / budgetMs);
  return (
    <div class="daily-budget grid wide">
      <progress aria-label={t('daily.budget')} max={1} value={used} />
      <span>
        {usedMs >= budgetMs
          ? t('daily.count.more', { at: formatNumber(settled + 1) })
          : t('daily.count', { at: formatNumber(settled + 1) })}
      </span>
    </div>
  );
}

/** Whether the current position is the last: nothing is due, or the time is used up. */
function isLast({ usedMs, budgetMs }: Sitting): boolean {
  return usedMs >= budgetMs || queueAt(progress.value, Date.now()).length === 0;
}

/** The screen reader's text for the last answer. */
function spoken({ said, outcome }: Asking): string {
  if (said === null) return '';
  const { mistake } = said.judgement;
  const why = mistake === null ? '' : explanation(mistake, locale.value).remember;
  const again = outcome === null ? t('daily.again') : '';
  return [headlineOf(said, outcome), why, again].filter((part) => part !== '').join(' ');
}
