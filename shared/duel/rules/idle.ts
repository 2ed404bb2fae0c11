/** Which players are present and idle, judged from events that only time has caused. Knows no connection. */

import type { DuelEvent } from '../state/duel-event.ts';
import type { End } from '../level.ts';
import type { Seat } from '../options.ts';
import { currentHalf, type DuelState, type Position, seatOf } from '../state/state.ts';
import { positionTimes } from '../timing.ts';

/** The parts of a question that show whether its player had time for it. */
type Timed = Pick<Position, 'id' | 'openedAt' | 'limitAt'>;

/** Whether the player had the position's whole time: if 2MSL or an awaited FIN cut it short, they may still be thinking. */
function hadItsTime(state: DuelState, seat: Seat, { openedAt, limitAt }: Timed, at: number): boolean {
  const times = positionTimes(state.options, state.timeFactors[seat]);
  return times !== null && limitAt !== null && at >= limitAt && limitAt - openedAt >= times.limitMs;
}

/**
 * The seats whose whole time for a position has run out without a move or a hint by their players.
 * @param events what has come due since `before`, without anything that a player did
 */
export function leftAlone(before: DuelState, events: readonly DuelEvent[]): Seat[] {
  const half = currentHalf(before);
  if (half === null) return [];
  const open: Record<End, Timed | null> = { A: half.ends.A.position, B: half.ends.B.position };
  const tried = ({ id }: Timed, end: End) =>
    half.judgements.some(({ positionId, by, ...of }) => of.end === end && positionId === id && by === 'player') ||
    half.hints.some(({ positionId, ...of }) => of.end === end && positionId === id);
  return events.flatMap((event) => {
    if (event.type === 'position-opened') open[event.end] = event.position;
    if (event.type !== 'judged' || event.judgement.by !== 'stack') return [];
    const { end, at } = event;
    const position = open[end];
    const seat = seatOf(end, half.half);
    return position !== null && hadItsTime(before, seat, position, at) && !tried(position, end) ? [seat] : [];
  });
}
