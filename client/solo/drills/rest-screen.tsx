/** When no position is asked: the sitting is over, nothing is due, or there are none yet. */

import { t, formatNumber } from '../../words/i18n.ts';
import { daysInRow, daysUntil } from './drill-days.ts';
import { keeping, progress } from '../../context/progress.ts';
import { nextDue, queueAt } from './schedule.ts';
import { beginSitting, goOn, sitting as current, type Sitting } from './drill-sitting.ts';
import { hrefOf } from '../../context/route.ts';

export function RestScreen({ sitting }: { readonly sitting: Sitting }) {
  const now = Date.now();
  return (
    <main class="daily-rest page grid" id="main">
      <p class="kicker in-line">{t('daily.title')}</p>
      {sitting.done.length > 0 ? (
        <Done sitting={sitting} now={now} />
      ) : progress.value.drills.length > 0 ? (
        <NothingDue now={now} />
      ) : (
        <NothingKept />
      )}
      {keeping.value === 'session' && <p class="daily-warning">{t('daily.notKept')}</p>}
      <p class="daily-ways flow">
        <a class="button" href={hrefOf({ kind: 'path' })}>
          {t('daily.practise')}
        </a>
        <a class="button" href={hrefOf({ kind: 'home' })}>
          {t('daily.play')}
        </a>
      </p>
    </main>
  );
}

/** Right, but not at the first try. */
const SECOND = '(✓)';

type Answered = Sitting['done'][number];

function isSecond({ right, attempt }: Answered): boolean {
  return right && attempt > 1;
}

function markOf(one: Answered): string {
  if (!one.right) return '✗';
  return isSecond(one) ? SECOND : '✓';
}

function Done({ sitting, now }: { readonly sitting: Sitting; readonly now: number }) {
  const left = queueAt(progress.value, now).length;
  const of = formatNumber(sitting.done.length);
  const right = sitting.done.filter((one) => one.right).length;
  return (
    <>
      <h1>{t('daily.done.title')}</h1>
      <ul class="daily-tally flow" aria-hidden="true">
        {sitting.done.map((one, index) => (
          <li key={`${index + 1} ${one.id}`} class={one.right ? 'right' : 'wrong'}>
            {markOf(one)}
          </li>
        ))}
      </ul>
      <p class="lead" role="status">
        {right === sitting.done.length
          ? t('daily.done.all', { of })
          : t('daily.done.right', { right: formatNumber(right), of })}
      </p>
      {sitting.done.some(isSecond) && (
        <p class="dim">
          {SECOND}: {t('daily.done.second')}
        </p>
      )}
      <InRow now={now} />
      {left === 0 ? (
        <Next now={now} />
      ) : (
        <>
          <p>{t('daily.done.left', { count: left })}</p>
          <button type="button" class="button primary" onClick={() => more(sitting)}>
            {t('daily.done.goOn')}
          </button>
        </>
      )}
    </>
  );
}

function more(sitting: Sitting): void {
  current.value = goOn(sitting, progress.value, Date.now(), performance.now());
}

function InRow({ now }: { readonly now: number }) {
  const row = daysInRow(progress.value.days, now);
  return row < 2 ? null : <p class="daily-row">{t('daily.row', { count: row })}</p>;
}

function Next({ now }: { readonly now: number }) {
  const due = nextDue(progress.value, now);
  if (due === null) return null;
  const days = daysUntil(due, now);
  if (days === 0) return <p>{t('daily.next.today')}</p>;
  return <p>{days === 1 ? t('daily.next.tomorrow') : t('daily.next.days', { count: days })}</p>;
}

function NothingDue({ now }: { readonly now: number }) {
  return (
    <>
      <h1>{t('daily.nothing.title')}</h1>
      <Next now={now} />
      <p>{t('daily.nothing.kept', { count: progress.value.drills.length })}</p>
      <InRow now={now} />
    </>
  );
}

function NothingKept() {
  return (
    <>
      <h1>{t('daily.none.title')}</h1>
      <p>{t('daily.none.how')}</p>
      <p>{t('daily.none.starter')}</p>
      <button type="button" class="button primary" onClick={() => void start()}>
        {t('daily.none.start')}
      </button>
    </>
  );
}

/** The levels and the engine are loaded only if the player wants the starter set. */
async function start(): Promise<void> {
  const { withStarters } = await import('./drill-starter.ts');
  const now = Date.now();
  progress.value = withStarters(progress.value, now);
  current.value = beginSitting(progress.value, now, performance.now());
}
