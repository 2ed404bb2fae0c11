/** The page of a match that is over, in English. */

export const REVIEW_EN = {
  'review.title': 'Review',
} as const;
