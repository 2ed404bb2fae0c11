/** What there are words for in the explanation of a captured close. Knows no language. */

import type { RuleId } from '../tcp/rule.ts';
import type { CloseKind } from './close-kind.ts';
import type { Course } from './course.ts';
import type { CaptureProblem } from './error.ts';
import type { Oddity } from './oddity.ts';

/** A title of a few words, and a sentence. */
export interface Word {
  readonly title: string;
  readonly why: string;
}

/** What is said of a whole close, beside its kind. */
export const NOTES = [
  'one-place',
  'both-ends',
  'no-handshake',
  'text-after-fin',
  'time-wait',
  'ports-reused',
  'as-far-as-shown',
] as const;
export type Note = (typeof NOTES)[number];

/** What is said of a whole file. */
export type Remark = 'summary' | 'no-close' | 'forgotten' | 'refused' | 'damage' | 'left-out';

export interface Words {
  readonly locale: 'en' | 'zh';
  readonly kinds: Readonly<Record<CloseKind, Word>>;
  /** Half a sentence behind the kind. */
  readonly course: Readonly<Record<Course, string>>;
  /** With `{}` for a course that is guessed. */
  readonly guessed: string;
  /** Between the kind of a close and what befell it. */
  readonly joins: string;
  readonly oddities: Readonly<Record<Oddity, string>>;
  readonly rules: Readonly<Record<RuleId, string>>;
  readonly problems: Readonly<Record<CaptureProblem, string>>;
  /** With `{}` for a number. */
  readonly notes: Readonly<Record<Note, string>>;
  readonly remarks: Readonly<Record<Remark, string>>;
  /** `A, which closed first`. */
  readonly closedFirst: string;
  readonly frame: string;
  readonly arrivedIn: string;
}

/** A text with its `{}` replaced, one after the other. */
export function fill(text: string, ...values: readonly (string | number)[]): string {
  return values.reduce<string>((filled, value) => filled.replace('{}', () => String(value)), text);
}
