/** What a student reads in a class, in English. */

export const CLASS_EN = {} as const;
