/** A choice of one among few, as a radio group that looks like a row of switches. */

import { useId } from 'preact/hooks';

export interface Option<T extends string> {
  readonly value: T;
  readonly label: string;
  readonly hint?: string;
}

export function Choice<T extends string>({
  legend,
  options,
  value,
  onChoose,
  look = 'row',
}: {
  readonly legend: string;
  readonly options: readonly Option<T>[];
  readonly value: T;
  readonly onChoose: (value: T) => void;
  readonly look?: 'row' | 'list';
}) {
  const name = useId();
  return (
    <fieldset class={`choice ${look}`}>
      <legend>{legend}</legend>
      <div class="choices flow">
        {options.map((option) => (
          <label key={option.value} class={option.value === value ? 'chosen' : ''}>
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChoose(option.value)}
            />
            <span class="label">{option.label}</span>
            {option.hint !== undefined && <span class="hint">{option.hint}</span>}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
