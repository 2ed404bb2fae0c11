/** A question as a student sees it: it can be answered, and what comes then is shown. */

import { useId, useState } from 'preact/hooks';
import { asked, isRight, revealed } from '../../../shared/lesson/question.ts';
import type { AskedQuestion } from '../../../shared/lesson/class-view.ts';
import type { Question } from '../../../shared/lesson/lesson.ts';
import { clauseText } from '../../../shared/lib/clause.ts';
import { locale, t } from '../../i18n/i18n.ts';
import { answerOf, emptyDraft } from '../../model/answer-draft.ts';
import { inLanguage } from '../../model/words.ts';
import { AnswerFields } from '../class/answer-fields.tsx';
import { Icon } from '../icon.tsx';

/** Every class shuffles by a seed of its own; this one is as good as any. */
const SEED = 1;

export function Preview({ question }: { readonly question: Question }) {
  const shown = named(asked(question, SEED));
  const heading = useId();
  const [draft, setDraft] = useState(() => emptyDraft(shown));
  const [answered, setAnswered] = useState(false);
  const answer = answerOf(draft);
  return (
    <section class="question-preview" aria-labelledby={heading}>
      <h3 id={heading} class="kicker">
        {t('editor.preview')}
      </h3>
      <form
        class="panel-card ask-card"
        onSubmit={(event) => {
          event.preventDefault();
          setAnswered(answer !== null);
        }}
      >
        {answered && answer !== null && <Verdict right={isRight(question, answer, SEED)} />}
        <p class="question-text">{inLanguage(question.text, locale.value) || t('editor.question.empty')}</p>
        <AnswerFields
          question={shown}
          draft={draft}
          right={answered ? revealed(question, SEED).right : null}
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

/** An option that is not written yet has at least a number. */
function named(question: AskedQuestion): AskedQuestion {
  const options = question.options.map((words, at) =>
    inLanguage(words, locale.value).trim() === ''
      ? { [locale.value]: t('editor.options.n', { number: at + 1 }) }
      : words,
  );
  return { ...question, options };
}

function Verdict({ right }: { readonly right: boolean }) {
  return (
    <p class={`class-verdict ${right ? 'correct' : 'incorrect'}`} role="status">
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
