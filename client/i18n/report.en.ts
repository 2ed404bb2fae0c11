/** What a teacher reads in the report, in English. */

export const REPORT_EN = {} as const;
