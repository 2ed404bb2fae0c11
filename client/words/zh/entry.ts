/** Texts needed before the page can be used: the first page, and the ways into matches and classes, in Chinese. */

import { HOME_ZH } from './home.ts';
import { ERRORS_ZH } from './errors.ts';
import { CLASS_DOOR_ZH } from './class-door.ts';

export const ENTRY_ZH = { ...HOME_ZH, ...ERRORS_ZH, ...CLASS_DOOR_ZH };
