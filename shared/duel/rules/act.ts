/** The consequences of a move at an end: segments go out, positions close, the stack steps in where a player has failed. */

import { seqAdd } from '../../lib/sequence.ts';
import { owedSegment } from '../../tcp/output.ts';
import type { Segment } from '../../tcp/segment.ts';
import type { WireFault } from '../../wire/fault.ts';
import { carry, type Fate, type Parcel, type WireConfig } from '../../wire/wire.ts';
import { judgeMove, type MoveAt } from './judge-move.ts';
import { settles } from './owed.ts';
import type { End } from '../level.ts';
import { changePosition, openPosition } from './open-position.ts';
import { onTheWire, owedIn } from './right-move.ts';
import { emit, endIn, halfOf, type Run } from '../state/run.ts';
import { MAX_ATTEMPTS } from './score.ts';
import { type DuelState, type HalfState, peerOf } from '../state/state.ts';
import { paceOf, timingOf } from '../timing.ts';
import type { Move } from '../../referee/verdict.ts';
import type { Judgement } from '../vocabulary/judgement.ts';
import { goesAstray } from '../state/goes-astray.ts';
import { owedNow } from '../state/end-state.ts';
import { mayHoldAck } from '../../referee/hold-ack.ts';

/** After this many positions in a half an end sends no more needless segments: two players cannot keep it going. */
const POSITIONS_WITH_NEEDLESS = 60;

/** Scales a level's fault with the pace of the match: otherwise what the level is about would not happen at every pace. */
function paced({ effect, ...fault }: WireFault, pace: number): WireFault {
  return { ...fault, effect: effect.kind === 'lose' ? effect : { ...effect, ms: effect.ms * pace } };
}

/** With a third player as the wire there are no other faults, not even those that a storm has drawn for the round. */
function wireConfig(state: DuelState, { level, wireSeat }: HalfState): WireConfig {
  const { tripMs, mslMs } = timingOf(state.options, level);
  const pace = paceOf(state.options);
  const weather = wireSeat === null ? (level.weather ?? null) : null;
  return { seed: state.seed, tripMs, mslMs, script: level.faults.map((fault) => paced(fault, pace)), weather };
}

function parcelOf(state: DuelState, end: End, segment: Segment, order: Parcel['order']): Parcel {
  const peerFin = halfOf(state).ends[peerOf(end)].endpoint.tcb.finSeq;
  const acksFin = peerFin !== null && segment.ack === seqAdd(peerFin, 1);
  return { id: state.nextId, from: end, segment, acksFin, order };
}

/** What the wire does with a parcel: nothing arrives through a cable that is pulled. */
function fateOf(half: HalfState, config: WireConfig, parcel: Parcel): Fate {
  const fate = carry(half.wire, config, parcel);
  const isPulled = half.level.cablePulled !== undefined && half.connection >= half.level.cablePulled;
  return isPulled ? { ...fate, delays: [], held: null } : fate;
}

/** Hands a segment to the wire exactly as it is. */
function putOnWire(run: Run, end: End, segment: Segment, by: Judgement['by'], at: number, wrong: boolean): Run {
  const { state } = run;
  const half = halfOf(state);
  const parcel = parcelOf(state, end, segment, half.wireSeat?.orders[end] ?? null);
  // A level's faults are meant for the segments of its story: a wrong segment does not use them up.
  const config = wireConfig(state, half);
  const { delays, held, order, wire } = fateOf(half, wrong ? { ...config, script: [] } : config, parcel);
  const sent = { type: 'sent', at, end, segment, by, delays, wire } as const;
  return emit(run, {
    ...sent,
    ...(held === null ? {} : { held }),
    ...(order === null ? {} : { order }),
    ...(wrong ? { wrong } : {}),
  });
}

/** Puts a segment of a handshake on the wire: neither chance nor a third player touches it, only the level's own story. */
export function shakeHands(run: Run, end: End, segment: Segment, at: number): Run {
  const half = halfOf(run.state);
  const { wire, delays, held } = carry(
    half.wire,
    { ...wireConfig(run.state, half), weather: null },
    parcelOf(run.state, end, segment, null),
  );
  return emit(run, { type: 'sent', at, end, segment, by: 'stack', delays, wire, ...(held === null ? {} : { held }) });
}

/** Sends a legal segment of `end`. */
function transmit(run: Run, end: End, segment: Segment, by: Judgement['by'], at: number): Run {
  return putOnWire(run, end, onTheWire(endIn(run.state, end).endpoint, segment), by, at, false);
}

/** Closes the position of `end`; if its stack owes more, the next position opens at once. */
function settle(run: Run, end: End, at: number): Run {
  const closed = emit(run, { type: 'position-closed', at, end });
  if (owedNow(endIn(closed.state, end)) === null) return closed;
  return emit(closed, openPosition(closed.state, end, { kind: 'still-owed' }, at));
}

