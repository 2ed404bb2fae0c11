/** The moments of duels that students answered themselves, the unit for counting "right at the first try". */

import { isRightAtFirstTry } from '../duel/rules/costs.ts';
import type { JudgedMove } from '../duel/vocabulary/judgement.ts';
import type { State } from '../tcp/connection-state.ts';
import type { StudentId } from '../class/class-event.ts';
import { causeText } from './cause-text.ts';
import type { OwnMove } from './report-source.ts';

/** One position with everything that one student did in it. */
export interface Moment {
  readonly student: StudentId;
  readonly round: number;
  readonly levelId: string;
  readonly state: State | null;
  readonly cause: string;
  /** The first answer was the student's own, right, and everything that was due. */
  readonly firstTry: boolean;
  /** Wrong answers. */
  readonly wrong: number;
}

/** Whether a move answers its position: naming a state does not, and requesting the port only if the position is about it. */
function answers({ positionId, move, points }: JudgedMove): boolean {
  if (positionId === null || move.kind === 'claim') return false;
  return move.kind !== 'bind' || points.base > 0;
}

function momentOf(moves: readonly [OwnMove, ...OwnMove[]]): Moment {
  const [{ duel, student, judgement }] = moves;
  return {
    student,
    round: duel.round.round,
    levelId: duel.levelId,
    state: judgement.state,
    cause: causeText(judgement.cause),
    firstTry: moves.some((move) => isRightAtFirstTry(move.judgement)),
    wrong: moves.filter((move) => move.judgement.verdict === 'wrong').length,
  };
}

/** The moments in which these moves were made, in their order. */
export function momentsOf(moves: readonly OwnMove[]): Moment[] {
  const groups = new Map<string, [OwnMove, ...OwnMove[]]>();
  for (const move of moves) {
    const { judgement, duel } = move;
    if (!answers(judgement)) continue;
    // Each end numbers its positions separately.
    const key = `${duel.plan.matchId} ${judgement.end} ${judgement.positionId}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [move]);
    else group.push(move);
  }
  return [...groups.values()].map(momentOf);
}
