/** Everything that the game explains, in Spanish. */

import type { Content } from './content.ts';
import { ES } from './explain.es.ts';
import { HINT_ES } from './why/hint.es.ts';
import { PEER_ES } from './why/peer.es.ts';
import { RIGHT_HERE_ES } from './why/right-here.es.ts';
import { RULES_ES } from './why/rules.es.ts';
import { WHY_ES } from './why/why.es.ts';

export const CONTENT_ES: Content = {
  locale: 'es',
  texts: ES,
  whys: WHY_ES,
  rules: RULES_ES,
  hints: HINT_ES,
  peers: PEER_ES,
  rightHere: RIGHT_HERE_ES,
  colon: ': ',
};
