/** The judgement of one move: verdict, reason, points. */

import { clauseBroken } from '../../referee/mistake-clauses.ts';
import { judge } from '../../referee/judge.ts';
import type { Endpoint } from '../../referee/endpoint.ts';
import type { Move, Notation, Verdict } from '../../referee/verdict.ts';
import { RULES } from '../../tcp/rule.ts';
import { settles } from './owed.ts';
import { groundsOf } from './grounds.ts';
import type { End } from '../level.ts';
import { peerWould } from './peer-would.ts';
import { notationOf } from './open-position.ts';
import { standingIn } from '../state/constructors.ts';
import { endIn, halfOf } from '../state/run.ts';
import { claimPoints, HINTS_MAX, NEEDLESS_POINTS, NO_POINTS, PORT_TOO_EARLY_POINTS, rightMovePoints } from './score.ts';
import { type DuelState, type EndState, type Position, seatOf } from '../state/state.ts';
import type { Grounds, JudgedMove, Points } from '../vocabulary/judgement.ts';

/** The most network delay in milliseconds credited to a player. */
const LAG_CREDIT_MAX_MS = 300;

/** Whatever was measured, a delay is never negative. */
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

/** The stack's moves for a player earn nothing. */
function pointsOfRight(state: DuelState, end: EndState, position: Position | null, move: MoveAt): Points {
  if (position === null || move.by === 'stack' || !settles(end.endpoint, move.move)) return NO_POINTS;
  if (position.hints > HINTS_MAX) return NO_POINTS;
  const seat = seatOf(move.end, halfOf(state).half);
  return rightMovePoints({
    attempt: position.attempt,
    streak: state.streaks[seat],
    // A player without a clock earns nothing for speed, and neither does the bot against them.
    speedScores: state.options.speed && !(move.by === 'bot' && state.timeFactors[seat === 0 ? 1 : 0] === 'off'),
    elapsedMs: Math.max(0, move.at - position.openedAt - lagCredit(move.lagMs)),
    speedMs: position.speedUntil === null ? null : position.speedUntil - position.openedAt,
  });
}

/** A player neither earns nor pays for moves made while they are away (DUEL38). */
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

/** The deciding clause: that of the mistake, or of the last rule that fired at the event before the move. */
function clauseOf(end: EndState, verdict: Verdict, move: Move): string {
  if (verdict.mistake !== null) return clauseBroken(verdict.mistake, end.endpoint.tcb.state, end.rules, move);
  const rule = end.rules.at(-1);
  return rule === undefined ? '3.10.7.4' : RULES[rule];
}

/** The grounds of a right move, if it closes its position: waiting does, and so does sending something owed. */
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

/** The judgement of a move by the endpoint alone: without its clause, its points and its grounds. */
type Judged = Pick<JudgedMove, 'state' | 'move' | 'verdict' | 'mistake' | 'others' | 'remark' | 'peerWould'>;

/**
 * Judges a move of an endpoint in its current state.
 * @param astray whether a wrong segment has gone out before, perhaps a reset: then this end cannot know where the peer is
 */
export function judgeAt(endpoint: Endpoint, move: Move, notation: Notation, astray: boolean): Judged {
  const { verdict, mistake, others, remark } = judge(endpoint, move, notation);
  const wrong = move.kind === 'send' && verdict === 'wrong' && !astray ? move.segment : null;
  const peer = wrong === null ? null : peerWould(endpoint, wrong);
  return { state: endpoint.tcb.state, move, verdict, mistake, others, remark, peerWould: peer };
}

/** Judges a move of an end in its current state. The judgement contains everything; seat-view.ts filters it for a seat. */
export function judgeMove(state: DuelState, move: MoveAt): JudgedMove {
  const half = halfOf(state);
  const end = endIn(state, move.end);
  const { position, endpoint } = end;
  const verdict = judgeAt(endpoint, move.move, notationOf(state), end.astray > 0);
  const judged: JudgedMove = {
    id: half.judgements.length + 1,
    at: move.at,
    half: half.half,
    seat: seatOf(move.end, half.half),
    end: move.end,
    positionId: position?.id ?? null,
    cause: position?.cause ?? null,
    attempt: position?.attempt ?? 1,
    by: move.by,
    state: verdict.state,
    move: verdict.move,
    verdict: verdict.verdict,
    mistake: verdict.mistake,
    others: verdict.others,
    remark: verdict.remark,
    peerWould: verdict.peerWould,
    clause: clauseOf(end, verdict, move.move),
    points: pointsOf(state, end, verdict, move),
    right:
      move.move.kind === 'claim' ? { kind: 'claim', state: endpoint.tcb.state } : (position?.right ?? { kind: 'wait' }),
    grounds: groundsOfRight(state, end, verdict, move),
  };
  return move.standsIn ? standingIn(judged) : judged;
}
