/** A lesson as a file: its content, and reading one that is imported. Knows no browser. */

import { type LessonIssue, readLesson } from '../../shared/content/lesson-schema.ts';
import type { Lesson } from '../../shared/class/lesson.ts';

/** The longest file read, in characters. */
const LONGEST = 1_000_000;

export type LessonFile =
  | { readonly ok: true; readonly lesson: Lesson }
  /** What is wrong with it; null: it is not JSON at all. */
  | { readonly ok: false; readonly issues: readonly LessonIssue[] | null };

/** The text of the file. */
export function lessonFileText(lesson: Lesson): string {
  return `${JSON.stringify(lesson, null, 2)}\n`;
}

/** A name that every file system accepts. */
export function lessonFileName({ title: { en, zh } }: Lesson): string {
  const name = (en ?? zh ?? '').replaceAll(/[^\p{Letter}\p{Number}]+/gu, '-').replaceAll(/^-|-$/g, '');
  return `${name === '' ? 'lesson' : name.slice(0, 60)}.json`;
}

/** Parses the text of a file; nothing in it is trusted. */
export function readLessonFile(text: string): LessonFile {
  if (text.length > LONGEST) return { ok: false, issues: null };
  try {
    const read = readLesson(JSON.parse(text));
    return read.ok ? read : { ok: false, issues: read.issues };
  } catch {
    return { ok: false, issues: null };
  }
}

/** Whether a file is something else altogether: a lesson has rounds at least. */
export function isNoLesson(issues: readonly LessonIssue[]): boolean {
  const wrong = (place: string) =>
    issues.some(({ path, problem }) => path.join('.') === place && problem === 'missing');
  return wrong('') || (wrong('title') && wrong('rounds'));
}
