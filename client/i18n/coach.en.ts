/** Hints, calls and the reasons behind a verdict, in English. */

export const COACH_EN = {
  'coach.more': 'Why?',
} as const;
