/** What a teacher reads on the board and at the controls, in Chinese. */

import type { TEACH_EN } from './teach.en.ts';

type Keys = Exclude<keyof typeof TEACH_EN, `${string}_one`>;

export const TEACH_ZH: Readonly<Record<Keys, string>> = {};
