/**
 * Every sentence of the page in English: the reference for a test of the code and the other languages. Explanations of
 * rules and levels are in shared/content.
 */

import { ENTRY_EN } from './entry.ts';
import { PLAY_EN } from './play.ts';
import { START_EN } from './start.ts';
import { TEACHING_EN } from './teaching.ts';

export const EN = { ...ENTRY_EN, ...START_EN, ...PLAY_EN, ...TEACHING_EN };
