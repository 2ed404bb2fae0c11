/** The judgement of one move: verdict, reason, points. */

import { MISTAKE_CLAUSES } from '../referee/clause.ts';
import { judge } from '../referee/judge.ts';
import type { Move, Verdict } from '../referee/verdict.ts';
import { RULES } from '../tcp/rule.ts';
import { settles } from './debts.ts';
import { groundsOf } from './grounds.ts';
import type { End } from './level.ts';
import { peerWould } from './peer-would.ts';
import { notationOf } from './position.ts';
import { endIn, halfOf } from './run.ts';
import { claimPoints, HINTS_MAX, NEEDLESS_POINTS, NO_POINTS, PORT_TOO_EARLY_POINTS, rightMovePoints } from './score.ts';
import { type DuelState, type EndState, type Position, seatOf } from './state.ts';
import type { Grounds, JudgedMove, Points } from './view.ts';

/** The most network delay in milliseconds that a player is granted. */
const LAG_CREDIT_MAX_MS = 300;

/** Whatever was measured, a way takes no less than no time. */
function lagCredit(lagMs: number): number {
  return lagMs > 0 ? Math.min(lagMs, LAG_CREDIT_MAX_MS) : 0;
}

export interface MoveAt {
  readonly end: End;
  readonly move: Move;
  readonly by: 'player' | 'bot' | 'stack';
  readonly standsIn?: true;
  readonly at: number;
  readonly lagMs: number;
}

/** What the stack does for a player is worth nothing. */
function pointsOfRight(state: DuelState, end: EndState, position: Position | null, move: MoveAt): Points {
  if (position === null || move.by === 'stack' || !settles(end.endpoint, move.move)) return NO_POINTS;
  if (position.hints > HINTS_MAX) return NO_POINTS;
  const seat = seatOf(move.end, halfOf(state).half);
  return rightMovePoints({
    attempt: position.attempt,
    streak: state.streaks[seat],
    // Who has no clock gets nothing for speed, and so does the bot that plays against them.
    speedScores: state.options.speed && !(move.by === 'bot' && state.timeFactors[seat === 0 ? 1 : 0] === 'off'),
    elapsedMs: Math.max(0, move.at - position.openedAt - lagCredit(move.lagMs)),
    speedMs: position.speedUntil === null ? null : position.speedUntil - position.openedAt,
  });
}

/** Nobody earns, and nobody pays, for what is done while he is away (DUEL38). */
function pointsOf(state: DuelState, end: EndState, verdict: Verdict, move: MoveAt): Points {
  if (move.standsIn) return NO_POINTS;
  if (move.move.kind === 'claim') return claimPoints(verdict.verdict === 'correct');
  switch (verdict.verdict) {
    case 'correct':
      return pointsOfRight(state, end, end.position, move);
    case 'needless':
      return NEEDLESS_POINTS;
    case 'wrong':
      return move.move.kind === 'bind' ? PORT_TOO_EARLY_POINTS : NO_POINTS;
  }
}

/** The clause that decides: that of the mistake, or of the last rule that fired at the event before the move. */
function clauseOf(end: EndState, verdict: Verdict): string {
  if (verdict.mistake !== null) return MISTAKE_CLAUSES[verdict.mistake];
  const rule = end.rules.at(-1);
  return rule === undefined ? '3.10.7.4' : RULES[rule];
}

/** What a right move stood on, if it closes its position: waiting does, and so does what pays a debt. */
function groundsOfRight(
  state: DuelState,
  end: EndState,
  verdict: Verdict,
  { end: name, move }: MoveAt,
): Grounds | null {
  const { position, endpoint } = end;
  if (position === null || verdict.verdict !== 'correct' || move.kind === 'claim') return null;
  return move.kind === 'wait' || settles(endpoint, move) ? groundsOf(halfOf(state), name, position) : null;
}

/** Judges a move of an end as it stands. The judgement says everything; what a seat may see of it, seat-view.ts says. */
export function judgeMove(state: DuelState, move: MoveAt): JudgedMove {
  const half = halfOf(state);
  const end = endIn(state, move.end);
  const { position, endpoint } = end;
  const verdict = judge(endpoint, move.move, notationOf(state));
  const astray = move.move.kind === 'send' && verdict.verdict === 'wrong' ? move.move.segment : null;
  return {
    id: half.judgements.length + 1,
    at: move.at,
    half: half.half,
    seat: seatOf(move.end, half.half),
    end: move.end,
    positionId: position?.id ?? null,
    cause: position?.cause ?? null,
    attempt: position?.attempt ?? 1,
    state: endpoint.tcb.state,
    move: move.move,
    by: move.by,
    ...(move.standsIn ? { standsIn: true } : {}),
    verdict: verdict.verdict,
    mistake: verdict.mistake,
    others: verdict.others,
    remark: verdict.remark,
    clause: clauseOf(end, verdict),
    // Once a wrong segment has gone out, a reset perhaps, nobody at this end can know where the peer is.
    peerWould: astray === null || end.astray > 0 ? null : peerWould(endpoint, astray),
    points: pointsOf(state, end, verdict, move),
    right:
      move.move.kind === 'claim' ? { kind: 'claim', state: endpoint.tcb.state } : (position?.right ?? { kind: 'wait' }),
    grounds: groundsOfRight(state, end, verdict, move),
  };
}
