/** Commands: what a player may request of a duel, and when it is refused. */

import { sameSegment, type Segment } from '../../tcp/segment.ts';
import { inventsText, sendFacts } from '../../referee/facts.ts';
import type { Move } from '../../referee/verdict.ts';
import { act } from './act.ts';
import { advance } from './advance.ts';
import { betOn } from './bet-offer.ts';
import { challengeableAt, expose, ownEntries } from './challengeable.ts';
import type { Command, RefusalCode } from './command.ts';
import { halfEnded } from './end-half.ts';
import { mayBind, mayClaim } from './may.ts';
import { portMove } from './right-move.ts';
import { ENDS, type End } from '../level.ts';
import { composeOf, notationOf } from './open-position.ts';
import { challengePoints, hintPrice, namePoints } from './score.ts';
import { emit, endIn, halfOf, type Run } from '../state/run.ts';
import { type DuelState, endOf, type EndState } from '../state/state.ts';
import { canFinish } from '../state/storm.ts';

export type Applied = ({ readonly ok: true } & Run) | { readonly ok: false; readonly code: RefusalCode };

type CommandOf<K extends Command['kind']> = Extract<Command, { kind: K }>;

const refuse = (code: RefusalCode): Applied => ({ ok: false, code });
const done = ({ state, events }: Run): Applied => ({ ok: true, state, events });

/** Keeps a match from growing without bound through changes of the time factor. */
export const TIME_FACTOR_CHANGES_MAX = 40;

/** Why a half accepts no request: none is being played. */
function notPlayed({ phase }: DuelState): RefusalCode | null {
  if (phase === 'playing') return null;
  return phase === 'over' ? 'match-over' : 'not-playing';
}

function ready(run: Run, { seat }: CommandOf<'ready'>, now: number): Applied {
  const { state } = run;
  if (state.phase === 'over') return refuse('match-over');
  if (state.phase === 'playing' || state.ready[seat]) return refuse('already-ready');
  const readied = emit(run, { type: 'readied', at: now, seat });
  const started = readied.state.ready.every(Boolean) ? emit(readied, { type: 'half-started', at: now }) : readied;
  return done(started);
}

/** Whether the compose mode lets the player send this. */
function composed(state: DuelState, end: EndState, segment: Segment): RefusalCode | null {
  const { position } = end;
  if (position === null) return 'no-position';
  if (composeOf(state) === 'cards') {
    return position.cards.some((card) => sameSegment(card, segment)) ? null : 'not-a-card';
  }
  if (position.given === null) return null;
  const asGiven = sameSegment(segment, { ...segment, flags: position.given.flags, len: position.given.len });
  return asGiven ? null : 'wrong-flags';
}

/** Text that the application never handed over cannot be sent. */
function isInvented(state: DuelState, end: EndState, segment: Segment): boolean {
  return inventsText(sendFacts(end.endpoint, segment, notationOf(state)));
}

function sendRefusal(state: DuelState, end: EndState, segment: Segment): RefusalCode | null {
  return composed(state, end, segment) ?? (isInvented(state, end, segment) ? 'no-such-data' : null);
}

function moveRefusal(state: DuelState, name: End, move: Move): RefusalCode | null {
  const end = endIn(state, name);
  switch (move.kind) {
    case 'send':
      return sendRefusal(state, end, move.segment);
    case 'wait':
      return end.position === null ? 'no-position' : null;
    case 'claim':
      return mayClaim(end) ? null : 'cannot-claim-now';
    case 'bind':
      return mayBind(halfOf(state), name) === 'none' ? 'no-port-to-reuse' : null;
  }
}

/** A request for the port, with the socket option that the application has set for it. */
function optionsOf({ position, endpoint }: EndState, asked: Move): Move {
  if (asked.kind !== 'bind') return asked;
  const reuse = position !== null && portMove(position.cause, endpoint.tcb)?.reuse;
  return reuse ? { kind: 'bind', reuse } : { kind: 'bind' };
}

function move(run: Run, command: CommandOf<'move'>, now: number): Applied {
  const { state } = run;
  const idle = notPlayed(state);
  if (idle !== null) return refuse(idle);
  const name = endOf(command.seat, halfOf(state).half);
  const end = endIn(state, name);
  if ((end.position?.id ?? null) !== command.positionId) return refuse('stale-position');
  const asked = optionsOf(end, command.move);
  const refusal = moveRefusal(state, name, asked);
  if (refusal !== null) return refuse(refusal);
  const { by, standsIn, lagMs = 0 } = command;
  const at = { end: name, move: asked, by, ...(standsIn ? { standsIn } : {}), at: now, lagMs };
  return done(act(run, at));
}

/** A hint for the open position: its price is deducted at once. */
function hint(run: Run, { seat, positionId }: CommandOf<'hint'>, now: number): Applied {
  const { state } = run;
  const idle = notPlayed(state);
  if (idle !== null) return refuse(idle);
  const end = endOf(seat, halfOf(state).half);
  const { position } = endIn(state, end);
  if (position?.id !== positionId) return refuse('stale-position');
  const price = hintPrice(position.hints);
  if (price === null) return refuse('no-hint-left');
  return done(emit(run, { type: 'hinted', at: now, end, positionId, ...price }));
}

