/** The parts of the lecture by name. */

/** The screens of the lecture, in order. */
export const LECTURE_PARTS = ['wave-1', 'wave-2', 'wave-3', 'wave-4', 'wait', 'why', 'simple'] as const;
export type LecturePart = (typeof LECTURE_PARTS)[number];

export const WAVES = ['wave-1', 'wave-2', 'wave-3', 'wave-4'] as const;
export type Wave = (typeof WAVES)[number];
