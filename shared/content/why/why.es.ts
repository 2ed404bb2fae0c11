/** All texts about a mistake with the numbers of its position, in Spanish. */

import type { MistakeId } from '../../referee/mistake.ts';
import type { MistakeWhy } from './position-facts.ts';
import { MOVES_ES } from './moves.es.ts';
import { NUMBERS_ES } from './numbers.es.ts';
import { SEND_ES } from './send.es.ts';
import { STATES_ES } from './states.es.ts';

export const WHY_ES: Readonly<Record<MistakeId, MistakeWhy>> = { ...SEND_ES, ...NUMBERS_ES, ...MOVES_ES, ...STATES_ES };
