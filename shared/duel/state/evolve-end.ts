/** The fold of what happens at one end of the half in play. */

import { playAstray } from '../../referee/astray.ts';
import { happen, listens, play } from '../../referee/endpoint.ts';
import type { TcpEvent } from '../../tcp/event.ts';
import { sameSegment, type Segment, segLen } from '../../tcp/segment.ts';
import type { State } from '../../tcp/connection-state.ts';
import { ENDS, type End } from '../level.ts';
import type { JudgedMove } from '../vocabulary/judgement.ts';
import { userCallOf } from './app-call.ts';
import { goesAstray } from './goes-astray.ts';
import { endAfter, quietTime, staysThough, twoMslEndsAt, withEndpoint } from './end-state.ts';
import type { EndEvent, EventOf as Of } from './duel-event.ts';
import { whyGivenUp } from './give-up.ts';
import { duelWith, endWith, halfWith, judgementWith, positionWith, withEnd } from './constructors.ts';
import { arriving, freshlyParked, released, withReleased } from './parked.ts';
import { heardLetters } from './letters.ts';
import { numbersOf } from './end-numbers.ts';
import { betPlaced } from './bets.ts';
import { challenged, hinted, named } from './side-points.ts';
import { atSeat, type DuelState, type EndState, type HalfState, type JournalEntry } from './state.ts';
import { spent, withOrder } from './wire-seat.ts';

/** A journal entry before it has its id. */
type Draft = (id: number) => JournalEntry;

/** The entry of a state that has been entered; none if it is the one before. */
function entering({ at, end }: EndEvent, before: State, state: State): Draft[] {
  return state === before ? [] : [(id) => ({ id, at, end, kind: 'state', state })];
}

/** Whether two segments have the same numbers if they occupy any, and are otherwise the same. */
function isRepeat(earlier: Segment, segment: Segment): boolean {
  const takesNumbers = segLen(segment) > 0 && segLen(earlier) === segLen(segment);
  return takesNumbers ? earlier.seq === segment.seq : sameSegment(earlier, segment);
}

/** Whether the end has sent (or received) the segment before in this connection. */
function isAgain({ journal }: HalfState, end: End, kind: 'sent' | 'arrived', segment: Segment): boolean {
  const earlier = journal.findLast(
    (entry) =>
      entry.end === end && (entry.kind === 'opened' || (entry.kind === kind && isRepeat(entry.segment, segment))),
  );
  return earlier !== undefined && earlier.kind !== 'opened';
}

/** Writes entries into the journal; the first gets the id `nextId`. */
function log(state: DuelState, half: HalfState, drafts: readonly Draft[]): [DuelState, HalfState] {
  if (drafts.length === 0) return [state, half];
  const entries = drafts.map((draft, i) => draft(state.nextId + i));
  return [
    duelWith(state, { nextId: state.nextId + entries.length }),
    halfWith(half, { journal: [...half.journal, ...entries] }),
  ];
}

/** Applies a TCP event to an end: what is seen of it, and the state it leads to. */
function happenAt(
  state: DuelState,
  half: HalfState,
  event: EndEvent,
  tcp: TcpEvent,
  seen: readonly Draft[],
): [DuelState, HalfState] {
  const before = half.ends[event.end];
  const after = endAfter(before, tcp, half, event.at);
  const newState = after.endpoint.tcb.state;
  const entered = entering(event, before.endpoint.tcb.state, newState);
  const [logged, noted] = log(state, withEnd(half, event.end, after), [...seen, ...entered]);
  return [logged, staysThough(before, tcp, after.endpoint.tcb) ? withStay(noted, event, newState) : noted];
}

/** Adds an entry without its own id: nothing has happened, and the ids in existing logs keep their meaning. */
function withStay(half: HalfState, { at, end }: EndEvent, state: State): HalfState {
  const id = half.journal.at(-1)?.id ?? 0;
  return halfWith(half, { journal: [...half.journal, { kind: 'stayed', id, at, end, state }] });
}

function called(state: DuelState, half: HalfState, event: Of<'called'>): [DuelState, HalfState] {
  const { at, end, call: name, bytes, full = false } = event;
  const seen: Draft = (id) => ({ id, at, end, kind: 'call', call: name, bytes, full });
  const call = userCallOf({ call: name, bytes, full });
  const [logged, after] =
    call === null ? log(state, half, [seen]) : happenAt(state, half, event, { type: 'call', call }, [seen]);
  const caller = after.ends[end];
  return [logged, withEnd(after, end, endWith(caller, { nextStep: caller.nextStep + 1, stepReadyAt: null }))];
}

