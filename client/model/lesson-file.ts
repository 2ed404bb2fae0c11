/** A lesson as a file: what is written, and how a file that somebody brings is read. Knows no browser. */

import { readLesson } from '../../shared/content/lesson-schema.ts';
import type { Lesson } from '../../shared/lesson/lesson.ts';

/** The longest file that is looked at, in characters. */
const LONGEST = 1_000_000;

export type LessonFile =
  | { readonly ok: true; readonly lesson: Lesson }
  /** `line` names the place; null: it is no JSON at all. */
  | { readonly ok: false; readonly line: string | null };

/** The text of the file. */
export function lessonFileText(lesson: Lesson): string {
  return `${JSON.stringify(lesson, null, 2)}\n`;
}

/** A name that every file system takes. */
export function lessonFileName({ title: { en, zh } }: Lesson): string {
  const name = (en ?? zh ?? '').replaceAll(/[^\p{Letter}\p{Number}]+/gu, '-').replaceAll(/^-|-$/g, '');
  return `${name === '' ? 'lesson' : name.slice(0, 60)}.json`;
}

/** Reads the text of a file; nothing in it is taken on trust. */
export function readLessonFile(text: string): LessonFile {
  if (text.length > LONGEST) return { ok: false, line: null };
  try {
    const read = readLesson(JSON.parse(text));
    return read.ok ? read : { ok: false, line: read.error };
  } catch {
    return { ok: false, line: null };
  }
}
