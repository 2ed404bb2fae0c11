/** The questions for one alone, in Chinese. */

import type { QUIZ_EN } from './quiz.en.ts';

export const QUIZ_ZH: Readonly<Record<keyof typeof QUIZ_EN, string>> = {
  'quiz.title': '自测',
};