function arrived(state: DuelState, half: HalfState, event: Of<'arrived'>): [DuelState, HalfState] {
  const { at, end } = event;
  const { segment, segmentId, arrivesAt: reachedAt } = event.flight;
  const landed = half.flights.findIndex((f) => f.segmentId === segmentId && f.arrivesAt === reachedAt && f.to === end);
  const flights = half.flights.filter((_, i) => i !== landed);
  const again = isAgain(half, end, 'arrived', segment);
  const seen: Draft[] = [(id) => ({ id, at, end, kind: 'arrived', segmentId, segment, again, reachedAt })];
  const bytes = event.flight.connection < half.connection ? octetsTaken(half.ends[end], segment, at) : 0;
  if (bytes > 0) seen.push((id) => ({ id, at, end, kind: 'corrupted', bytes }));
  const [next, after] = happenAt(state, halfWith(half, { flights }), event, { type: 'segment', segment }, seen);
  return [next, heardLetters(after, end)];
}

/** The fold of a segment of a handshake: seen, and no part of the connection that is over. */
function shaken(state: DuelState, half: HalfState, event: Of<'handshake'>): [DuelState, HalfState] {
  const { at, end, flight } = event;
  const { segment, segmentId, arrivesAt: reachedAt } = flight;
  const flights = half.flights.filter((one) => one !== flight && !(one.segmentId === segmentId && one.to === end));
  const seen: Draft = (id) => ({ id, at, end, kind: 'arrived', segmentId, segment, again: false, reachedAt });
  return log(state, halfWith(half, { flights }), [seen]);
}

/** How much text an end would deliver to its application because of a segment. */
function octetsTaken({ endpoint }: EndState, segment: Segment, at: number): number {
  return happen(endpoint, { type: 'segment', segment }, at).tcb.app.unread - endpoint.tcb.app.unread;
}

function sent(state: DuelState, half: HalfState, event: Of<'sent'>): [DuelState, HalfState] {
  const { at, end, segment, by, wrong = false, order = null, held } = event;
  const sender = half.ends[end];
  const endpoint = (wrong ? playAstray : play)(sender.endpoint, segment, at);
  const answered = withEndpoint(sender, endpoint, half, at);
  const after = wrong ? endWith(answered, { astray: sender.astray + 1 }) : answered;
  const moved = withReleased(
    halfWith(withEnd(half, end, after), {
      wire: event.wire,
      wireSeat: order === null ? half.wireSeat : spent(half.wireSeat, end),
      flights: [...half.flights, ...arriving(half, event, state.nextId)],
      parked: [...half.parked, ...freshlyParked(half, event, state.nextId)],
    }),
    (copy) => released.bySending(copy, half, event),
  );
  const entered = entering(event, sender.endpoint.tcb.state, endpoint.tcb.state);
  const again = isAgain(half, end, 'sent', segment);
  const lost = event.delays.length === 0 && held === undefined;
  const left: Draft = (id) => ({ id, at, end, kind: 'sent', segment, again, by, lost, wrong, order });
  return log(state, moved, [left, ...entered]);
}

function opened(half: HalfState, event: Of<'position-opened'>): HalfState {
  const end = half.ends[event.end];
  const after = endWith(end, { position: positionWith(event.position, {}), positions: end.positions + 1 });
  return halfWith(withEnd(half, event.end, after), { quietMs: quietTime(half, event.at), quietSince: null });
}

/** The position stays open and something else is due in it, because a wrong segment went out. */
function changed(half: HalfState, event: Of<'position-changed'>): HalfState {
  return withEnd(half, event.end, endWith(half.ends[event.end], { position: positionWith(event.position, {}) }));
}

function closed(half: HalfState, event: Of<'position-closed'>): HalfState {
  const end = half.ends[event.end];
  const after = withEnd(half, event.end, endWith(end, { position: null, stateHidden: false }));
  const deciding = ENDS.some((other) => after.ends[other].position !== null);
  return deciding ? after : halfWith(after, { quietSince: event.at });
}

