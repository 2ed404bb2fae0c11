/** Opens a class. Commands: apply-class.ts; time: advance-class.ts; the fold of its events: evolve-class.ts. */

import type { ClassEvent } from './class-event.ts';
import type { ClassSettings } from './class-settings.ts';
import type { Lesson } from './lesson.ts';

export interface ClassSetup {
  /** A 32-bit integer that determines every draw. */
  readonly seed: number;
  readonly lesson: Lesson;
  readonly settings: ClassSettings;
}

/** The first events of a class, at time `at` (ms). */
export function createClass({ seed, lesson, settings }: ClassSetup, at: number): readonly ClassEvent[] {
  return [{ at, type: 'opened', seed, lesson, settings, drawsSets: true }];
}
