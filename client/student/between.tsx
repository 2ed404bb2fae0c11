/** Between two rounds: the result of the last one, what was right in it and why, the standings, what comes next. */

import { levelText } from '../words/explanations.ts';
import type { StudentRound, StudentView } from '../../shared/class/class-view.ts';
import { clauseText } from '../../shared/lib/clause.ts';
import { locale, signed, t } from '../words/i18n.ts';
import { draftOf, emptyDraft } from '../questions/answer-draft.ts';
import { inLanguage } from '../words/lesson-words.ts';
import { ReviewLink } from '../match/review-link.tsx';
import { Icon } from '../kit/icon.tsx';
import { AnswerFields } from '../questions/answer-fields.tsx';
import { OwnScore, Standings } from './student-standings.tsx';
import { TimeChoice } from './time-choice.tsx';

export function Between({ view }: { readonly view: StudentView }) {
  const { frame, round } = view;
  const more = frame.next < frame.rounds;
  return (
    // Nothing in it can be focused, and it must be scrollable without a mouse.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
    <main class="sheet grid two class-sheet" id="main" tabIndex={0}>
      <section class="panel-card box grid outcome-card" aria-labelledby="outcome-title">
        <p class="kicker in-line">{t('class.round', { round: frame.round, rounds: frame.rounds })}</p>
        {round === null ? (
          <h1 id="outcome-title">{t('class.gained.title')}</h1>
        ) : (
          <RoundOutcome view={view} round={round} />
        )}
      </section>
      <section class="panel-card box grid score-card" aria-label={t('class.score')}>
        {round?.kind !== 'test' && <OwnScore view={view} />}
        <Standings view={view} />
        <TimeChoice you={view.you} />
        <p class="next-round in-line" role="status">
          <span class="pulse" />{' '}
          {more ? t('class.next', { round: frame.next + 1, rounds: frame.rounds }) : t('class.next.none')}
        </p>
      </section>
    </main>
  );
}

function RoundOutcome({ view, round }: { readonly view: StudentView; readonly round: StudentRound }) {
  switch (round.kind) {
    case 'question':
      return <QuestionOutcome round={round} />;
    case 'duel':
      return (
        <>
          <h1 id="outcome-title">{t('class.gained.title')}</h1>
          <p class="gained">{t('class.gained', { points: signed(view.you.gained ?? 0) })}</p>
          <p class="dim">
            {levelText(round.levelId, locale.value).title} · {partnerWords(round.partner)}
          </p>
          <p class="lead">{t('level.teaches', { teaches: levelText(round.levelId, locale.value).teaches })}</p>
          {round.reviewed !== null && <ReviewLink matchId={round.reviewed} />}
        </>
      );
    case 'test':
      return <TestOutcome round={round} />;
    case 'pause':
      return <h1 id="outcome-title">{inLanguage(round.words ?? {}, locale.value) || t('class.pause')}</h1>;
  }
}

/** The other end of the connection. */
export function partnerWords(partner: string | null): string {
  return partner === null ? t('class.with.bot') : t('class.with', { name: partner });
}

function TestOutcome({ round }: { readonly round: Extract<StudentRound, { kind: 'test' }> }) {
  const of = round.questions.length;
  return (
    <>
      <h1 id="outcome-title">{t('class.test.over')}</h1>
      {round.correct !== null && <p class="gained">{t('class.test.correct', { correct: round.correct, of })}</p>}
      <p class="dim">{t('class.test.no-points')}</p>
      {round.when === 'before' && <p class="lead">{t('class.test.later')}</p>}
      {round.marks !== null && <TestMarks round={round} marks={round.marks} />}
    </>
  );
}

/** Which of them were right, in order. */
function TestMarks({
  round,
  marks,
}: {
  readonly round: Extract<StudentRound, { kind: 'test' }>;
  readonly marks: readonly boolean[];
}) {
  return (
    <ol class="test-marks grid wide">
      {round.questions.map((question, index) => {
        const missing = round.answers[index] === null;
        const verdict = marks[index] === true ? 'correct' : missing ? 'unanswered' : 'incorrect';
        return (
          <li key={question.id} class={verdict}>
            <Icon name={verdict === 'correct' ? 'check' : missing ? 'minus' : 'cross'} /> <b>{t(`class.${verdict}`)}</b>{' '}
            {inLanguage(question.text, locale.value)}
          </li>
        );
      })}
    </ol>
  );
}

function QuestionOutcome({ round }: { readonly round: Extract<StudentRound, { kind: 'question' }> }) {
  const { question, answer, outcome } = round;
  if (outcome === null) return <h1 id="outcome-title">{t('class.gained.title')}</h1>;
  const verdict = outcome.correct ? 'correct' : answer === null ? 'unanswered' : 'incorrect';
  return (
    <>
      <div class={`class-verdict grid ${verdict}`} role="status">
        <Icon name={outcome.correct ? 'check' : answer === null ? 'minus' : 'cross'} />
        <h1 id="outcome-title">{t(`class.${verdict}`)}</h1>
        <b>{signed(outcome.points)}</b>
      </div>
      <h2 class="question-text">{inLanguage(question.text, locale.value)}</h2>
      <AnswerFields
        question={question}
        draft={answer === null ? emptyDraft(question) : draftOf(answer)}
        right={outcome.right}
        reasons={outcome.reasons}
        locked
        onDraft={() => undefined}
      />
      <div class="class-why grid">
        <p>{inLanguage(outcome.explanation, locale.value)}</p>
        {outcome.clause !== null && <p class="clause">{clauseText(outcome.clause, locale.value)}</p>}
      </div>
    </>
  );
}
