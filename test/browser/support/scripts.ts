/** Each side's answers in a level, position by position, as the textbook has it. */

import type { Answer } from './player.ts';

const send = (flags: string, seq: number, ack?: number): Answer => ({
  send: { flags: flags.split(' '), seq, ...(ack === undefined ? {} : { ack }) },
});

const FIRST_FIN = send('FIN', 4_000);
const LAST_ACK = send('ACK', 4_001, 9_001);
const SECOND_WAVE = send('ACK', 9_000, 4_001);
const THIRD_WAVE = send('FIN ACK', 9_000, 4_001);

export const FOUR_WAVES = {
  A: [FIRST_FIN, 'wait', LAST_ACK, 'bind'],
  B: [SECOND_WAVE, THIRD_WAVE, 'wait'],
} as const satisfies Record<'A' | 'B', readonly Answer[]>;

/** The last ACK is lost: the FIN is sent again, and answered again before the ring runs out. */
export const LOST_LAST_ACK = {
  A: [FIRST_FIN, 'wait', LAST_ACK, LAST_ACK, 'bind'],
  B: [SECOND_WAVE, THIRD_WAVE, THIRD_WAVE, 'wait'],
} as const satisfies Record<'A' | 'B', readonly Answer[]>;
