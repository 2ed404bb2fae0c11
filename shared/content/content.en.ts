/** Everything that the game explains, in English. */

import type { Content } from './content.ts';
import { EN } from './explain.en.ts';
import { HINT_EN } from './why/hint.en.ts';
import { PEER_EN } from './why/peer.en.ts';
import { RIGHT_HERE_EN } from './why/right-here.en.ts';
import { RULES_EN } from './why/rules.en.ts';
import { WHY_EN } from './why/why.en.ts';

export const CONTENT_EN: Content = {
  locale: 'en',
  texts: EN,
  whys: WHY_EN,
  rules: RULES_EN,
  hints: HINT_EN,
  peers: PEER_EN,
  rightHere: RIGHT_HERE_EN,
  colon: ': ',
};
