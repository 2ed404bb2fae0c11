/** The texts that the explanation of a captured close consists of. Knows no language. */

import type { Locale } from '../../lib/language.ts';
import type { RuleId } from '../../tcp/rule.ts';
import type { CloseKind } from './close-kind.ts';
import type { Course } from './course.ts';
import type { CaptureContents } from '../read/digest.ts';
import type { CaptureProblem } from '../read/error.ts';
import type { Oddity } from './oddity.ts';

/** A title of a few words, and a sentence. */
export interface Word {
  readonly title: string;
  readonly why: string;
}

/** Notes on a whole close, apart from its kind. */
export const NOTES = [
  'doubled',
  'one-direction',
  'fast-open',
  'one-place',
  'both-ends',
  'clock-offset',
  'troubled',
  'fin-unseen',
  'no-handshake',
  'text-after-fin',
  'time-wait',
  'ports-reused',
  'as-far-as-shown',
] as const;
export type Note = (typeof NOTES)[number];

/** Remarks on a whole file. */
export type Remark =
  | 'summary'
  | 'no-close'
  | 'unknown-link'
  | 'unread'
  | 'forgotten'
  | 'refused'
  | 'damage'
  | 'left-out';

export interface Words {
  readonly locale: Locale;
  readonly kinds: Readonly<Record<CloseKind, Word>>;
  /** Half a sentence that follows the kind. */
  readonly course: Readonly<Record<Course, string>>;
  /** With `{}` for a guessed course. */
  readonly guessed: string;
  /** Joins the kind of a close and what happened to it. */
  readonly joins: string;
  readonly oddities: Readonly<Record<Oddity, string>>;
  readonly rules: Readonly<Record<RuleId, string>>;
  /** With `{}` for the detail of the error. */
  readonly problems: Readonly<Record<CaptureProblem, string>>;
  /** With `{}` for a number. */
  readonly notes: Readonly<Record<Note, string>>;
  readonly remarks: Readonly<Record<Remark, string>>;
  /** `A, which closed first`. */
  readonly closedFirst: string;
  readonly frame: string;
  readonly arrivedIn: string;
}

/** Remarks on what of a file was not read. */
export function unreadTexts(
  { unknownLinks, unread }: Pick<CaptureContents, 'unknownLinks' | 'unread'>,
  { remarks }: Words,
): string[] {
  return [
    ...unknownLinks.map(({ linkType, frames }) => fill(remarks['unknown-link'], frames, linkType)),
    ...(unread > 0 ? [fill(remarks.unread, unread)] : []),
  ];
}

/** A text with its `{}` replaced, one after the other. */
export function fill(text: string, ...values: readonly (string | number)[]): string {
  return values.reduce<string>((filled, value) => filled.replace('{}', () => String(value)), text);
}
