/**
 * Texts for teachers, and about captures, in Spanish. What is still English is listed here: the page shows it marked.
 * To translate one of these files, take it off the list: the type check then asks for its sentences.
 */

import type { DOOR_EN } from '../en/door.ts';
import type { EDITOR_EN } from '../en/editor.ts';
import type { REPORT_EN } from '../en/report.ts';
import type { TEACH_EN } from '../en/teach.ts';
import type { TEACHING_EN } from '../en/teaching.ts';
import { CAPTURE_ES } from './capture.ts';
import type { InSpanish } from './in-spanish.ts';

type StillEnglish = typeof DOOR_EN & typeof EDITOR_EN & typeof REPORT_EN & typeof TEACH_EN;

export const TEACHING_ES: InSpanish<Omit<typeof TEACHING_EN, keyof StillEnglish>> = { ...CAPTURE_ES };
