/** What a teacher reads on the board and at the controls, in English. */

export const TEACH_EN = {} as const;
