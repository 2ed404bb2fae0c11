/** What a judged move has cost, and as what it is told: the same for its player, a review, a board and a report. */

import type { VerdictKind } from '../referee/verdict.ts';
import { basePoints } from './score.ts';
import type { JudgedMove } from './view.ts';

/** Whether a judgement is of the move that a position asks for, not of a state named or a port asked for besides. */
function answersPosition({ positionId, move }: JudgedMove): boolean {
  return positionId !== null && move.kind !== 'claim' && move.kind !== 'bind';
}

/** All that was due was done, and by the player: worth nothing only where he had been told the answer. */
function isWhole({ by, move, right, grounds }: JudgedMove): boolean {
  return by !== 'stack' && grounds !== null && (move.kind !== 'wait' || right?.kind === 'wait');
}

/** Not wrong, and yet worth nothing: what was owed was left to the stack, or sent in part. */
export function isUnpaid(judgement: JudgedMove): boolean {
  const { verdict, points, standsIn } = judgement;
  if (verdict !== 'correct' || !answersPosition(judgement) || standsIn) return false;
  return points.base === 0 && !isWhole(judgement);
}

/** What a judgement has cost: the price that fell with the try, or the penalty. 0 when it cost nothing. */
export function costOf(judgement: JudgedMove): number {
  const { move, verdict, attempt, points, by, standsIn } = judgement;
  if (standsIn) return 0;
  const penalty = Math.max(0, -points.penalty);
  if (isUnpaid(judgement) && move.kind === 'wait') return basePoints(attempt);
  const triedInVain = isUnpaid(judgement) || (verdict === 'wrong' && answersPosition(judgement));
  if (!triedInVain) return penalty;
  return penalty + basePoints(attempt) - (by === 'stack' ? 0 : basePoints(attempt + 1));
}

/**
 * As what a judgement is shown. What was left undone and cost its price is not shown as right, though waiting was no mistake;
 * and where 2MSL ran out on a FIN that nobody answered, that is the bad end which it is.
 */
export function toneOf(judgement: JudgedMove): VerdictKind {
  if (judgement.grounds?.unanswered === true) return 'wrong';
  return judgement.verdict === 'correct' && isUnpaid(judgement) ? 'needless' : judgement.verdict;
}

/** How a move came out, in a report: a verdict; `left`, where it was not all that was due; `timed-out`, where none was made in time. */
export const MOVE_OUTCOMES = ['correct', 'needless', 'wrong', 'left', 'timed-out'] as const;
export type MoveOutcome = (typeof MOVE_OUTCOMES)[number];

/** How a move came out, told apart by whether its player did too little or nothing. */
export function outcomeOf(judgement: JudgedMove): MoveOutcome {
  if (judgement.by === 'stack') return 'timed-out';
  const tone = toneOf(judgement);
  return tone === 'needless' && isUnpaid(judgement) ? 'left' : tone;
}
