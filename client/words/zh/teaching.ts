/** Texts for teachers, and about captures, in Chinese. */

import { TEACH_ZH } from './teach.ts';
import { DOOR_ZH } from './door.ts';
import { EDITOR_ZH } from './editor.ts';
import { REPORT_ZH } from './report.ts';
import { CAPTURE_ZH } from './capture.ts';

export const TEACHING_ZH = { ...TEACH_ZH, ...DOOR_ZH, ...EDITOR_ZH, ...REPORT_ZH, ...CAPTURE_ZH };
