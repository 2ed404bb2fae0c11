/** The path through the levels and one's progress, in English. */

export const PATH_EN = {
  'path.title': 'Practice',
} as const;
