/** The page of a match that is over, in Chinese. */

import type { REVIEW_EN } from './review.en.ts';

export const REVIEW_ZH: Readonly<Record<keyof typeof REVIEW_EN, string>> = {
  'review.title': '复盘',
};
