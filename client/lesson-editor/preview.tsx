/** A question as a student sees it: it can be answered, and shows what follows. */

import { useId, useState } from 'preact/hooks';
import { asked, type AskedTo, isRight, revealed } from '../../shared/class/question.ts';
import type { Question } from '../../shared/class/lesson.ts';
import { clauseText } from '../../shared/lib/clause.ts';
import { locale, t } from '../words/i18n.ts';
import { answerOf, emptyDraft } from '../questions/answer-draft.ts';
import { inLanguage } from '../words/lesson-words.ts';
import { AnswerFields } from '../questions/answer-fields.tsx';
import { Icon } from '../kit/icon.tsx';
import { choicesOf, withChoices } from './lesson-draft.ts';

/** Every class shuffles with its own seed; this one is as good as any. */
const TO: AskedTo = { seed: 1, student: null };

export function Preview({ question }: { readonly question: Question }) {
  const shown = asked(named(question), TO);
  const told = revealed(question, TO);
  const heading = useId();
  const [draft, setDraft] = useState(() => emptyDraft(shown));
  const [answered, setAnswered] = useState(false);
  const answer = answerOf(draft);
  return (
    <section class="question-preview grid" aria-labelledby={heading}>
      <h3 id={heading} class="kicker in-line">
        {t('editor.preview')}
      </h3>
      <form
        class="panel-card box grid ask-card"
        onSubmit={(event) => {
          event.preventDefault();
          setAnswered(answer !== null);
        }}
      >
        {answered && answer !== null && <Verdict right={isRight(question, answer, TO)} />}
        <p class="question-text">{inLanguage(question.text, locale.value) || t('editor.question.empty')}</p>
        <AnswerFields
          question={shown}
          draft={draft}
          right={answered ? told.right : null}
          reasons={told.reasons}
          locked={answered}
          onDraft={setDraft}
        />
        {answered ? (
          <>
            <Why question={question} />
            <button
              type="button"
              class="button"
              onClick={() => {
                setAnswered(false);
                setDraft(emptyDraft(shown));
              }}
            >
              {t('editor.preview.again')}
            </button>
          </>
        ) : (
          <button type="submit" class="button primary" disabled={answer === null}>
            {t('class.send')}
          </button>
        )}
      </form>
    </section>
  );
}

/** An option without a text has at least a number. */
function named(question: Question): Question {
  if (question.kind === 'number') return question;
  const names = choicesOf(question).map((words, at) =>
    inLanguage(words, locale.value).trim() === ''
      ? { [locale.value]: t('editor.options.n', { number: at + 1 }) }
      : words,
  );
  return withChoices(question, names);
}

function Verdict({ right }: { readonly right: boolean }) {
  return (
    <p class={`class-verdict grid ${right ? 'correct' : 'incorrect'}`} role="status">
      <Icon name={right ? 'check' : 'cross'} />
      <b>{t(right ? 'class.correct' : 'class.incorrect')}</b>
    </p>
  );
}

function Why({ question: { explanation, clause } }: { readonly question: Question }) {
  return (
    <div class="why">
      <p>{inLanguage(explanation, locale.value)}</p>
      {clause !== null && clause.trim() !== '' && <p class="clause">{clauseText(clause, locale.value)}</p>}
    </div>
  );
}
