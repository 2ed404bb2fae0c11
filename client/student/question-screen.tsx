/** A question to the whole class: the time, the answers, and, once it is sent, that it has arrived. */

import { EnterKey } from '../kit/enter-key.tsx';
import { useState } from 'preact/hooks';
import { rightAnswerPoints } from '../../shared/class/question-score.ts';
import type { ClassFrame, StudentRound, StudentView } from '../../shared/class/class-view.ts';
import { locale, t } from '../words/i18n.ts';
import { answerOf, chosenIn, draftOf, emptyDraft, withOption } from '../questions/answer-draft.ts';
import { inLanguage } from '../words/lesson-words.ts';
import { useApp } from '../context/app-context.ts';
import { AnswerFields } from '../questions/answer-fields.tsx';
import { ClassProblemNotice } from '../context/class-problem.tsx';
import { RoundTime } from './round-time.tsx';
import { QuestionTitle } from '../questions/question-title.tsx';
import { useAnswerKeys } from '../questions/use-answer-keys.ts';
import { useClassNow } from '../context/use-now.ts';
import { useKeptDrafts } from './use-kept-drafts.ts';

type QuestionRound = Extract<StudentRound, { kind: 'question' }>;

export function QuestionScreen({ view, round }: { readonly view: StudentView; readonly round: QuestionRound }) {
  const { classActions } = useApp();
  const { frame } = view;
  const [draft, setDraft] = useState(() =>
    round.draft === undefined ? emptyDraft(round.question) : draftOf(round.draft),
  );
  const [sending, setSending] = useState(false);
  const late = useClassNow(500) >= (frame.endsAt ?? Number.POSITIVE_INFINITY);
  const given = round.answer === null ? draft : draftOf(round.answer);
  const locked = round.answer !== null || sending || late;
  const answer = answerOf(given);
  const kept = round.draft ?? null;
  const chosen = round.answer === null ? chosenIn(draft, kept) : null;
  useKeptDrafts(frame, [chosen], [kept]);
  const send = () => {
    if (locked || answer === null) return;
    setSending(true);
    void classActions
      .ask('answer', { round: frame.round, question: 0, answer: answer })
      .finally(() => setSending(false));
  };
  useAnswerKeys(round.question.options.length, (option) => !locked && setDraft(withOption(draft, option)), send);
  return (
    <main class="sheet grid class-sheet" id="main">
      <form
        class="panel-card box grid ask-card"
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <p class="kicker in-line">
          {t('class.question')} · {t('class.round', { round: frame.round, rounds: frame.rounds })}
        </p>
        <QuestionTitle>{inLanguage(round.question.text, locale.value)}</QuestionTitle>
        <RoundTime frame={frame} aside={round.answer === null ? <Price view={view} round={round} /> : ''} />
        <AnswerFields question={round.question} draft={given} right={null} locked={locked} onDraft={setDraft} />
        <ClassProblemNotice />
        <AnswerFoot
          state={
            round.answer !== null ? 'in' : late ? (chosen === null ? 'late' : 'chosen') : sending ? 'sending' : 'open'
          }
          ready={answer !== null}
        />
      </form>
    </main>
  );
}

/** The current value of a right answer. */
function Price({ view: { frame, you }, round }: { readonly view: StudentView; readonly round: QuestionRound }) {
  const now = useClassNow(round.speed ? 250 : null);
  const points = priceAt(frame, you.timeFactor, round, now);
  return <>{t('class.price', { points })}</>;
}

function priceAt(
  { startedAt }: ClassFrame,
  timeFactor: StudentView['you']['timeFactor'],
  { seconds, speed }: QuestionRound,
  now: number,
): number {
  const elapsedMs = Math.max(0, now - (startedAt ?? now));
  return rightAnswerPoints({ elapsedMs, seconds, speedScores: speed, timeFactor });
}

/** `chosen`: the time is up, and the choice counts. */
type FootState = 'open' | 'sending' | 'in' | 'late' | 'chosen';

const FOOT_WORDS = { in: 'class.locked.in', late: 'class.late', chosen: 'class.late.chosen' } as const;

/** The same height with a button as with a word. */
export function AnswerFoot({ state, ready }: { readonly state: FootState; readonly ready: boolean }) {
  return (
    <div class="answer-foot">
      {state === 'open' || state === 'sending' ? (
        <button type="submit" class="button primary big" disabled={!ready || state === 'sending'}>
          {t(state === 'sending' ? 'class.sending' : 'class.send')} <EnterKey />
        </button>
      ) : (
        <p class={`locked-in grid ${state}`} role="status">
          <b>{t(FOOT_WORDS[state])}</b> <span>{t(state === 'in' ? 'class.locked.wait' : 'class.late.wait')}</span>
        </p>
      )}
    </div>
  );
}
