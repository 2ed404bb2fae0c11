/** What a teacher reads in the lesson editor, in Chinese. */

import type { EDITOR_EN } from './editor.en.ts';

type Keys = Exclude<keyof typeof EDITOR_EN, `${string}_one`>;

export const EDITOR_ZH: Readonly<Record<Keys, string>> = {};
