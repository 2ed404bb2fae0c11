/** The daily positions, in Chinese. */

import type { DAILY_EN } from './daily.en.ts';

export const DAILY_ZH: Readonly<Record<keyof typeof DAILY_EN, string>> = {
  'daily.title': '每天两分钟',
};
