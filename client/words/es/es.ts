/** Every sentence that the page has in Spanish: the reference for tests. What is missing, the page shows in English. */

import { ENTRY_ES } from './entry.ts';
import { START_ES } from './start.ts';
import { PLAY_ES } from './play.ts';
import { TEACHING_ES } from './teaching.ts';

export const ES = { ...ENTRY_ES, ...START_ES, ...PLAY_ES, ...TEACHING_ES };
