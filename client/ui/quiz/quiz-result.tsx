/** What a pass came to: how many were right, what was gained since the other set, what is worth another look. */

import type { TestSet } from '../../../shared/lesson/lesson.ts';
import { locale, t } from '../../i18n/i18n.ts';
import { progress } from '../../model/progress.ts';
import { gainOf, type QuizPass, quizItem, runOfPass } from '../../model/quiz.ts';
import { inLanguage } from '../../model/words.ts';
import { goTo } from '../route.ts';

export function QuizResult({ pass, onBegin }: { readonly pass: QuizPass; readonly onBegin: (set: TestSet) => void }) {
  const run = runOfPass(pass, 0);
  const other: TestSet = pass.set === 'A' ? 'B' : 'A';
  return (
    <>
      <h1>{t('quiz.score', { right: run.right, of: run.of })}</h1>
      <p class="lead">{gainWords(other)}</p>
      <Missed pass={pass} />
      <div class="buttons">
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

function gainWords(other: TestSet): string {
  const gain = gainOf(progress.value);
  if (gain === null) return t('quiz.gain.none', { set: other });
  const [before, after] = [gain.before.right, gain.after.right];
  const values = { before, after, of: gain.after.of, more: after - before };
  return t(after > before ? 'quiz.gain.up' : 'quiz.gain.same', values);
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
        {missed.map(({ question }) => (
          <li key={question.id}>
            <p>
              <b>{inLanguage(question.text, locale.value)}</b>
            </p>
            <p>{inLanguage(question.explanation, locale.value)}</p>
            {question.clause !== null && <p class="clause">RFC 9293 · {question.clause}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}
