/** 结合局面序号来说明每种错误的全部中文。 */

import type { MistakeId } from '../../referee/mistake.ts';
import type { MistakeWhy } from './position-facts.ts';
import { MOVES_ZH } from './moves.zh.ts';
import { NUMBERS_ZH } from './numbers.zh.ts';
import { SEND_ZH } from './send.zh.ts';
import { STATES_ZH } from './states.zh.ts';

export const WHY_ZH: Readonly<Record<MistakeId, MistakeWhy>> = { ...SEND_ZH, ...NUMBERS_ZH, ...MOVES_ZH, ...STATES_ZH };
