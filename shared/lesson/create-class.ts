/** How a class begins: open it (here), ask of it (apply-class.ts), let time pass (advance-class.ts), fold its events (evolve-class.ts). */

import type { ClassEvent } from './class-event.ts';
import type { ClassSettings } from './class-settings.ts';
import type { Lesson } from './lesson.ts';

export interface ClassSetup {
  /** A 32-bit integer: everything that is drawn follows from it. */
  readonly seed: number;
  readonly lesson: Lesson;
  readonly settings: ClassSettings;
}

/** The first events of a class, at time `at` (ms). */
export function createClass({ seed, lesson, settings }: ClassSetup, at: number): readonly ClassEvent[] {
  return [{ at, type: 'opened', seed, lesson, settings }];
}
