/** What is said of an answer that has settled its position: whether, why, what was due, and when it comes back. */

import { EnterKey } from '../enter-key.tsx';
import { useEffect, useRef } from 'preact/hooks';
import { explanation, rightText } from '../../../shared/content/explain.ts';
import { whyRight } from '../../../shared/content/right.ts';
import { reasonsFor } from '../../../shared/content/why.ts';
import type { Judgement } from '../../../shared/duel/view.ts';
import { locale, t } from '../../i18n/i18n.ts';
import { daysUntil } from '../../model/drill-days.ts';
import type { Answer } from '../../model/drill-question.ts';
import { progress } from '../../model/progress.ts';
import type { Outcome } from '../../model/schedule.ts';
import type { Asking } from '../../model/sitting.ts';
import { Icon } from '../icon.tsx';
import { MoveText } from '../move-text.tsx';
import { goToNext } from './use-daily.ts';

/** In a few words: right, or the name of the mistake. */
export function headlineOf({ kind, judgement }: Answer, outcome: Outcome | null): string {
  if (kind === 'partly') return t('daily.partly.title');
  if (judgement.mistake !== null) return explanation(judgement.mistake, locale.value).name;
  const helped = outcome !== null && (outcome.attempt > 1 || outcome.hints > 0);
  return t(helped ? 'daily.rightAfter' : 'daily.right');
}

export function Verdict({
  asking,
  outcome,
  last,
}: {
  readonly asking: Asking;
  readonly outcome: Outcome;
  /** Nothing comes after it. */
  readonly last: boolean;
}) {
  const { said, question } = asking;
  const next = useRef<HTMLButtonElement>(null);
  useEffect(() => next.current?.focus({ preventScroll: true }), []);
  if (said === null) return null;
  const { view, right } = question;
  return (
    <>
      <article class={`feedback full ${outcome.right ? 'correct' : 'wrong'}`}>
        <header>
          <Icon name={outcome.right ? 'check' : 'cross'} />
          <b>{headlineOf(said, outcome)}</b>
        </header>
        {!outcome.right && (
          <p class="expected">
            {t('daily.answer')} <MoveText move={right} from={view.you.end} symbols={view.symbols} />
          </p>
        )}
        <Reasons judgement={said.judgement} />
        <p class="daily-back">{comesBack(question.drill.id)}</p>
      </article>
      <button ref={next} type="button" class="button primary daily-next" onClick={goToNext}>
        {t(last ? 'daily.finish' : 'daily.next')} <EnterKey />
      </button>
    </>
  );
}

function Reasons({ judgement }: { readonly judgement: Judgement }) {
  const { mistake } = judgement;
  if (mistake === null) return <p class="why">{rightText(whyRight(judgement), locale.value)}</p>;
  const { why, peer, lecture, rfc } = reasonsFor(mistake, judgement, locale.value);
  return (
    <>
      <p class="why">{why}</p>
      <dl class="daily-reasons" aria-label={t('daily.reasons')}>
        {peer !== null && <Reason name={t('daily.peerWould')} text={peer} />}
        {lecture !== null && <Reason name={t('daily.lecture')} text={lecture} />}
        <Reason name={t('daily.rfc')} text={rfc} />
      </dl>
    </>
  );
}

function Reason({ name, text }: { readonly name: string; readonly text: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{text}</dd>
    </div>
  );
}

const SOON_MS = 20 * 60_000;

/** When this position comes back, now that it is answered. */
function comesBack(id: string): string {
  const due = progress.value.drills.find((drill) => drill.id === id)?.schedule.due;
  if (due === undefined) return '';
  const now = Date.now();
  if (due - now < SOON_MS) return t('daily.back.session');
  const days = daysUntil(due, now);
  if (days <= 1) return t(days === 0 ? 'daily.back.today' : 'daily.back.tomorrow');
  return t('daily.back.days', { count: days });
}
