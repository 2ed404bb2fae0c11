/** Texts needed before the page can be used: the first page, and the ways into matches and classes, in Spanish. */

import { HOME_ES } from './home.ts';
import { ERRORS_ES } from './errors.ts';
import { CLASS_DOOR_ES } from './class-door.ts';

export const ENTRY_ES = { ...HOME_ES, ...ERRORS_ES, ...CLASS_DOOR_ES };