/** The application gets its port; with SO_REUSEADDR it listens there. */
function bind(run: Run, end: End, { reuse }: Extract<Move, { kind: 'bind' }>, at: number): Run {
  return emit(run, { type: 'bound', at, end, ok: true, ...(reuse ? { reuse } : {}) });
}

/** The stack plays what is right, and the position is settled. A port that SO_REUSEADDR gives is the application's anyway. */
function stackPlays(run: Run, end: End, at: number): Run {
  const { endpoint, position } = endIn(run.state, end);
  const owed = owedIn(endpoint, 'wire');
  if (position?.right.kind === 'bind' && position.right.reuse)
    return settle(bind(run, end, position.right, at), end, at);
  return settle(owed === null ? run : transmit(run, end, owed, 'stack', at), end, at);
}

/** The stack does what a player leaves to it: it holds back an ACK that may wait, and otherwise plays what is right. */
function stackWaits(run: Run, end: End, at: number): Run {
  if (!mayHoldAck(endIn(run.state, end).endpoint)) return stackPlays(run, end, at);
  return settle(emit(run, { type: 'ack-held', at, end }), end, at);
}

/** Lets the stack answer what has just arrived, without asking its player. */
export function answerByStack(run: Run, end: End, at: number): Run {
  const owed = owedSegment(endIn(run.state, end).endpoint.tcb);
  return owed === null ? run : transmit(run, end, owed, 'stack', at);
}

/** Settles the position if everything owed was sent. Otherwise the try is spent, and after the last one the stack steps in. */
function goOn(run: Run, end: End, at: number, settled: boolean): Run {
  const { position } = endIn(run.state, end);
  if (settled || position === null) return settle(run, end, at);
  return position.attempt > MAX_ATTEMPTS ? stackPlays(run, end, at) : run;
}

function afterRight(run: Run, { end, move, by, at }: MoveAt): Run {
  const before = endIn(run.state, end);
  const settled = settles(before.endpoint, move);
  const bound = move.kind === 'bind' ? bind(run, end, move, at) : run;
  if (before.position === null) return bound;
  if (move.kind === 'wait') return stackWaits(bound, end, at);
  return goOn(move.kind === 'send' ? transmit(bound, end, move.segment, by, at) : bound, end, at, settled);
}

/** A needless segment is legal and goes out; it settles the position unless something is still owed. */
function afterNeedless(run: Run, { end, move, by, at }: MoveAt): Run {
  const { positions } = endIn(run.state, end);
  const goesOut = move.kind === 'send' && positions <= POSITIONS_WITH_NEEDLESS;
  const sent = goesOut ? transmit(run, end, move.segment, by, at) : run;
  return goOn(sent, end, at, owedSegment(endIn(sent.state, end).endpoint.tcb) === null);
}

/** Live: the wrong segment goes out. If nothing is owed after it, the position is over; else what is due may have changed. */
function afterAstray(run: Run, { end, by, at }: MoveAt, segment: Segment): Run {
  const owedBefore = owedSegment(endIn(run.state, end).endpoint.tcb);
  const gone = putOnWire(run, end, segment, by, at, true);
  const { position, endpoint } = endIn(gone.state, end);
  if (position === null || owedBefore === null) return gone;
  if (owedSegment(endpoint.tcb) === null) return settle(gone, end, at);
  return emit(gone, changePosition(gone.state, end, position, at));
}

/** Coached: a wrong segment was stopped at the player's own end. After the last try the stack plays the right one. */
function afterWrong(run: Run, moveAt: MoveAt): Run {
  const { end, move, at } = moveAt;
  const bound = move.kind === 'bind' ? emit(run, { type: 'bound', at, end, ok: false }) : run;
  const isAstray = move.kind === 'send' && goesAstray(run.state.options, endIn(run.state, end));
  const after = isAstray ? afterAstray(bound, moveAt, move.segment) : bound;
  const { position } = endIn(after.state, end);
  return position !== null && position.attempt > MAX_ATTEMPTS ? stackPlays(after, end, at) : after;
}

/** A legal or wrong move of a player or a bot, judged, with everything that follows at once. */
export function act(run: Run, move: MoveAt): Run {
  const judgement = judgeMove(run.state, move);
  const judged = emit(run, { type: 'judged', at: move.at, end: move.end, judgement });
  if (move.move.kind === 'claim') return judged;
  switch (judgement.verdict) {
    case 'correct':
      return afterRight(judged, move);
    case 'needless':
      return afterNeedless(judged, move);
    case 'wrong':
      return afterWrong(judged, move);
  }
}

/** Judges an unanswered position as `wait`; it stays open. */
export function judgeLeft(run: Run, end: End, at: number): Run {
  const move: MoveAt = { end, move: { kind: 'wait' }, by: 'stack', at, lagMs: 0 };
  return emit(run, { type: 'judged', at, end, judgement: judgeMove(run.state, move) });
}

/** The same, and if that was wrong the stack plays the right move. */
export function giveUp(run: Run, end: End, at: number): Run {
  return stackWaits(judgeLeft(run, end, at), end, at);
}
