/** A test: one question at a time, back and forth, each answered once. No right answers are shown. */

import { useEffect, useState } from 'preact/hooks';
import type { StudentRound, StudentView } from '../../shared/class/class-view.ts';
import type { Answer } from '../../shared/class/lesson.ts';
import { locale, t } from '../words/i18n.ts';
import { answerOf, chosenIn, type Draft, draftOf, emptyDraft, withOption } from '../questions/answer-draft.ts';
import { inLanguage } from '../words/lesson-words.ts';
import { useApp } from '../context/app-context.ts';
import { Icon } from '../kit/icon.tsx';
import { AnswerFields } from '../questions/answer-fields.tsx';
import { ClassProblemNotice } from '../context/class-problem.tsx';
import { QuestionTitle } from '../questions/question-title.tsx';
import { AnswerFoot } from './question-screen.tsx';
import { RoundTime } from './round-time.tsx';
import { useAnswerKeys } from '../questions/use-answer-keys.ts';
import { useKeptDrafts } from './use-kept-drafts.ts';

type TestRound = Extract<StudentRound, { kind: 'test' }>;

export function TestScreen({ view, round }: { readonly view: StudentView; readonly round: TestRound }) {
  const { answers, questions } = round;
  const [at, setAt] = useState(() => firstOpen(answers) ?? 0);
  const [drafts, setDrafts] = useState<Readonly<Record<number, Draft>>>({});
  const kept = answers.map((_, index) => round.drafts?.[index] ?? null);
  const chosen = answers.map((answer, index) => {
    const [draft, known = null] = [drafts[index], kept[index]];
    return answer === null && draft !== undefined ? chosenIn(draft, known) : known;
  });
  useKeptDrafts(view.frame, chosen, kept);
  const done = firstOpen(answers) === null;
  const given = answers.filter((answer) => answer !== null).length;
  // A confirmed answer leads on to the next unanswered question; a student who looks back stays there.
  // biome-ignore lint/correctness/useExhaustiveDependencies: when an answer has arrived
  useEffect(() => {
    const next = firstOpen(answers, at);
    if (answers[at] !== null && next !== null) setAt(next);
  }, [given]);
  const question = questions[at];
  return (
    <main class="sheet grid class-sheet" id="main">
      <div class="panel-card box grid ask-card">
        <p class="kicker in-line">
          {t(`class.test.${round.when}`)} · {t('class.round', { round: view.frame.round, rounds: view.frame.rounds })}
        </p>
        <p class="dim">{t('class.test.what')}</p>
        <RoundTime frame={view.frame} />
        <TestSteps answers={answers} at={at} onStep={setAt} />
        {done && (
          <p class="locked-in grid in" role="status">
            <b>{t('class.test.done')}</b> <span>{t('class.test.done.what')}</span>
          </p>
        )}
        {question !== undefined && (
          <TestQuestion
            key={question.id}
            view={view}
            round={round}
            at={at}
            draft={drafts[at] ?? startOf(question, kept[at] ?? null)}
            onDraft={(draft) => setDrafts((before) => ({ ...before, [at]: draft }))}
            onStep={setAt}
          />
        )}
      </div>
    </main>
  );
}

/** A choice made before the page was reloaded; otherwise nothing. */
function startOf(question: TestRound['questions'][number], kept: Answer | null): Draft {
  return kept === null ? emptyDraft(question) : draftOf(kept);
}

/** The first unanswered question from `from` on, and then from the beginning; null: all are answered. */
function firstOpen(answers: TestRound['answers'], from = 0): number | null {
  const order = answers.map((_, index) => (index + from) % answers.length);
  return order.find((index) => answers[index] === null) ?? null;
}

function TestSteps({
  answers,
  at,
  onStep,
}: {
  readonly answers: TestRound['answers'];
  readonly at: number;
  readonly onStep: (index: number) => void;
}) {
  return (
    <nav class="quiz-steps flow" aria-label={t('class.test.nav')}>
      {answers.map((answer, index) => (
        <button
          key={index}
          type="button"
          class={answer === null ? 'quiz-step pick' : 'quiz-step pick has-answer'}
          aria-current={index === at ? 'step' : undefined}
          onClick={() => onStep(index)}
        >
          {index + 1}
          {answer !== null && <span class="sr-only">{t('class.test.answered')}</span>}
        </button>
      ))}
    </nav>
  );
}

function TestQuestion({
  view,
  round,
  at,
  draft,
  onDraft,
  onStep,
}: {
  readonly view: StudentView;
  readonly round: TestRound;
  readonly at: number;
  readonly draft: Draft;
  readonly onDraft: (draft: Draft) => void;
  readonly onStep: (index: number) => void;
}) {
  const { classActions } = useApp();
  const [sending, setSending] = useState(false);
  const question = round.questions[at];
  const stored = round.answers[at] ?? null;
  const given = stored === null ? draft : draftOf(stored);
  const locked = stored !== null || sending;
  const answer = answerOf(given);
  const send = () => {
    if (locked || answer === null) return;
    setSending(true);
    void classActions
      .ask('answer', { round: view.frame.round, question: at, answer: answer })
      .finally(() => setSending(false));
  };
  const options = question?.options.length ?? 0;
  useAnswerKeys(options, (option) => !locked && onDraft(withOption(draft, option)), send);
  if (question === undefined) return null;
  return (
    <form
      class="test-question grid wide"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <p class="dim">{t('class.test.n', { n: at + 1, of: round.questions.length })}</p>
      <QuestionTitle>{inLanguage(question.text, locale.value)}</QuestionTitle>
      <AnswerFields question={question} draft={given} right={null} locked={locked} onDraft={onDraft} />
      <ClassProblemNotice />
      <div class="test-foot grid">
        <StepButton to="back" at={at - 1} of={round.questions.length} onStep={onStep} />
        {stored === null ? (
          <AnswerFoot state={sending ? 'sending' : 'open'} ready={answer !== null} />
        ) : (
          <p class="locked-in grid in" role="status">
            <Icon name="check" /> <b>{t('class.locked.in')}</b>
          </p>
        )}
        <StepButton to="on" at={at + 1} of={round.questions.length} onStep={onStep} />
      </div>
    </form>
  );
}

function StepButton({
  to,
  at,
  of,
  onStep,
}: {
  readonly to: 'back' | 'on';
  readonly at: number;
  readonly of: number;
  readonly onStep: (index: number) => void;
}) {
  return (
    <button type="button" class="button" disabled={at < 0 || at >= of} onClick={() => onStep(at)}>
      {t(`class.test.${to}`)}
    </button>
  );
}
