/** How a class goes: its settings and lesson, its pauses and its end. */

import { endOfRound } from './answering.ts';
import { type Answers, type ClassApplied, happen, NOTHING, refuse } from './applied.ts';
import type { ClassSettings } from './class-settings.ts';
import type { ClassState } from './class-state.ts';
import type { Lesson } from './lesson.ts';
import { roundOn } from './rounds.ts';

/** What a teacher decides for the whole class. */
export type CourseCommand =
  | { readonly kind: 'settings'; readonly settings: ClassSettings }
  | { readonly kind: 'lesson'; readonly lesson: Lesson; readonly next: number }
  | { readonly kind: 'pause' }
  | { readonly kind: 'resume' }
  | { readonly kind: 'end' };
type Of<K extends CourseCommand['kind']> = Extract<CourseCommand, { kind: K }>;

function changeSettings(state: ClassState, { settings }: Of<'settings'>, at: number): ClassApplied {
  const { leaderboard, speed, locked, roster, ownTime = false } = state.settings;
  const same =
    leaderboard === settings.leaderboard &&
    speed === settings.speed &&
    locked === settings.locked &&
    roster === settings.roster &&
    ownTime === (settings.ownTime ?? false);
  return same ? NOTHING : happen({ at, type: 'settings-changed', settings });
}

function changeLesson(state: ClassState, { lesson, next }: Of<'lesson'>, at: number): ClassApplied {
  if (state.phase === 'over') return refuse('class-over');
  if (!Number.isInteger(next) || next < 0 || next > lesson.rounds.length) return refuse('no-such-round');
  // A lesson is the longest entry in a log: an unchanged one is not written again.
  const same = next === state.next && JSON.stringify(lesson) === JSON.stringify(state.lesson);
  return same ? NOTHING : happen({ at, type: 'lesson-changed', lesson, next });
}

function pause(state: ClassState, _: unknown, at: number): ClassApplied {
  if (state.phase === 'over') return refuse('class-over');
  return state.paused ? refuse('class-paused') : happen({ at, type: 'paused' });
}

function resume(state: ClassState, _: unknown, at: number): ClassApplied {
  return state.paused ? happen({ at, type: 'resumed' }) : refuse('not-paused');
}

function end(state: ClassState, _: unknown, at: number): ClassApplied {
  if (state.phase === 'over') return refuse('class-over');
  const round = roundOn(state);
  const ended = round === null ? [] : endOfRound(state, round, at, 'teacher');
  return happen(...ended, { at, type: 'class-ended' });
}

export const COURSE_COMMANDS: Answers<CourseCommand> = {
  settings: changeSettings,
  lesson: changeLesson,
  pause,
  resume,
  end,
};
