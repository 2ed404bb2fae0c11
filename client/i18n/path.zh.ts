/** The path through the levels and one's progress, in Chinese. */

import type { PATH_EN } from './path.en.ts';

export const PATH_ZH: Readonly<Record<keyof typeof PATH_EN, string>> = {
  'path.title': '练习',
};
