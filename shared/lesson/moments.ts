/** The moments of duels that students answered themselves: what "right at the first try" is counted by. */

import type { JudgedMove } from '../duel/view.ts';
import type { State } from '../tcp/state.ts';
import type { StudentId } from './class-event.ts';
import { causeText } from './cause-text.ts';
import type { OwnMove } from './report-source.ts';

/** One position with all that one student did in it. */
export interface Moment {
  readonly student: StudentId;
  readonly round: number;
  readonly levelId: string;
  readonly state: State | null;
  readonly cause: string;
  /** The first answer was his own, it was right, and it was all that was due. */
  readonly firstTry: boolean;
  /** Wrong answers. */
  readonly wrong: number;
}

/** A state that is named answers nothing, and a port that is asked for only what waited for it: the position stays. */
function answers({ positionId, move, points }: JudgedMove): boolean {
  if (positionId === null || move.kind === 'claim') return false;
  return move.kind !== 'bind' || points.base > 0;
}

/** Right, at the first try, and not a part of what was due: that earns nothing yet. */
function isRightAtOnce({ verdict, attempt, points }: JudgedMove): boolean {
  return verdict === 'correct' && attempt === 1 && points.base > 0;
}

function momentOf(moves: readonly [OwnMove, ...OwnMove[]]): Moment {
  const [{ duel, student, judgement }] = moves;
  return {
    student,
    round: duel.round.round,
    levelId: duel.levelId,
    state: judgement.state,
    cause: causeText(judgement.cause),
    firstTry: moves.some((move) => isRightAtOnce(move.judgement)),
    wrong: moves.filter((move) => move.judgement.verdict === 'wrong').length,
  };
}

/** The moments in which these moves were made, in their order. */
export function momentsOf(moves: readonly OwnMove[]): Moment[] {
  const groups = new Map<string, [OwnMove, ...OwnMove[]]>();
  for (const move of moves) {
    const { judgement, duel } = move;
    if (!answers(judgement)) continue;
    // A position's number is that of its end: each end has its own.
    const key = `${duel.plan.matchId} ${judgement.end} ${judgement.positionId}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [move]);
    else group.push(move);
  }
  return [...groups.values()].map(momentOf);
}
