/** The options of a question, one or several of which are right; afterwards with what was right. */

import { useId } from 'preact/hooks';
import type { AnsweredQuestion, AskedQuestion } from '../../shared/class/class-view.ts';
import type { Answer } from '../../shared/class/lesson.ts';
import { locale, t } from '../words/i18n.ts';
import { answerOf, type Draft, withOption } from './answer-draft.ts';
import { type Mark, markOf } from './mark.ts';
import { inLanguage } from '../words/lesson-words.ts';
import { Icon } from '../kit/icon.tsx';

export interface AnswerParts {
  readonly question: AskedQuestion;
  readonly draft: Draft;
  /** The right answer, once it is revealed. */
  readonly right: Answer | null;
  /** Why an option is wrong, at its place, shown with the right answer; absent: nothing is said of any. */
  readonly reasons?: AnsweredQuestion['reasons'] | undefined;
  /** Nothing can be changed any more. */
  readonly locked: boolean;
  readonly onDraft: (draft: Draft) => void;
}

export function AnswerList({ question, draft, right, reasons = [], locked, onDraft }: AnswerParts) {
  const name = useId();
  const chosen = (option: number) =>
    draft.kind === 'single' ? draft.option === option : draft.kind === 'several' && draft.options.includes(option);
  return (
    <fieldset class="answers grid">
      <legend class="dim">{t(`class.pick.${question.kind}`)}</legend>
      {question.options.map((words, option) => {
        const mark = right === null ? null : markOf(option, right, answerOf(draft));
        const reason = right === null ? null : (reasons[option] ?? null);
        return (
          <label key={option} class={`answer ${chosen(option) ? 'chosen' : ''} ${mark ?? ''}`}>
            <input
              type={draft.kind === 'single' ? 'radio' : 'checkbox'}
              name={name}
              checked={chosen(option)}
              disabled={locked}
              onChange={() => onDraft(withOption(draft, option))}
            />
            {mark === null ? <kbd>{option + 1}</kbd> : <MarkIcon mark={mark} />}
            <span>
              {inLanguage(words, locale.value)}
              {reason !== null && <span class="reason">{inLanguage(reason, locale.value)}</span>}
            </span>
          </label>
        );
      })}
    </fieldset>
  );
}

function MarkIcon({ mark }: { readonly mark: NonNullable<Mark> }) {
  return (
    <span class="answer-mark">
      <Icon name={mark === 'wrong' ? 'cross' : 'check'} />
      <span class="sr-only">{t(`class.mark.${mark}`)}</span>
    </span>
  );
}
