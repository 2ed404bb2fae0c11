/** The fields of the forms: texts in one or two languages, times, and errors beside them. */

import { LANGUAGES } from '../../shared/lib/language.ts';
import { useId, useState } from 'preact/hooks';
import type { LessonLocale, Words } from '../../shared/class/lesson.ts';
import { t } from '../words/i18n.ts';
import { numberShown, numberText, readValue } from '../questions/answer-draft.ts';
import type { Place } from './lesson-editor.ts';
import { useProblem, useWriting } from './editor-context.ts';

/** Shows the error at a place; a field refers to it by `id`. */
export function FieldError({ place, id }: { readonly place: Place; readonly id?: string }) {
  const problem = useProblem(place);
  return problem === null ? null : (
    <p class="field-error" {...(id === undefined ? {} : { id })}>
      {problem}
    </p>
  );
}

export interface WordsFieldProps {
  readonly label: string;
  readonly place: Place;
  readonly words: Words;
  readonly longest: number;
  /** A single line, as for an option. */
  readonly short?: boolean;
  /** The label of a single line is visible too. */
  readonly labelled?: boolean;
  readonly onWords: (words: Words) => void;
}

/** A text: a field for each language written, side by side if there is room. */
export function WordsField({
  label,
  place,
  words,
  longest,
  short = false,
  labelled = false,
  onWords,
}: WordsFieldProps) {
  const { languages } = useWriting();
  const error = useId();
  const problem = useProblem(place);
  return (
    <fieldset class="words-field grid">
      <legend class={short ? (labelled ? 'dim' : 'sr-only') : ''}>{label}</legend>
      <div class="words-columns grid">
        {languages.map((language) => (
          <LanguageField
            key={language}
            label={label}
            language={language}
            place={[...place, language]}
            value={words[language] ?? ''}
            longest={longest}
            short={short}
            invalid={problem !== null}
            describedBy={error}
            onInput={(text) => onWords({ ...words, [language]: text })}
          />
        ))}
      </div>
      <FieldError place={place} id={error} />
    </fieldset>
  );
}

interface LanguageFieldProps {
  readonly label: string;
  readonly language: LessonLocale;
  readonly place: Place;
  readonly value: string;
  readonly longest: number;
  readonly short: boolean;
  readonly invalid: boolean;
  readonly describedBy: string;
  readonly onInput: (text: string) => void;
}

function LanguageField(props: LanguageFieldProps) {
  const { label, language, place, value, longest, short, invalid, describedBy, onInput } = props;
  const own = useProblem(place);
  const shared = {
    class: 'input',
    dir: 'auto' as const,
    value,
    maxLength: longest,
    lang: LANGUAGES[language].tag,
    'aria-label': `${label} · ${t(`editor.language.${language}`)}`,
    'aria-invalid': invalid || own !== null,
    'aria-describedby': describedBy,
    placeholder: t(`editor.language.${language}`),
  };
  return (
    <div>
      {short ? (
        <input type="text" {...shared} onInput={(event) => onInput(event.currentTarget.value)} />
      ) : (
        <textarea rows={3} {...shared} onInput={(event) => onInput(event.currentTarget.value)} />
      )}
      {own !== null && <p class="field-error">{own}</p>}
    </div>
  );
}

/** A time in seconds or minutes; may be empty if a round may be without an end. */
export function TimeField({
  place,
  seconds,
  unit,
  label,
  onSeconds,
}: {
  readonly place: Place;
  readonly seconds: number | null;
  readonly unit: 'seconds' | 'minutes';
  readonly label: string;
  readonly onSeconds: (seconds: number) => void;
}) {
  const field = useId();
  const error = useId();
  const problem = useProblem(place);
  const scale = unit === 'minutes' ? 60 : 1;
  return (
    <label class="field grid time-field" for={field}>
      <span>{label}</span>
      <NumberInput
        id={field}
        value={seconds === null ? Number.NaN : Math.round((seconds / scale) * 100) / 100}
        invalid={problem !== null}
        error={error}
        onValue={(value) => onSeconds(Math.round(value * scale))}
      />
      <FieldError place={place} id={error} />
    </label>
  );
}

/**
 * A number, parsed as everywhere else: in any width and script of digits.
 * @param onValue gets NaN while it is not a number
 */
export function NumberInput({
  id,
  value,
  invalid,
  error,
  onValue,
}: {
  readonly id: string;
  readonly value: number;
  readonly invalid: boolean;
  readonly error?: string;
  readonly onValue: (value: number) => void;
}) {
  const [typed, setTyped] = useState(numberText(value));
  return (
    <input
      id={id}
      class="input"
      inputMode="decimal"
      value={numberShown(typed, value)}
      aria-invalid={invalid}
      aria-describedby={error}
      onInput={({ currentTarget }) => {
        setTyped(currentTarget.value);
        onValue(readValue(currentTarget.value) ?? Number.NaN);
      }}
    />
  );
}
