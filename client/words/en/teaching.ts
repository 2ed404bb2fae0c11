/** Texts for teachers, and about captures, in English. */

import { TEACH_EN } from './teach.ts';
import { DOOR_EN } from './door.ts';
import { EDITOR_EN } from './editor.ts';
import { REPORT_EN } from './report.ts';
import { CAPTURE_EN } from './capture.ts';

export const TEACHING_EN = { ...TEACH_EN, ...DOOR_EN, ...EDITOR_EN, ...REPORT_EN, ...CAPTURE_EN };
