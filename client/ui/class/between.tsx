/** Between two rounds: what the last one brought, what was right in it and why, where one stands, what comes. */

import { levelText } from '../../../shared/content/explain.ts';
import type { StudentRound, StudentView } from '../../../shared/lesson/class-view.ts';
import { clauseText } from '../../../shared/lib/clause.ts';
import { locale, signed, t } from '../../i18n/i18n.ts';
import { draftOf, emptyDraft } from '../../model/answer-draft.ts';
import { inLanguage } from '../../model/words.ts';
import { ReviewLink } from '../after-match.tsx';
import { Icon } from '../icon.tsx';
import { AnswerFields } from './answer-fields.tsx';
import { OwnScore, Standings } from './standings.tsx';

export function Between({ view }: { readonly view: StudentView }) {
  const { frame, round } = view;
  const more = frame.next < frame.rounds;
  return (
    // Nothing in it can be focused, and whoever has no mouse must be able to scroll it.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
    <main class="sheet two class-sheet" id="main" tabIndex={0}>
      <section class="panel-card outcome-card" aria-labelledby="outcome-title">
        <p class="kicker">{t('class.round', { round: frame.round, rounds: frame.rounds })}</p>
        {round === null ? (
          <h1 id="outcome-title">{t('class.gained.title')}</h1>
        ) : (
          <RoundOutcome view={view} round={round} />
        )}
      </section>
      <section class="panel-card score-card" aria-label={t('class.score')}>
        {round?.kind !== 'test' && <OwnScore view={view} />}
        <Standings view={view} />
        <p class="next-round" role="status">
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

/** Who sits at the other end. */
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

/** Which of them were right, one after the other. */
function TestMarks({
  round,
  marks,
}: {
  readonly round: Extract<StudentRound, { kind: 'test' }>;
  readonly marks: readonly boolean[];
}) {
  return (
    <ol class="test-marks">
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
      <div class={`class-verdict ${verdict}`} role="status">
        <Icon name={outcome.correct ? 'check' : answer === null ? 'minus' : 'cross'} />
        <h1 id="outcome-title">{t(`class.${verdict}`)}</h1>
        <b>{signed(outcome.points)}</b>
      </div>
      <h2 class="question-text">{inLanguage(question.text, locale.value)}</h2>
      <AnswerFields
        question={question}
        draft={answer === null ? emptyDraft(question) : draftOf(answer)}
        right={outcome.right}
        locked
        onDraft={() => undefined}
      />
      <div class="class-why">
        <p>{inLanguage(outcome.explanation, locale.value)}</p>
        {outcome.clause !== null && <p class="clause">{clauseText(outcome.clause, locale.value)}</p>}
      </div>
    </>
  );
}
