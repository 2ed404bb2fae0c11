/** The lecture for readers of Spanish: the page says that it is in English. */

import { LECTURE_EN } from './lecture.en.ts';

export const LECTURE_ES = LECTURE_EN;
