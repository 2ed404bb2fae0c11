/** The form of the chosen round. */

import { useState } from 'preact/hooks';
import { LESSON_BOUNDS } from '../../shared/content/lesson-schema.ts';
import {
  type PauseRound,
  type QuestionRound,
  TEST_SETS,
  type TestRound,
  type TestSet,
} from '../../shared/class/lesson.ts';
import { t } from '../words/i18n.ts';
import { replaced, takenFor, withoutPair, withPair, withPairOf } from './lesson-draft.ts';
import type { Place } from './lesson-editor.ts';
import { Choice } from '../kit/choice.tsx';
import { Collection } from './collection.tsx';
import { DuelForm } from './duel-form.tsx';
import { useWriting } from './editor-context.ts';
import { FieldError, TimeField, WordsField } from './fields.tsx';
import { QuestionForm } from './question-form.tsx';

export function RoundForm() {
  const { editor } = useWriting();
  const { value: at } = editor.chosen;
  const round = editor.lesson.value.rounds[at];
  if (round === undefined) return null;
  const place = ['rounds', at];
  return (
    <section class="editor-form box grid wide" aria-labelledby="editor-form">
      <h2 id="editor-form">
        {at + 1} · {t(`editor.kind.${round.kind}`)}
      </h2>
      {round.kind === 'duel' && (
        <DuelForm round={round} place={place} onRound={(changed) => editor.changeRound(at, changed)} />
      )}
      {round.kind === 'question' && (
        <QuestionRoundForm
          key={round.question.id}
          round={round}
          place={place}
          onRound={(changed) => editor.changeRound(at, changed)}
        />
      )}
      {round.kind === 'test' && (
        <TestForm key={at} round={round} place={place} onRound={(changed) => editor.changeRound(at, changed)} />
      )}
      {round.kind === 'pause' && (
        <PauseForm round={round} place={place} onRound={(changed) => editor.changeRound(at, changed)} />
      )}
    </section>
  );
}

interface FormProps<R> {
  readonly round: R;
  readonly place: Place;
  readonly onRound: (round: R) => void;
}

function QuestionRoundForm({ round, place, onRound }: FormProps<QuestionRound>) {
  return (
    <>
      <TimeField
        place={[...place, 'seconds']}
        seconds={round.seconds}
        unit="seconds"
        label={t('editor.question.seconds')}
        onSeconds={(seconds) => onRound({ ...round, seconds })}
      />
      <Collection
        pairs={false}
        onTake={(from, set) => onRound({ ...round, question: takenFor(round.question, set, from) })}
      />
      <QuestionForm
        question={round.question}
        place={[...place, 'question']}
        onQuestion={(question) => onRound({ ...round, question })}
      />
    </>
  );
}

function PauseForm({ round, place, onRound }: FormProps<PauseRound>) {
  return (
    <>
      <WordsField
        label={t('editor.pause.words')}
        place={[...place, 'words']}
        words={round.words ?? {}}
        longest={LESSON_BOUNDS.text}
        onWords={(words) => onRound({ ...round, words })}
      />
      <Choice
        legend={t('editor.pause.end')}
        options={(['teacher', 'time'] as const).map((value) => ({ value, label: t(`editor.pause.end.${value}`) }))}
        value={round.seconds === null ? 'teacher' : 'time'}
        onChoose={(value) => onRound({ ...round, seconds: value === 'time' ? 120 : null })}
      />
      {round.seconds !== null && (
        <TimeField
          place={[...place, 'seconds']}
          seconds={round.seconds}
          unit="minutes"
          label={t('editor.pause.minutes')}
          onSeconds={(seconds) => onRound({ ...round, seconds })}
        />
      )}
    </>
  );
}

function TestForm({ round, place, onRound }: FormProps<TestRound>) {
  const { editor } = useWriting();
  const [shown, setShown] = useState(0);
  const [set, setSet] = useState<TestSet>('A');
  const { length } = round.sets.A;
  const at = Math.min(shown, length - 1);
  const question = round.sets[set][at];
  const isUnfinished = (pair: number, of?: TestSet) =>
    editor.strict.value &&
    editor.issues.value.some(
      ({ path }) => path[1] === place[1] && path[4] === pair && (of === undefined || path[3] === of),
    );
  return (
    <>
      <p class="dim">{t('editor.test.what')}</p>
      <div class="form-row flow">
        <Choice
          legend={t('editor.test.when')}
          options={(['before', 'after'] as const).map((value) => ({ value, label: t(`editor.when.${value}`) }))}
          value={round.when}
          onChoose={(when) => onRound({ ...round, when })}
        />
        <TimeField
          place={[...place, 'seconds']}
          seconds={round.seconds}
          unit="minutes"
          label={t('editor.test.minutes')}
          onSeconds={(seconds) => onRound({ ...round, seconds })}
        />
      </div>
      <nav class="pair-steps flow" aria-label={t('editor.test.pairs')}>
        {round.sets.A.map(({ id }, pair) => (
          <button
            key={id}
            type="button"
            class={isUnfinished(pair) ? 'pair-step pick unfinished' : 'pair-step pick'}
            aria-current={pair === at ? 'step' : undefined}
            aria-label={`${t('editor.test.pair', { number: pair + 1 })}${isUnfinished(pair) ? ` (${t('editor.unfinished')})` : ''}`}
            onClick={() => setShown(pair)}
          >
            {pair + 1}
          </button>
        ))}
        <button
          type="button"
          class="button"
          disabled={length >= LESSON_BOUNDS.setQuestions}
          onClick={() => {
            onRound(withPair(round, editor.lesson.value.rounds));
            setShown(length);
          }}
        >
          {t('editor.test.add')}
        </button>
        <button
          type="button"
          class="button"
          disabled={length <= 1}
          onClick={() => {
            onRound(withoutPair(round, at));
            setShown(Math.max(0, at - 1));
          }}
        >
          {t('editor.test.remove', { number: at + 1 })}
        </button>
      </nav>
      <FieldError place={[...place, 'sets']} />
      <Collection pairs={true} onTake={(from) => onRound(withPairOf(round, at, from))} />
      <Choice
        legend={t('editor.test.set')}
        options={TEST_SETS.map((value) => ({
          value,
          label: t('editor.test.setName', { set: value }),
          ...(isUnfinished(at, value) ? { hint: t('editor.unfinished') } : {}),
        }))}
        value={set}
        onChoose={setSet}
      />
      {question !== undefined && (
        <QuestionForm
          key={question.id}
          question={question}
          place={[...place, 'sets', set, at]}
          onQuestion={(changed) =>
            onRound({ ...round, sets: { ...round.sets, [set]: replaced(round.sets[set], at, changed) } })
          }
        />
      )}
    </>
  );
}
