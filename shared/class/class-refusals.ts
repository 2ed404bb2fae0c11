/** The codes with which a class refuses, in addition to those of a duel. */

export const CLASS_REFUSALS = [
  'no-such-class',
  'class-locked',
  'class-full',
  'class-over',
  'class-paused',
  'name-not-allowed',
  'name-taken',
  'roster-missing',
  'no-such-student',
  'no-round',
  'round-running',
  'no-such-round',
  'already-answered',
  'bad-answer',
  'too-many-drafts',
  'not-paused',
  'not-the-teacher',
  'not-a-student',
  'wrong-password',
  'removed-by-teacher',
  'consent-refused',
  'no-such-lesson',
  'bad-lesson',
  'too-many-lessons',
  'no-such-duel',
  'class-log-full',
  'two-people',
  'both-playing',
  'time-not-open',
] as const;
export type ClassRefusalCode = (typeof CLASS_REFUSALS)[number];

export const STUDENTS_MAX = 250;
