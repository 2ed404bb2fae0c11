/**
 * Where a changed duel, half, end or position is made: all values of a type have the same fields in the same order, which
 * keeps copying and reading them fast (docs/performance.md).
 */

import type { End } from '../level.ts';
import type { LoggedPosition } from './duel-event.ts';
import type { JudgedMove, Judgement } from '../vocabulary/judgement.ts';
import type { DuelState, EndState, HalfState, Position } from './state.ts';

/** The duel with some fields replaced. */
export function duelWith(before: DuelState, changes: Partial<DuelState>): DuelState {
  const {
    seed = before.seed,
    level = before.level,
    options = before.options,
    phase = before.phase,
    paused = before.paused,
    stopped = before.stopped,
    practice = before.practice,
    at = before.at,
    nextId = before.nextId,
    ready = before.ready,
    timeFactors = before.timeFactors,
    timeFactorChanges = before.timeFactorChanges,
    scores = before.scores,
    streaks = before.streaks,
    halfScores = before.halfScores,
    halves = before.halves,
  } = changes;
  return {
    seed,
    level,
    options,
    phase,
    paused,
    stopped,
    practice,
    at,
    nextId,
    ready,
    timeFactors,
    timeFactorChanges,
    scores,
    streaks,
    halfScores,
    halves,
  };
}

/** The half with some fields replaced. */
export function halfWith(before: HalfState, changes: Partial<HalfState>): HalfState {
  const {
    half = before.half,
    level = before.level,
    connection = before.connection,
    bothClosedSince = before.bothClosedSince,
    startedAt = before.startedAt,
    endedAt = before.endedAt,
    ends = before.ends,
    wire = before.wire,
    flights = before.flights,
    parked = before.parked,
    wireSeat = before.wireSeat,
    quietMs = before.quietMs,
    quietSince = before.quietSince,
    arguing = before.arguing,
    contradicts = before.contradicts,
    journal = before.journal,
    judgements = before.judgements,
    hints = before.hints,
    challenges = before.challenges,
    bets = before.bets,
    ownSince = before.ownSince,
  } = changes;
  return {
    half,
    level,
    connection,
    bothClosedSince,
    startedAt,
    endedAt,
    ends,
    wire,
    flights,
    parked,
    wireSeat,
    quietMs,
    quietSince,
    arguing,
    contradicts,
    journal,
    judgements,
    hints,
    challenges,
    bets,
    ownSince,
  };
}

/** The end with some fields replaced. */
export function endWith(before: EndState, changes: Partial<EndState>): EndState {
  const {
    endpoint = before.endpoint,
    rules = before.rules,
    nextStep = before.nextStep,
    stepReadyAt = before.stepReadyAt,
    position = before.position,
    stateHidden = before.stateHidden,
    retransmitAtQuiet = before.retransmitAtQuiet,
    ackHeldSince = before.ackHeldSince,
    timeWaitSince = before.timeWaitSince,
    port = before.port,
    failedBinds = before.failedBinds,
    finsArrived = before.finsArrived,
    positions = before.positions,
    astray = before.astray,
    letters = before.letters,
    givenUp = before.givenUp,
  } = changes;
  return {
    endpoint,
    rules,
    nextStep,
    stepReadyAt,
    position,
    stateHidden,
    retransmitAtQuiet,
    ackHeldSince,
    timeWaitSince,
    port,
    failedBinds,
    finsArrived,
    positions,
    astray,
    letters,
    givenUp,
  };
}

/** The position with some fields replaced; one from a log, which may be older than hints, is completed. */
export function positionWith(before: LoggedPosition, changes: Partial<Position>): Position {
  const {
    id = before.id,
    cause = before.cause,
    openedAt = before.openedAt,
    speedUntil = before.speedUntil,
    limitAt = before.limitAt,
    cards = before.cards,
    given = before.given,
    attempt = before.attempt,
    tried = before.tried,
    right = before.right,
    hints = before.hints ?? 0,
  } = changes;
  return {
    id,
    cause,
    openedAt,
    speedUntil,
    limitAt,
    cards,
    given,
    attempt,
    tried,
    right,
    hints,
  };
}

/** The half with one of its ends replaced. */
export function withEnd(half: HalfState, name: End, end: EndState): HalfState {
  const { A, B } = half.ends;
  if (half.ends[name] === end) return half;
  return halfWith(half, { ends: name === 'A' ? { A: end, B } : { A, B: end } });
}

/** A judged move with what its end knew, and some fields replaced. */
export function judgementWith(
  before: JudgedMove,
  numbers: Judgement['numbers'],
  changes: Partial<Pick<Judgement, 'id' | 'state' | 'right' | 'grounds'>>,
): Judgement {
  const { id = before.id, state = before.state, right = before.right, grounds = before.grounds } = changes;
  const judgement: Judgement = {
    id,
    at: before.at,
    half: before.half,
    seat: before.seat,
    end: before.end,
    positionId: before.positionId,
    cause: before.cause,
    attempt: before.attempt,
    by: before.by,
    state,
    move: before.move,
    verdict: before.verdict,
    mistake: before.mistake,
    others: before.others,
    remark: before.remark,
    peerWould: before.peerWould,
    clause: before.clause,
    points: before.points,
    right,
    grounds,
    numbers,
  };
  return before.standsIn ? standingIn(judgement) : judgement;
}

/** The judgement of a move that the bot made for an absent person: in logs `standsIn` comes after `by`. */
export function standingIn<J extends JudgedMove>(judgement: J): J {
  const { id, at, half, seat, end, positionId, cause, attempt, by, ...others } = judgement;
  return { id, at, half, seat, end, positionId, cause, attempt, by, standsIn: true, ...others } as J;
}
