/** The daily positions, in English. */

export const DAILY_EN = {
  'daily.title': 'Two minutes a day',
} as const;
