/** The texts of a report's tables are not translated into Spanish yet: they are shown in English, marked. */

import { markedEnglish } from '../lib/fallback.ts';
import { REPORT_TEXT_EN } from './report-text.en.ts';

export const REPORT_TEXT_ES = markedEnglish(REPORT_TEXT_EN);
