/** Each level's own figure in small. Written by `npm run docs:map` from the levels themselves; a test finds one that is out of date. */

import type { MapLevel } from '../../context/level-groups.ts';

export const LEVEL_FIGURES: Readonly<Record<MapLevel, string>> = {
  'four-waves': 'A FIN 0-1; B ACK 2-3; B FIN 4-5; A ACK 6-7; A TIME-WAIT 5-7',
  'last-words': 'A FIN 0-1; B ACK 2-3; B DATA 4-5; B FIN 6-7; A ACK 8-9; A TIME-WAIT 7-9',
  'three-waves': 'A FIN 0-1; B FIN 2-3; A ACK 4-5; A TIME-WAIT 3-5',
  'delayed-ack': 'A DATA 0-1; B ACK 2-3; A FIN 4-5; B FIN 6-7; A ACK 8-9; A TIME-WAIT 7-9',
  crossing: 'A FIN 0-1; B FIN 0-1; A ACK 2-3; B ACK 2-3',
  'lost-fin': 'A FIN 0-x; A FIN 1-2; B ACK 3-4; B FIN 5-6',
  'lost-ack': 'A FIN 0-1; B ACK 2-x; A FIN 3-4; B ACK 5-6',
  'lost-second-fin': 'B ACK 0-1; B FIN 2-x; B FIN 3-4; A ACK 5-6; A TIME-WAIT 4-6',
  'lost-last-ack': 'B FIN 0-1; A ACK 2-x; B FIN 3-4; A ACK 5-6; A TIME-WAIT 1-6',
  'lost-last-ack-twice': 'B FIN 0-1; A ACK 2-x; B FIN 3-4; A ACK 5-x; B FIN 6-7; A TIME-WAIT 1-7',
  hole: 'A DATA 0-3; A FIN 1-2; B ACK 3-4; B ACK 4-5',
  'port-rush': 'A FIN 0-1; B ACK 2-3; B FIN 4-5; A ACK 6-7; A TIME-WAIT 5-9; A PORT 8; B PORT 9',
  'reuse-address': 'A ACK 0-1; B SYN 4-5; A SYN 6-7; B ACK 7-8; A TIME-WAIT 0-5; A PORT 2; A PORT 3',
  ghost: 'B DATA 0-1; B GHOST 0-4; B FIN 2-3; B RST 5-6; A TIME-WAIT 3-6',
  'skip-time-wait': 'B DATA 0-1; B HARM 0-8; A ACK 2-3; A FIN 4-5; B ACK 6-7',
  abort: 'B DATA 0-2; A RST 1-3; A RST 4-5',
  'half-open-reader': 'A FIN 0-1; B ACK 2-3; B DATA 4-5; A RST 6-7',
  'forgotten-close': 'A FIN 0-1; B ACK 2-3; B FIN 4-5; A RST 6-7',
  'nobody-home': 'A DATA 0-1; A FIN 2-4; B RST 3-5; B RST 6-7; B ABSENT 0-7',
  crash: 'A RST 1-2; B DATA 3-x; A ACK 4-x; A KILLED 0',
  wraparound: 'A DATA 0-1; A FIN 2-3; B ACK 4-5; B FIN 6-7; A ACK 8-9; A TIME-WAIT 7-9; A ZERO 2',
  'capture:lost-last-ack': 'B FIN 0-1; A ACK 2-x; B FIN 3-4; A ACK 5-6; A TIME-WAIT 1-6',
  'capture:half-close-data': 'A FIN 0-1; B ACK 2-3; B DATA 4-5; B FIN 6-7; A ACK 8-9; A TIME-WAIT 7-9',
  storm: 'A FIN 0-x; A FIN 1-2; A GHOST 1-4; B ACK 3-x; B ACK 5-6',
};
