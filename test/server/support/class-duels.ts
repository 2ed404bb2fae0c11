/** From a class into the duel of its round. */

import { Client } from 'colyseus.js';
import { seatReader } from '../../../shared/duel/seat-record.ts';
import { Player } from './player.ts';
import type { Student } from './student.ts';

/** Enters the duel that the student's page shows, with his class key. */
export function enterDuel(url: string, student: Student): Promise<Player> {
  const { round } = student.view;
  const code = round?.kind === 'duel' ? round.code : null;
  if (code === null) throw new Error('no duel in this round');
  return Player.of(new Client(url).joinById(code, { kind: 'resume', seatKey: student.key }), seatReader());
}
