/** The choice of a set: the one that is due first, with the last result of each. */

import { QUESTION_SETS } from '../../../shared/content/questions.ts';
import type { TestSet } from '../../../shared/class/lesson.ts';
import { t } from '../../words/i18n.ts';
import { progress } from '../../context/progress.ts';
import { firstSet, lastRun, nextSet, otherSet, type QuizPass } from './quiz.ts';

/** The time that a careful reader takes for a question. */
const SECONDS_EACH = 16;

export function QuizStart({
  kept,
  drawn,
  onBegin,
  onGoOn,
}: {
  /** An interrupted pass, or null. */
  readonly kept: QuizPass | null;
  /** The set with which a new player begins. */
  readonly drawn: TestSet;
  readonly onBegin: (set: TestSet) => void;
  readonly onGoOn: () => void;
}) {
  const due = kept?.set ?? nextSet(progress.value, drawn);
  const first = firstSet(progress.value) ?? due;
  return (
    <>
      <h1>{t('quiz.title')}</h1>
      <p class="lead">{t('quiz.what')}</p>
      <div class="quiz-sets grid">
        {[first, otherSet(first)].map((set) => {
          const waits = kept?.set === set && kept.answers.length > 0 ? kept : null;
          return (
            <section
              key={set}
              class={set === due ? 'quiz-set grid due' : 'quiz-set grid'}
              aria-labelledby={`quiz-set-${set}`}
            >
              <p class="kicker in-line">{t(set === first ? 'quiz.before' : 'quiz.after')}</p>
              <h2 id={`quiz-set-${set}`}>{t('quiz.set', { set })}</h2>
              <p>{lengthOf(set)}</p>
              <p class="dim">{lastTime(set)}</p>
              {waits !== null && (
                <button type="button" class="button primary" onClick={onGoOn}>
                  {t('quiz.goOn', { n: waits.answers.length + 1 })}
                </button>
              )}
              <button
                type="button"
                class={set === due && waits === null ? 'button primary' : 'button'}
                aria-label={`${t('quiz.begin')}: ${t('quiz.set', { set })}`}
                onClick={() => onBegin(set)}
              >
                {t('quiz.begin')}
              </button>
            </section>
          );
        })}
      </div>
    </>
  );
}

function lengthOf(set: TestSet): string {
  const count = QUESTION_SETS[set].length;
  return t('quiz.length', { count, minutes: Math.round((count * SECONDS_EACH) / 60) });
}

function lastTime(set: TestSet): string {
  const run = lastRun(progress.value, set);
  return run === null ? t('quiz.never') : t('quiz.last', { right: run.right, of: run.of });
}
