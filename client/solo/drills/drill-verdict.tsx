/** The verdict on an answer that has settled its position: right or not, why, what was due, and when it comes back. */

import { EnterKey } from '../../kit/enter-key.tsx';
import { useEffect, useRef } from 'preact/hooks';
import { explanation } from '../../words/explanations.ts';
import type { Judgement } from '../../../shared/duel/vocabulary/judgement.ts';
import { locale, t } from '../../words/i18n.ts';
import { daysUntil } from './drill-days.ts';
import type { Answer } from './drill-question.ts';
import { progress } from '../../context/progress.ts';
import type { Outcome } from './schedule.ts';
import type { Asking } from './drill-sitting.ts';
import { Icon } from '../../kit/icon.tsx';
import { reason } from '../../match/feedback-words.ts';
import { MoveText } from '../../match/move-text.tsx';
import { ReasonList, whyWrong } from '../../match/reasons.tsx';
import { goToNext } from './use-drills.ts';

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
      <article class={`feedback grid full ${outcome.right ? 'correct' : 'wrong'}`}>
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
  if (mistake === null) return <p class="why">{reason(judgement)}</p>;
  return (
    <>
      <p class="why">{whyWrong({ mistake, judgement })}</p>
      <ReasonList place="drill" mistake={mistake} judgement={judgement} />
    </>
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
