/** The questions for one alone, in English. */

export const QUIZ_EN = {
  'quiz.title': 'Questions',
} as const;
