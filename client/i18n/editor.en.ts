/** What a teacher reads in the lesson editor, in English. */

export const EDITOR_EN = {} as const;
