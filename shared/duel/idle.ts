/** Who is there and does nothing: told from what time alone has brought about. Knows no connection. */

import type { DuelEvent } from './event.ts';
import type { End } from './level.ts';
import type { Seat } from './options.ts';
import { currentHalf, type DuelState, type Position, seatOf } from './state.ts';
import { positionTimes } from './timing.ts';

/** What of a question tells whether its player had time for it. */
type Timed = Pick<Position, 'id' | 'openedAt' | 'limitAt'>;

/** Whether the position had its player's whole time: where 2MSL or a FIN that is awaited cut it short, he may be thinking. */
function hadItsTime(state: DuelState, seat: Seat, { openedAt, limitAt }: Timed, at: number): boolean {
  const times = positionTimes(state.options, state.timeFactors[seat]);
  return times !== null && limitAt !== null && at >= limitAt && limitAt - openedAt >= times.limitMs;
}

/**
 * The seats whose whole time for a position has run out without one move of their players in it, and without a hint.
 * @param events what has come due since `before`, and nothing that anybody did
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
