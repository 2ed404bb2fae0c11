/**
 * A question for the last row: the options large, how many have answered, and in the end the bars and the right answer.
 */

import type { AnswerCount, TeacherView } from '../../../shared/class/class-view.ts';
import { clauseText } from '../../../shared/lib/clause.ts';
import { formatNumber, locale, t } from '../../words/i18n.ts';
import {
  type BarRow,
  barRows,
  mostTaken,
  optionLetter,
  rightCount,
  rightOrder,
} from '../../questions/question-bars.ts';
import { inLanguage } from '../../words/lesson-words.ts';
import { Icon } from '../../kit/icon.tsx';

export function QuestionBoard({ view, revealed }: { readonly view: TeacherView; readonly revealed: boolean }) {
  const { round, frame } = view;
  if (round?.kind !== 'question') return null;
  const over = frame.phase !== 'round';
  const { count } = round;
  return (
    <div class={over ? 'question-board grid over' : 'question-board grid'}>
      <h2>{inLanguage(count.asked.text, locale.value)}</h2>
      {revealed || over ? <Bars count={count} over={over} /> : <Options count={count} of={round.of} />}
      {over && <Answered count={count} />}
    </div>
  );
}

function Options({ count, of }: { readonly count: AnswerCount; readonly of: number }) {
  const { asked, answered } = count;
  return (
    <>
      <p class="question-how">{t(`teach.question.${asked.kind}`)}</p>
      {asked.options.length > 0 && (
        <ol class="board-options grid wide">
          {asked.options.map((words, index) => (
            <li key={optionLetter(index)}>
              <b>{optionLetter(index)}</b> <span>{inLanguage(words, locale.value)}</span>
            </li>
          ))}
        </ol>
      )}
      <div class="answered" role="status">
        <b>{formatNumber(answered)}</b> <span>{t('teach.question.of', { of: formatNumber(of) })}</span>
        <i class="answered-bar" aria-hidden="true">
          <i style={{ transform: `scaleX(${of === 0 ? 0 : answered / of})` }} />
        </i>
      </div>
    </>
  );
}

/** The right bar is shown only when the round is over: until then some are still thinking. */
function Bars({ count, over }: { readonly count: AnswerCount; readonly over: boolean }) {
  const rows = barRows(count);
  return (
    <>
      {count.asked.kind === 'order' && !over && (
        <p class="order-key flow">
          {count.asked.options.map((words, index) => (
            <span key={optionLetter(index)}>
              <b>{optionLetter(index)}</b> {inLanguage(words, locale.value)}
            </span>
          ))}
        </p>
      )}
      <ol class="answer-bars grid">
        {rows.map((row) => (
          <Bar key={row.key} row={row} right={over && row.right} />
        ))}
      </ol>
    </>
  );
}

function Bar({ row, right }: { readonly row: BarRow; readonly right: boolean }) {
  const { letter, words, said, count, share } = row;
  return (
    <li class={right ? 'right' : ''}>
      <span class="bar-name in-line">
        {letter !== null && <b class="letter">{letter}</b>}{' '}
        {words === null ? <b>{said ?? t('teach.question.others')}</b> : inLanguage(words, locale.value)}
      </span>
      <span class="bar-track">
        <i style={{ transform: `scaleX(${share.toFixed(3)})` }} />
      </span>
      <b class="bar-count">{formatNumber(count)}</b>
      <span class="bar-right in-line">
        {right && (
          <>
            <Icon name="check" /> {t('teach.question.right')}
          </>
        )}
      </span>
    </li>
  );
}

/** What was right, why, and how many had it. */
function Answered({ count }: { readonly count: AnswerCount }) {
  const { question, answered } = count;
  const order = rightOrder(count);
  const wrong = mostTaken(count);
  return (
    <section class="board-answer grid" aria-label={t('teach.question.answer')}>
      {order.length > 0 && (
        <ol class="board-right-order flow">
          {order.map(({ letter, words }) => (
            <li key={letter}>
              <b>{letter}</b> {inLanguage(words, locale.value)}
            </li>
          ))}
        </ol>
      )}
      {question.kind === 'number' && rightCount(count) === 0 && (
        <p class="right-number in-line">
          <Icon name="check" /> {t('teach.question.number.right', { right: question.right })}
        </p>
      )}
      <p class="answer-why">{inLanguage(question.explanation, locale.value)}</p>
      {wrong !== null && (
        <p class="answer-wrong">
          <b class="letter">{wrong.letter}</b> {inLanguage(wrong.reason, locale.value)}
        </p>
      )}
      <p class="dim">
        {answered === 0
          ? t('teach.question.nobody')
          : t('teach.question.score', { right: formatNumber(rightCount(count)), answered: formatNumber(answered) })}
        {question.clause !== null && ` · ${clauseText(question.clause, locale.value)}`}
      </p>
    </section>
  );
}
