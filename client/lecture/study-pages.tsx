/** The lecture and what students ask, each with its texts. */

import { bringStudy } from '../words/study.ts';
import { AskPage } from './ask-page.tsx';
import { LecturePage } from './lecture-page.tsx';

/**
 * Loads the texts of both pages.
 * @throws the browser's error if that fails
 */
export async function studyPages() {
  await bringStudy();
  return { AskPage, LecturePage };
}
