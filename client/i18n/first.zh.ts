/** The guided first duel, in Chinese. */

import type { FIRST_EN } from './first.en.ts';

export const FIRST_ZH: Readonly<Record<keyof typeof FIRST_EN, string>> = {
  'first.title': '第一次挥手',
};
