/** One question: the answer, and at once what was right, why, and by which rule. */

import { EnterKey } from '../../kit/enter-key.tsx';
import { useEffect, useRef, useState } from 'preact/hooks';
import { clauseText } from '../../../shared/lib/clause.ts';
import { locale, t } from '../../words/i18n.ts';
import { answerOf, draftOf, emptyDraft, withOption } from '../../questions/answer-draft.ts';
import { answered, isComplete, type QuizItem, type QuizPass, quizItem, quizLength } from './quiz.ts';
import { inLanguage } from '../../words/lesson-words.ts';
import { AnswerFields } from '../../questions/answer-fields.tsx';
import { QuestionTitle } from '../../questions/question-title.tsx';
import { useAnswerKeys } from '../../questions/use-answer-keys.ts';
import { Icon } from '../../kit/icon.tsx';

interface QuestionParts {
  readonly pass: QuizPass;
  readonly onAnswer: (pass: QuizPass) => void;
  /** After the last one. */
  readonly onFinish: () => void;
  readonly onPause: () => void;
}

export function QuizQuestion(parts: QuestionParts) {
  const { pass } = parts;
  /** The question shown: the last answered one until its player goes on. */
  const [at, setAt] = useState(Math.min(pass.answers.length, quizLength(pass) - 1));
  const item = quizItem(pass, at);
  if (item === null) return null;
  return <Asked key={item.question.id} {...parts} item={item} at={at} onNext={() => setAt(at + 1)} />;
}

function Asked({
  pass,
  item,
  at,
  onAnswer,
  onNext,
  onFinish,
  onPause,
}: QuestionParts & { readonly item: QuizItem; readonly at: number; readonly onNext: () => void }) {
  const { asked, told } = item;
  const [draft, setDraft] = useState(() => emptyDraft(asked));
  const answer = answerOf(draft);
  const last = isComplete(pass);
  const goOn = () => {
    if (told !== null) return last ? onFinish() : onNext();
    if (answer !== null) onAnswer(answered(pass, answer));
  };
  useAnswerKeys(asked.options.length, (option) => told === null && setDraft(withOption(draft, option)), goOn);
  const of = quizLength(pass);
  return (
    <form
      class="panel-card box grid ask-card quiz-card"
      onSubmit={(event) => {
        event.preventDefault();
        goOn();
      }}
    >
      <p class="kicker in-line">{t('quiz.n', { set: pass.set, n: at + 1, of })}</p>
      <progress value={pass.answers.length} max={of} aria-hidden="true" />
      <QuestionTitle>{inLanguage(asked.text, locale.value)}</QuestionTitle>
      <AnswerFields
        question={asked}
        draft={item.answer === null ? draft : draftOf(item.answer)}
        right={told?.right ?? null}
        reasons={told?.reasons}
        locked={told !== null}
        onDraft={setDraft}
      />
      <Told item={item} />
      <div class="buttons flow quiz-foot">
        <button type="submit" class="button primary big" disabled={told === null && answer === null}>
          {t(told === null ? 'quiz.answer' : last ? 'quiz.finish' : 'quiz.next')} <EnterKey />
        </button>
        <button type="button" class="button" onClick={onPause}>
          {t('quiz.pause')}
        </button>
      </div>
    </form>
  );
}

/** What was right and why; the region exists from the start, so that it is read out when it fills. */
function Told({ item: { told } }: { readonly item: QuizItem }) {
  const region = useRef<HTMLDivElement>(null);
  // On a phone the reason is below the answers: it scrolls into view after an answer.
  const shown = told !== null;
  useEffect(() => {
    if (shown) region.current?.scrollIntoView({ block: 'nearest' });
  }, [shown]);
  return (
    <div
      ref={region}
      class={told === null ? 'quiz-told' : `quiz-told ${told.correct ? 'right' : 'wrong'}`}
      role="status"
    >
      {told !== null && (
        <>
          <p class="quiz-verdict in-line">
            <Icon name={told.correct ? 'check' : 'cross'} /> <b>{t(told.correct ? 'quiz.right' : 'quiz.wrong')}</b>
          </p>
          <p>{inLanguage(told.explanation, locale.value)}</p>
          {told.clause !== null && (
            <p class="clause">{t('quiz.rule', { clause: clauseText(told.clause, locale.value) })}</p>
          )}
        </>
      )}
    </div>
  );
}