/** A challenge of one arrival, once each: its cost reveals no more than the player has paid for. */
function challenge(run: Run, { seat, entryId }: CommandOf<'challenge'>, now: number): Applied {
  const { state } = run;
  const idle = notPlayed(state);
  if (idle !== null) return refuse(idle);
  const half = halfOf(state);
  const end = endOf(seat, half.half);
  const arrival = ownEntries(half, end)[entryId - 1];
  if (arrival?.kind !== 'arrived' || !challengeableAt(state, half, end).includes(entryId))
    return refuse('nothing-to-challenge');
  const exposed = expose(state, half, arrival);
  // What no wire shows neither earns nor costs, and there is nothing to name.
  const isHidden = exposed.mistake !== null && exposed.cards.length === 0;
  const points = isHidden ? 0 : challengePoints(exposed.mistake !== null);
  return done(emit(run, { type: 'called-out', at: now, end, entryId: arrival.id, ...exposed, points }));
}

function name(run: Run, { seat, entryId, mistake }: CommandOf<'name'>, now: number): Applied {
  const { state } = run;
  const idle = notPlayed(state);
  if (idle !== null) return refuse(idle);
  const half = halfOf(state);
  const end = endOf(seat, half.half);
  const arrival = ownEntries(half, end)[entryId - 1];
  const raised = half.challenges.find((one) => one.end === end && one.entryId === arrival?.id);
  if (raised === undefined || raised.cards.length === 0) return refuse('nothing-to-challenge');
  if (!raised.cards.includes(mistake)) return refuse('not-a-card');
  const points = namePoints(mistake === raised.mistake);
  return done(emit(run, { type: 'named', at: now, end, entryId: raised.entryId, mistake, points }));
}

/** A bet in the fog: accepted or refused for what its own end knows, and nothing is told before the half is over. */
function bet(run: Run, { kind: _, seat, ...asked }: CommandOf<'bet'>, now: number): Applied {
  const { state } = run;
  const idle = notPlayed(state);
  if (idle !== null) return refuse(idle);
  const half = halfOf(state);
  const end = endOf(seat, half.half);
  const on = betOn(state, half, end, asked);
  if ('code' in on) return refuse(on.code);
  return done(emit(run, { ...asked, type: 'bet-placed', at: now, end, entryId: on.segmentId }));
}

/** Keeps a match from growing without bound through the third player's changes of orders. */
const ORDER_CHANGES_MAX = 100;

function order(run: Run, command: CommandOf<'order'>, now: number): Applied {
  const { state } = run;
  if (state.phase === 'over') return refuse('match-over');
  const seat = state.phase === 'playing' ? halfOf(state).wireSeat : null;
  if (seat === null) return refuse('not-playing');
  if (seat.changes >= ORDER_CHANGES_MAX) return refuse('too-fast');
  if (command.order !== null && seat.left === 0) return refuse('no-fault-left');
  const { end } = command;
  if (seat.orders[end] === command.order) return done(run);
  return done(emit(run, { type: 'ordered', at: now, end, order: command.order }));
}

function finish(run: Run, now: number): Applied {
  if (run.state.phase === 'over') return refuse('match-over');
  if (!canFinish(run.state)) return refuse('not-between-rounds');
  return done(emit(run, { type: 'match-ended', at: now }));
}

/** Pauses or resumes the duel; does nothing if it already is in that state. */
function pause(run: Run, paused: boolean, now: number): Applied {
  if (run.state.phase === 'over') return refuse('match-over');
  if (run.state.paused === paused) return done(run);
  return done(emit(run, { type: paused ? 'held' : 'released', at: now }));
}

/** Ends the half where it stands: open questions stay unanswered and are not judged. */
function breakOff(run: Run, now: number): Run {
  const asked = ENDS.filter((end) => endIn(run.state, end).position !== null);
  const closed = asked.reduce((r, end) => emit(r, { type: 'position-closed', at: now, end }), run);
  return emit(closed, halfEnded(closed.state, now));
}

function stop(run: Run, now: number): Applied {
  const { phase } = run.state;
  if (phase === 'over') return done(run);
  const ended = phase === 'playing' ? breakOff(run, now) : run;
  return done(emit(ended, { type: 'match-ended', at: now, stopped: true }));
}

function timeFactor(run: Run, { seat, factor }: CommandOf<'time-factor'>, now: number): Applied {
  if (run.state.phase === 'over') return refuse('match-over');
  if (run.state.timeFactorChanges >= TIME_FACTOR_CHANGES_MAX) return refuse('too-fast');
  if (run.state.timeFactors[seat] === factor) return done(run);
  return done(emit(run, { type: 'time-factor-set', at: now, seat, factor }));
}

/** What a teacher can request of a paused duel. */
const WHILE_PAUSED: readonly Command['kind'][] = ['time-factor', 'pause', 'resume', 'stop'];

/**
 * Applies `command` to the duel at time `now` (ms, not before the last event). What was due by then happens first.
 * Returns the resulting events and the state after them, or the code of the refusal; then only what was due has happened: see `advance`.
 */
export function apply(state: DuelState, command: Command, now: number): Applied {
  const run = advance(state, now);
  if (run.state.paused && !WHILE_PAUSED.includes(command.kind)) return refuse('class-paused');
  switch (command.kind) {
    case 'ready':
      return ready(run, command, now);
    case 'move':
      return move(run, command, now);
    case 'hint':
      return hint(run, command, now);
    case 'challenge':
      return challenge(run, command, now);
    case 'name':
      return name(run, command, now);
    case 'bet':
      return bet(run, command, now);
    case 'time-factor':
      return timeFactor(run, command, now);
    case 'order':
      return order(run, command, now);
    case 'finish':
      return finish(run, now);
    case 'pause':
    case 'resume':
      return pause(run, command.kind === 'pause', now);
    case 'stop':
      return stop(run, now);
  }
}
