/** Texts needed before the page can be used: the first page, and the ways into matches and classes, in English. */

import { HOME_EN } from './home.ts';
import { ERRORS_EN } from './errors.ts';
import { CLASS_DOOR_EN } from './class-door.ts';

export const ENTRY_EN = { ...HOME_EN, ...ERRORS_EN, ...CLASS_DOOR_EN };