/** The end after a judged move: a state named, or a try spent on a move that did not settle the position. */
function endAfterJudgement(end: EndState, judgement: JudgedMove): EndState {
  const { move, verdict, points, by } = judgement;
  if (move.kind === 'claim') return endWith(end, { stateHidden: false });
  const { position } = end;
  // A free port may be taken at any moment: that answers no position and is not a try either.
  const spendsNothing = points.base > 0 || by === 'stack' || move.kind === 'bind';
  if (position === null || (verdict === 'correct' && spendsNothing)) return end;
  const card = move.kind === 'send' ? position.cards.findIndex((c) => sameSegment(c, move.segment)) : -1;
  const tried = card < 0 || position.tried.includes(card) ? position.tried : [...position.tried, card];
  return endWith(end, { position: positionWith(position, { attempt: position.attempt + 1, tried }) });
}

/** The streak counts positions right at first try; naming the state, and the bot's moves for a person, do not affect it. */
function streakAfter(streak: number, judgement: JudgedMove): number {
  if (judgement.move.kind === 'claim' || judgement.standsIn) return streak;
  if (judgement.verdict !== 'correct') return 0;
  return judgement.attempt === 1 && judgement.points.base > 0 ? streak + 1 : streak;
}

function judged(state: DuelState, half: HalfState, event: Of<'judged'>): [DuelState, HalfState] {
  const { judgement, at, end } = event;
  const { seat, move, verdict } = judgement;
  const isAstray = move.kind === 'send' && verdict === 'wrong';
  const atTheDoor = isAstray && !goesAstray(state.options, half.ends[end]);
  const after = withEnd(half, end, endAfterJudgement(half.ends[end], judgement));
  const counted = duelWith(state, {
    scores: atSeat(state.scores, seat, state.scores[seat] + judgement.points.total),
    streaks: atSeat(state.streaks, seat, streakAfter(state.streaks[seat], judgement)),
  });
  const numbers = numbersOf(half.ends[end].endpoint, twoMslEndsAt(half.ends[end]));
  const known = judgementWith(judgement, numbers, {});
  const noted = halfWith(after, { judgements: [...half.judgements, known] });
  const stopped: Draft[] = atTheDoor ? [(id) => ({ id, at, end, kind: 'stopped', segment: move.segment })] : [];
  return log(counted, noted, stopped);
}

function bound(state: DuelState, half: HalfState, event: Of<'bound'>): [DuelState, HalfState] {
  const { at, end, ok } = event;
  const before = half.ends[end];
  const listening = event.reuse ? listens(before.endpoint) : before.endpoint;
  const after = endWith(before, ok ? { port: 'reused', endpoint: listening } : { failedBinds: before.failedBinds + 1 });
  return log(state, withEnd(half, end, after), [(id) => ({ id, at, end, kind: 'bind', ok })]);
}

/** A connection that is given up, by its application (user timer) or its system; records why. */
function givenUp({ options }: DuelState, half: HalfState, { end, timer }: Of<'timer-expired'>): HalfState {
  const before = half.ends[end];
  if (timer === 'fin-wait-2') return withEnd(half, end, endWith(before, { givenUp: 'no-fin' }));
  return timer === 'user' ? withEnd(half, end, endWith(before, { givenUp: whyGivenUp(options, before) })) : half;
}

/** The state and the half in play after an event at one of its ends. */
export function evolveEnd(state: DuelState, half: HalfState, event: EndEvent): [DuelState, HalfState] {
  switch (event.type) {
    case 'called':
      return called(state, half, event);
    case 'arrived':
      return arrived(state, half, event);
    case 'timer-expired': {
      const { at, end, timer } = event;
      const seen: Draft = (id) => ({ id, at, end, kind: 'timer', timer });
      return happenAt(state, givenUp(state, half, event), event, { type: 'timeout', timer }, [seen]);
    }
    case 'ack-held': {
      const holder = half.ends[event.end];
      return [state, withEnd(half, event.end, endWith(holder, { ackHeldSince: holder.ackHeldSince ?? event.at }))];
    }
    case 'ordered':
      return [state, halfWith(half, { wireSeat: withOrder(half.wireSeat, event.end, event.order) })];
    case 'position-opened':
      return [state, opened(half, event)];
    case 'position-changed':
      return [state, changed(half, event)];
    case 'judged':
      return judged(state, half, event);
    case 'sent':
      return sent(state, half, event);
    case 'hinted':
      return hinted(state, half, event);
    case 'called-out':
      return challenged(state, half, event);
    case 'named':
      return named(state, half, event);
    case 'bet-placed':
      return betPlaced(state, half, event);
    case 'bound':
      return bound(state, half, event);
    case 'handshake':
      return shaken(state, half, event);
    case 'position-closed':
      return [state, closed(half, event)];
  }
}
