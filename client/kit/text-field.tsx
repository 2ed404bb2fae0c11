/** A line to type in, with its label above and what there is to say about it below. */

import type { ComponentChildren } from 'preact';

/** Attributes of the input, as HTML names them. */
interface InputParts {
  readonly inputMode?: 'decimal';
  readonly autoComplete?: 'off' | 'nickname';
  readonly autoCapitalize?: 'characters';
  readonly maxLength?: number;
  readonly required?: boolean;
  readonly disabled?: boolean;
  readonly placeholder?: string;
  readonly title?: string;
  readonly 'aria-invalid'?: boolean;
  readonly 'aria-describedby'?: string;
}

/** `children` come below the line. What is typed runs the way that its first letter says. */
export function TextField({
  label,
  value,
  onType,
  code = false,
  children,
  autoComplete = 'off',
  ...input
}: InputParts & {
  readonly label: string;
  readonly value: string;
  readonly onType: (typed: string) => void;
  /** What is typed is a code: wide letters, and no spelling is checked. */
  readonly code?: boolean;
  readonly children?: ComponentChildren;
}) {
  return (
    <label class="field grid">
      <span>{label}</span>
      <input
        type="text"
        dir="auto"
        autoComplete={autoComplete}
        {...(code ? { spellcheck: false } : {})}
        {...input}
        class={code ? 'input code' : 'input'}
        value={value}
        onInput={(event) => onType(event.currentTarget.value)}
      />
      {children}
    </label>
  );
}
