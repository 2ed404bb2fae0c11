/** From a class into the duel of its round. */

import { enter, type Player } from './player.ts';
import type { Student } from './student.ts';

/** Enters the duel that the student's page shows, with their class key. */
export function enterDuel(url: string, student: Student): Promise<Player> {
  const { round } = student.view;
  const code = round?.kind === 'duel' ? round.code : null;
  if (code === null) throw new Error('no duel in this round');
  return enter(url, code, student.key);
}
