/** Everything that the game explains, in Chinese. */

import type { Content } from './content.ts';
import { ZH } from './explain.zh.ts';
import { HINT_ZH } from './why/hint.zh.ts';
import { PEER_ZH } from './why/peer.zh.ts';
import { RIGHT_HERE_ZH } from './why/right-here.zh.ts';
import { RULES_ZH } from './why/rules.zh.ts';
import { WHY_ZH } from './why/why.zh.ts';

export const CONTENT_ZH: Content = {
  locale: 'zh',
  texts: ZH,
  whys: WHY_ZH,
  rules: RULES_ZH,
  hints: HINT_ZH,
  peers: PEER_ZH,
  rightHere: RIGHT_HERE_ZH,
  colon: '：',
};
