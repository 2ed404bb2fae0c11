/** The options of a question, each marked right or not; or the items to be put in order. */

import { useId } from 'preact/hooks';
import { LESSON_BOUNDS } from '../../shared/content/lesson-schema.ts';
import type { Question } from '../../shared/class/lesson.ts';
import { t } from '../words/i18n.ts';
import type { Place } from './lesson-editor.ts';
import {
  choicesOf,
  hasOptions,
  inserted,
  type OptionQuestion,
  replaced,
  rightOptions,
  shifted,
  withChoices,
  withoutChoice,
  withReason,
  withReasons,
  withRight,
  withShuffle,
} from './lesson-draft.ts';
import { Icon } from '../kit/icon.tsx';
import type { QuestionFormProps } from './editor-context.ts';
import { FieldError, WordsField } from './fields.tsx';
import { Switch } from '../kit/switch.tsx';

const FEWEST = 2;

type OptionProps = Omit<QuestionFormProps, 'place' | 'question'> & { readonly question: OptionQuestion };
type ChoiceQuestion = Exclude<Question, { kind: 'number' }>;
type ChoiceRowsProps = QuestionFormProps & { readonly question: ChoiceQuestion };

export function ChoiceRows({ question, place, onQuestion }: ChoiceRowsProps) {
  const choices = choicesOf(question);
  const field = question.kind === 'order' ? 'items' : 'options';
  const label = (number: number) => t(`editor.${field}.n`, { number });
  return (
    <fieldset class="choice-rows grid">
      <legend>{t(`editor.choices.${question.kind}`)}</legend>
      {choices.map((words, at) => (
        <div key={at} class="choice-row grid">
          <RowMark question={question} at={at} onQuestion={onQuestion} />
          <WordsField
            label={label(at + 1)}
            place={[...place, field, at]}
            words={words}
            longest={LESSON_BOUNDS.option}
            short
            onWords={(changed) => onQuestion(withChoices(question, replaced(choices, at, changed)))}
          />
          {hasOptions(question) && <ReasonField question={question} at={at} place={place} onQuestion={onQuestion} />}
          <button
            type="button"
            class="icon-button"
            aria-label={t('editor.option.remove', { label: label(at + 1) })}
            disabled={choices.length <= FEWEST}
            onClick={() => onQuestion(withoutChoice(question, at))}
          >
            <Icon name="cross" />
          </button>
        </div>
      ))}
      <FieldError place={[...place, field]} />
      <FieldError place={[...place, 'right']} />
      {choices.length < LESSON_BOUNDS.options && (
        <button
          type="button"
          class="button"
          onClick={() => onQuestion(withChoices(question, inserted(choices, choices.length, {})))}
        >
          {t(`editor.${field}.add`)}
        </button>
      )}
      {hasOptions(question) && <OptionSwitches question={question} onQuestion={onQuestion} />}
    </fieldset>
  );
}

/** How the options are asked, and whether it is said why the wrong ones are wrong. */
function OptionSwitches({ question, onQuestion }: OptionProps) {
  return (
    <>
      <Switch
        label={t('editor.options.shuffle')}
        hint={t('editor.options.shuffle.hint')}
        on={question.shuffle === true}
        onSwitch={(on) => onQuestion(withShuffle(question, on))}
      />
      <Switch
        label={t('editor.options.reasons')}
        hint={t('editor.options.reasons.hint')}
        on={question.reasons !== undefined}
        onSwitch={(on) => onQuestion(withReasons(question, on))}
      />
    </>
  );
}

/** Why a wrong option is wrong; nothing for a right one. */
function ReasonField({
  question,
  at,
  place,
  onQuestion,
}: OptionProps & { readonly at: number; readonly place: Place }) {
  if (question.reasons === undefined || rightOptions(question).includes(at)) return null;
  return (
    <div class="choice-reason">
      <WordsField
        label={t('editor.option.reason', { number: at + 1 })}
        place={[...place, 'reasons', at]}
        words={question.reasons[at] ?? {}}
        longest={LESSON_BOUNDS.text}
        short
        labelled
        onWords={(reason) => onQuestion(withReason(question, at, reason))}
      />
    </div>
  );
}

/** Which are right; for items, their positions. */
function RowMark({ question, at, onQuestion }: Omit<QuestionFormProps, 'place'> & { readonly at: number }) {
  const name = useId();
  if (question.kind === 'order') {
    const { items } = question;
    const step = (by: number) => onQuestion({ ...question, items: shifted(items, at, at + by) });
    return (
      <span class="item-steps">
        <StepButton to="up" number={at + 1} off={at === 0} onPress={() => step(-1)} />
        <StepButton to="down" number={at + 1} off={at === items.length - 1} onPress={() => step(1)} />
      </span>
    );
  }
  return (
    <label class="right-mark">
      <input
        type={question.kind === 'single' ? 'radio' : 'checkbox'}
        name={`right-${question.id}-${name}`}
        checked={rightOptions(question).includes(at)}
        onChange={() => onQuestion(withRight(question, at))}
      />
      <span>{t('editor.option.right')}</span>
      <span class="sr-only">{t('editor.options.n', { number: at + 1 })}</span>
    </label>
  );
}

function StepButton({
  to,
  number,
  off,
  onPress,
}: {
  readonly to: 'up' | 'down';
  readonly number: number;
  readonly off: boolean;
  readonly onPress: () => void;
}) {
  const title = t('editor.items.n', { number });
  return (
    <button
      type="button"
      class="icon-button"
      aria-label={t(`editor.round.${to}`, { title })}
      aria-disabled={off}
      onClick={() => !off && onPress()}
    >
      <Icon name={to} />
    </button>
  );
}
