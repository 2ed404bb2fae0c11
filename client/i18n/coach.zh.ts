/** Hints, calls and the reasons behind a verdict, in Chinese. */

import type { COACH_EN } from './coach.en.ts';

export const COACH_ZH: Readonly<Record<keyof typeof COACH_EN, string>> = {
  'coach.more': '为什么？',
};
