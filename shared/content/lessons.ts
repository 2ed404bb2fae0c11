/** The lessons that come with the game, read from their files. */

import type { Lesson } from '../class/lesson.ts';
import { readLesson } from './lesson-schema.ts';
import fifteen from './lessons/fifteen.json' with { type: 'json' };
import fortyFive from './lessons/forty-five.json' with { type: 'json' };

export interface ReadyLesson {
  /** The id by which opening a class selects it. */
  readonly id: string;
  readonly lesson: Lesson;
}

/** The shortest first. */
export const READY_LESSONS: readonly ReadyLesson[] = [
  { id: 'fifteen', lesson: lessonOfFile('fifteen', fifteen) },
  { id: 'forty-five', lesson: lessonOfFile('forty-five', fortyFive) },
];

/** The lesson with that id; null if there is none. */
export function readyLesson(id: string): Lesson | null {
  return READY_LESSONS.find((ready) => ready.id === id)?.lesson ?? null;
}

function lessonOfFile(id: string, json: unknown): Lesson {
  const read = readLesson(json);
  if (!read.ok) throw new Error(`lesson ${id}: ${read.error}`);
  return read.lesson;
}
