/** What a student reads in a class, in Chinese. */

import type { CLASS_EN } from './class.en.ts';

type Keys = Exclude<keyof typeof CLASS_EN, `${string}_one`>;

export const CLASS_ZH: Readonly<Record<Keys, string>> = {};
