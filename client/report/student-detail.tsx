/**
 * Everything that one student did: their moves round by round, each mistake with its sentence and clause, their
 * answers.
 */

import { explanation, levelText } from '../words/explanations.ts';
import { answerText, causeWords, moveText } from '../../shared/content/report-cells.ts';
import { wordsIn } from '../../shared/class/words-in.ts';
import { reportText } from '../../shared/content/report-text.ts';
import type { Report, ReportAnswer, ReportMove, ReportStudent } from '../../shared/report/report.ts';
import type { Answer, Question } from '../../shared/class/lesson.ts';
import { clauseText } from '../../shared/lib/clause.ts';
import { formatNumber, locale, signed, t } from '../words/i18n.ts';

export function StudentDetail({ report, student }: { readonly report: Report; readonly student: ReportStudent }) {
  const isOwn = (row: ReportMove | ReportAnswer) => row.code === student.code && row.student === student.student;
  const [moves, answers] = [report.moves.filter(isOwn), report.answers.filter(isOwn)];
  const rounds = [...new Set([...moves, ...answers].map(({ round }) => round))].sort((a, b) => a - b);
  if (rounds.length === 0) return <p class="dim">{t('report.student.nothing')}</p>;
  return (
    <div class="detail grid wide">
      {rounds.map((round) => (
        <RoundDetail
          key={round}
          round={round}
          moves={moves.filter((move) => move.round === round)}
          answers={answers.filter((answer) => answer.round === round)}
        />
      ))}
    </div>
  );
}

function RoundDetail({
  round,
  moves,
  answers,
}: {
  readonly round: number;
  readonly moves: readonly ReportMove[];
  readonly answers: readonly ReportAnswer[];
}) {
  const text = reportText(locale.value);
  const [move] = moves;
  const [answer] = answers;
  const about = move !== undefined ? levelText(move.levelId, locale.value).title : text.kinds[answer?.kind ?? 'test'];
  return (
    <section>
      <h3>{t('report.round.n', { round, about })}</h3>
      <ol class="moves grid">
        {moves.map((row) => (
          <MoveRow key={`${row.matchId} ${row.half} ${row.at} ${row.attempt} ${moveText(row.move)}`} move={row} />
        ))}
        {answers.map((row) => (
          <AnswerRow key={row.question.id} answer={row} />
        ))}
      </ol>
    </section>
  );
}

function MoveRow({ move }: { readonly move: ReportMove }) {
  const { state, cause, attempt, outcome, mistake, clause } = move;
  const text = reportText(locale.value);
  const why = mistake === null ? null : explanation(mistake, locale.value);
  return (
    <li class={outcome}>
      <p>
        <Mark right={outcome === 'correct'} word={text.verdicts[outcome]} />{' '}
        <span class="code" translate={false}>
          {[causeWords(cause, locale.value), state].filter((word) => word !== null && word !== '').join(' · ')} →{' '}
          {moveText(move.move)}
        </span>{' '}
        {attempt > 1 && <span class="dim">{t('report.try.n', { attempt })}</span>} <Earned move={move} />
      </p>
      {why !== null && (
        <p class="why">
          <b>{why.name}.</b> {why.why} <span class="clause">{clauseText(clause, locale.value)}</span>
        </p>
      )}
    </li>
  );
}

/** The points of a move; if too little was done, the points lost by that. */
function Earned({ move: { outcome, points, cost } }: { readonly move: ReportMove }) {
  if (outcome !== 'left' && outcome !== 'timed-out') return <span class="points">{signed(points)}</span>;
  return cost > 0 ? <span class="points">{t('report.lost', { count: cost, cost: formatNumber(cost) })}</span> : null;
}

function AnswerRow({ answer }: { readonly answer: ReportAnswer }) {
  const { question, right, points } = answer;
  const text = reportText(locale.value);
  return (
    <li class={right ? 'correct' : 'wrong'}>
      <p>
        <Mark right={right} word={text.verdicts[right ? 'correct' : 'wrong']} /> {wordsIn(question.text, locale.value)}{' '}
        → <b>{answerText(question, answer.answer, locale.value)}</b>{' '}
        {points !== 0 && <span class="points">{signed(points)}</span>}
      </p>
      {!right && (
        <p class="why">
          {reasonOf(question, answer.answer)} {wordsIn(question.explanation, locale.value)}{' '}
          {question.clause !== null && <span class="clause">{clauseText(question.clause, locale.value)}</span>}
        </p>
      )}
    </li>
  );
}

/** Why the option that was chosen is wrong; empty if nothing is said of it. */
function reasonOf(question: Question, answer: Answer): string {
  if (answer.kind !== 'single' || !('reasons' in question)) return '';
  return wordsIn(question.reasons?.[answer.option] ?? {}, locale.value);
}

/** A sign and its word: never the colour alone. */
function Mark({ right, word }: { readonly right: boolean; readonly word: string }) {
  return (
    <span class="mark">
      <span aria-hidden="true">{right ? '✓' : '✗'}</span> {word}
    </span>
  );
}
