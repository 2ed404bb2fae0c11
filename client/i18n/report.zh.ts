/** What a teacher reads in the report, in Chinese. */

import type { REPORT_EN } from './report.en.ts';

type Keys = Exclude<keyof typeof REPORT_EN, `${string}_one`>;

export const REPORT_ZH: Readonly<Record<Keys, string>> = {};
