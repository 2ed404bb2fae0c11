/** What the room hears of its class: the sounds of what a new view shows that the one before did not. [SOUND587] Pure. */

import type { MiniDuel, TeacherView } from '../../../shared/class/class-view.ts';
import type { SoundName } from '../../sound/sounds.ts';
import { turnOf } from './board-state.ts';

/** The pulse of the room when one player is to move, and when all are, ms. */
const CALM_MS = 6_000;
const BUSY_MS = 2_000;

/** How many have answered: each answer is heard, never whose it is or whether it is right. */
function answersIn({ round }: TeacherView): number {
  if (round?.kind === 'question') return round.count.answered;
  return round?.kind === 'test' ? round.answered.reduce((sum, one) => sum + one, 0) : 0;
}

/** The sounds of one step from view to view. @param before null: the board has just been opened, and nothing is news */
export function boardHeard(before: TeacherView | null, after: TeacherView): readonly SoundName[] {
  if (before === null) return [];
  const ran = before.frame.phase === 'round';
  const runs = after.frame.phase === 'round';
  if (turnOf(before) !== turnOf(after))
    return [...(ran ? ['roundOver' as const] : []), ...(runs ? ['roundBegins' as const] : [])];
  return runs && answersIn(after) > answersIn(before) ? ['vote'] : [];
}

/** The ends that students play now. */
function endsOf({ duels }: TeacherView): MiniDuel['seats'][number][] {
  const playing = Object.values(duels).filter(({ phase }) => phase === 'playing');
  return playing.flatMap(({ seats }) => seats).filter(({ presence }) => presence !== 'bot');
}

/** How long from one pulse of the room to the next: the more players are to move, the shorter, ms. Null: it has none. */
export function pulseEvery(view: TeacherView): number | null {
  const { phase, paused } = view.frame;
  if (phase !== 'round' || paused || view.round?.kind !== 'duel') return null;
  const all = endsOf(view);
  const toMove = all.filter(({ askedSince }) => askedSince !== null).length;
  return toMove === 0 ? null : CALM_MS - ((CALM_MS - BUSY_MS) * (toMove - 1)) / Math.max(1, all.length - 1);
}
