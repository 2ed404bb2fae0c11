/**
 * Every sentence of the page in Chinese: the reference for a test of the code and the other languages. Explanations of
 * rules and levels are in shared/content.
 */

import { ENTRY_ZH } from './entry.ts';
import { START_ZH } from './start.ts';
import { PLAY_ZH } from './play.ts';
import { TEACHING_ZH } from './teaching.ts';

export const ZH = { ...ENTRY_ZH, ...START_ZH, ...PLAY_ZH, ...TEACHING_ZH };
