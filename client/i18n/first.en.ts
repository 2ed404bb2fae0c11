/** The guided first duel, in English. */

export const FIRST_EN = {
  'first.title': 'Your first close',
} as const;
