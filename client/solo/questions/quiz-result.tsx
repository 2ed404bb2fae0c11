/** The result of a pass: how many were right, the gain since the other set, what to review. */

import { useEffect, useRef } from 'preact/hooks';
import type { AnsweredQuestion, AskedQuestion } from '../../../shared/class/class-view.ts';
import type { Answer, Question, TestSet, Words } from '../../../shared/class/lesson.ts';
import { clauseText } from '../../../shared/lib/clause.ts';
import { locale, t } from '../../words/i18n.ts';
import { progress } from '../../context/progress.ts';
import { gainOf, otherSet, type QuizPass, quizItem, runOfPass } from './quiz.ts';
import { inLanguage } from '../../words/lesson-words.ts';
import { goTo } from '../../context/route.ts';

export function QuizResult({ pass, onBegin }: { readonly pass: QuizPass; readonly onBegin: (set: TestSet) => void }) {
  const heading = useRef<HTMLHeadingElement>(null);
  // The last question was far down on a phone; the result starts at its top, for the eye and for screen readers.
  useEffect(() => heading.current?.focus(), []);
  const run = runOfPass(pass, 0);
  const other = otherSet(pass.set);
  return (
    <>
      <h1 ref={heading} tabIndex={-1}>
        {t('quiz.score', { right: run.right, of: run.of })}
      </h1>
      <GainWords other={other} />
      <Missed pass={pass} />
      <div class="buttons flow">
        <button type="button" class="button primary" onClick={() => goTo({ kind: 'path' })}>
          {t('quiz.practise')}
        </button>
        <button type="button" class="button" onClick={() => onBegin(other)}>
          {t('quiz.other', { set: other })}
        </button>
      </div>
    </>
  );
}

/** What changed since the first pass, and what that can mean. */
function GainWords({ other }: { readonly other: TestSet }) {
  const gain = gainOf(progress.value);
  if (gain === null) return <p class="lead">{t('quiz.gain.none', { set: other })}</p>;
  const [before, after] = [gain.before.right, gain.after.right];
  const values = { before, after, of: gain.after.of, more: after - before };
  return (
    <>
      <p class="lead">{t(after > before ? 'quiz.gain.up' : 'quiz.gain.same', values)}</p>
      <p>{t(gain.clear ? 'quiz.gain.clear' : 'quiz.gain.unclear')}</p>
    </>
  );
}

function Missed({ pass }: { readonly pass: QuizPass }) {
  const missed = pass.answers.flatMap((_, at) => {
    const item = quizItem(pass, at);
    return item?.told?.correct === false ? [item] : [];
  });
  if (missed.length === 0) return <p class="clean">{t('quiz.all')}</p>;
  return (
    <section class="quiz-missed" aria-labelledby="quiz-missed">
      <h2 id="quiz-missed">{t('quiz.missed')}</h2>
      <ul>
        {missed.map(({ question, asked, answer, told }) => (
          <li key={question.id}>
            <p>
              <b>{inLanguage(question.text, locale.value)}</b>
            </p>
            <p>
              <span class="dim">{t('quiz.was')}</span> {rightWords(question)}
            </p>
            {answer !== null && (
              <p>
                <span class="dim">{t('quiz.chose')}</span> {chosenWords(asked, answer)}{' '}
                {whyWrong(answer, told?.reasons)}
              </p>
            )}
            <p>{inLanguage(question.explanation, locale.value)}</p>
            {question.clause !== null && <p class="clause">{clauseText(question.clause, locale.value)}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** An answer in the words of the question as it was asked. */
function chosenWords({ options }: AskedQuestion, answer: Answer): string {
  const say = (option: number) => inLanguage(options[option] ?? {}, locale.value);
  switch (answer.kind) {
    case 'single':
      return say(answer.option);
    case 'several':
      return answer.options.map(say).join(' · ');
    case 'order':
      return answer.items.map(say).join(' → ');
    case 'number':
      return String(answer.value);
  }
}

/** The reasons of the wrong options that were chosen. */
function whyWrong(answer: Answer, reasons: AnsweredQuestion['reasons'] = []): string {
  const chosen = answer.kind === 'single' ? [answer.option] : answer.kind === 'several' ? answer.options : [];
  const said = chosen.flatMap((option) => reasons[option] ?? []).map((reason) => inLanguage(reason, locale.value));
  return said.length === 0 ? '' : `(${said.join(' ')})`;
}

/** What was right, in the words of the question. */
function rightWords(question: Question): string {
  const say = (words: Words | undefined) => inLanguage(words ?? {}, locale.value);
  switch (question.kind) {
    case 'single':
      return say(question.options[question.right]);
    case 'several':
      return question.right.map((option) => say(question.options[option])).join(' · ');
    case 'order':
      return question.items.map(say).join(' → ');
    case 'number':
      return String(question.right);
  }
}
