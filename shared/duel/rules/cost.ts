/** What a judged move has cost, and how it is shown: the same for its player, a review, a board and a report. */

import type { VerdictKind } from '../../referee/verdict.ts';
import { basePoints } from './score.ts';
import type { JudgedMove } from '../vocabulary/judgement.ts';

/** Whether a judgement is of the move that a position asks for, not of naming a state or asking for the port. */
function answersPosition({ positionId, move }: JudgedMove): boolean {
  return positionId !== null && move.kind !== 'claim' && move.kind !== 'bind';
}

/** Everything due was done, by the player: worth nothing only if they had been told the answer. */
function isWhole({ by, move, right, grounds }: JudgedMove): boolean {
  return by !== 'stack' && grounds !== null && (move.kind !== 'wait' || right?.kind === 'wait');
}

/** Not wrong, but worth nothing: what was owed was left to the stack, or sent only in part. */
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
 * How a judgement is shown. An omission that cost its price is not shown as right, although waiting was not a mistake; and
 * 2MSL running out on an unanswered FIN is shown as the bad end that it is.
 */
export function toneOf(judgement: JudgedMove): VerdictKind {
  if (judgement.grounds?.unanswered === true) return 'wrong';
  return judgement.verdict === 'correct' && isUnpaid(judgement) ? 'needless' : judgement.verdict;
}

/** How a move came out, in a report: a verdict; `left`: not everything due; `timed-out`: no move in time. */
export const MOVE_OUTCOMES = ['correct', 'needless', 'wrong', 'left', 'timed-out'] as const;
export type MoveOutcome = (typeof MOVE_OUTCOMES)[number];

/** How a move came out, distinguishing whether its player did too little or nothing. */
export function outcomeOf(judgement: JudgedMove): MoveOutcome {
  if (judgement.by === 'stack') return 'timed-out';
  const tone = toneOf(judgement);
  return tone === 'needless' && isUnpaid(judgement) ? 'left' : tone;
}
