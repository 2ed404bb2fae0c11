/** All texts about a mistake with the numbers of its position, in English. */

import type { MistakeId } from '../../referee/mistake.ts';
import type { MistakeWhy } from './position-facts.ts';
import { MOVES_EN } from './moves.en.ts';
import { NUMBERS_EN } from './numbers.en.ts';
import { SEND_EN } from './send.en.ts';
import { STATES_EN } from './states.en.ts';

export const WHY_EN: Readonly<Record<MistakeId, MistakeWhy>> = { ...SEND_EN, ...NUMBERS_EN, ...MOVES_EN, ...STATES_EN };
