/** What students ask, for readers of Spanish: the page says that it is in English. */

import { ASK_EN } from './student-asks.en.ts';

export const ASK_ES = ASK_EN;
