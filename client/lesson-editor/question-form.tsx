/** A question: its text and kind, what is right and why. Next to it the student's view. */

import { useId } from 'preact/hooks';
import { LESSON_BOUNDS } from '../../shared/content/lesson-schema.ts';
import { type Question, QUESTION_KINDS } from '../../shared/class/lesson.ts';
import { sectionText } from '../../shared/lib/clause.ts';
import { locale, t } from '../words/i18n.ts';
import { asKind } from './lesson-draft.ts';
import { Choice } from '../kit/choice.tsx';
import { ChoiceRows } from './choice-rows.tsx';
import { FieldError, NumberInput, WordsField } from './fields.tsx';
import { type QuestionFormProps, useProblem } from './editor-context.ts';
import { Preview } from './preview.tsx';

export function QuestionForm({ question, place, onQuestion }: QuestionFormProps) {
  return (
    <div class="question-form grid">
      <div class="question-fields grid">
        <Choice
          legend={t('editor.question.kind')}
          options={QUESTION_KINDS.map((value) => ({ value, label: t(`editor.question.${value}`) }))}
          value={question.kind}
          onChoose={(kind) => onQuestion(asKind(question, kind))}
        />
        <WordsField
          label={t('editor.question.text')}
          place={[...place, 'text']}
          words={question.text}
          longest={LESSON_BOUNDS.text}
          onWords={(text) => onQuestion({ ...question, text })}
        />
        {question.kind === 'number' ? (
          <RightNumber place={place} question={question} onQuestion={onQuestion} />
        ) : (
          <ChoiceRows place={place} question={question} onQuestion={onQuestion} />
        )}
        <WordsField
          label={t('editor.question.explanation')}
          place={[...place, 'explanation']}
          words={question.explanation}
          longest={LESSON_BOUNDS.text}
          onWords={(explanation) => onQuestion({ ...question, explanation })}
        />
        <label class="field grid clause-field">
          <span>{t('editor.question.clause')}</span>
          <input
            type="text"
            class="input"
            value={question.clause ?? ''}
            maxLength={LESSON_BOUNDS.clause}
            placeholder={sectionText('3.10.7.4 eighth', locale.value)}
            onInput={(event) => onQuestion({ ...question, clause: event.currentTarget.value })}
          />
        </label>
      </div>
      <Preview key={JSON.stringify(question)} question={question} />
    </div>
  );
}

function RightNumber({
  question,
  place,
  onQuestion,
}: QuestionFormProps & { readonly question: Extract<Question, { kind: 'number' }> }) {
  const field = useId();
  const problem = useProblem([...place, 'right']);
  return (
    <label class="field grid number-field" for={field}>
      <span>{t('editor.question.right')}</span>
      <NumberInput
        id={field}
        value={question.right}
        invalid={problem !== null}
        onValue={(right) => onQuestion({ ...question, right })}
      />
      <FieldError place={[...place, 'right']} />
    </label>
  );
}
