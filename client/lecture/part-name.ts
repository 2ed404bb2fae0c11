/** The name of a part of the lecture. */

import type { LectureText } from '../../shared/content/lecture/lecture.ts';
import { type LecturePart, type Wave, WAVES } from '../../shared/content/lecture/lecture-parts.ts';

export function isWave(part: LecturePart): part is Wave {
  return WAVES.some((wave) => wave === part);
}

/** In full, as over its text. */
export function partName(part: LecturePart, text: LectureText): string {
  return isWave(part) ? text.waves[part].name : text[part].name;
}

/** As in a link that says already that it leads to the lecture. */
export function partLink(part: LecturePart, text: LectureText): string {
  return isWave(part) ? partName(part, text) : partStep(part, text);
}

/** In short, as in the list of steps. */
export function partStep(part: LecturePart, text: LectureText): string {
  return isWave(part) ? text.waves[part].step : text[part].step;
}
