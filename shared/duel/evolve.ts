/** The fold: what each event makes of the state. Pure; the same events always add up to the same state. */

import { sameSegment, type Segment, segLen } from '../tcp/segment.ts';
import type { TcpEvent } from '../tcp/event.ts';
import type { State } from '../tcp/state.ts';
import { playAstray } from '../referee/astray.ts';
import { happen, play } from '../referee/endpoint.ts';
import { userCallOf } from './app-call.ts';
import { createWire } from '../wire/wire.ts';
import { armScript, createEnd, endAfter, quietTime, reopenedEnd, staysThough, withEndpoint } from './end-state.ts';
import { arguing, NO_ARGUMENT } from './contradiction.ts';
import type { DuelEvent, EventOf as Of } from './event.ts';
import { goesAstray } from './astray.ts';
import { deafened } from './deaf.ts';
import { arriving, freshlyHeld, released, withReleased } from './held.ts';
import { whyGivenUp } from './give-up.ts';
import { boundLetters, heardLetters } from './letters.ts';
import { ENDS, type End } from './level.ts';
import { practised } from './practice.ts';
import { calledOut, hinted, named } from './side-points.ts';
import {
  atSeat,
  currentHalf,
  type DuelState,
  type EndState,
  type HalfState,
  type JournalEntry,
  type Position,
  seenOfConnection,
  withEnd,
} from './state.ts';
import { levelOfHalf } from './storm.ts';
import { numbersOf } from './numbers.ts';
import type { JudgedMove } from './view.ts';
import { createWireSeat, spent, withOrder } from './wire-seat.ts';

type EndEvent = Extract<DuelEvent, { end: End }>;
/** A journal entry before it has its id. */
type Draft = JournalEntry extends infer E ? (E extends JournalEntry ? Omit<E, 'id' | 'at' | 'end'> : never) : never;

function initialState(event: Of<'created'>): DuelState {
  return {
    seed: event.seed,
    level: event.level,
    options: event.options,
    phase: 'ready',
    held: false,
    stopped: false,
    practice: null,
    at: event.at,
    nextId: 1,
    ready: [false, false],
    timeFactors: ['1', '1'],
    timeFactorChanges: 0,
    scores: [0, 0],
    streaks: [0, 0],
    halfScores: [],
    halves: [],
  };
}

function startHalf(state: DuelState, at: number): DuelState {
  const { options } = state;
  const number = state.halves.length + 1;
  const level = deafened(levelOfHalf(state.level, state.seed, number), options, number);
  const half: HalfState = {
    half: number,
    level,
    connection: 1,
    bothClosedSince: null,
    startedAt: at,
    endedAt: null,
    ends: { A: createEnd(level, 'A', options, at), B: createEnd(level, 'B', options, at) },
    wire: createWire(level.faults),
    flights: [],
    held: [],
    wireSeat: options.wire === 'person' ? createWireSeat() : null,
    quietMs: 0,
    quietSince: at,
    arguing: NO_ARGUMENT,
    contradicts: false,
    journal: [],
    judgements: [],
    hints: [],
    calls: [],
    ownSince: 0,
  };
  return {
    ...state,
    phase: 'playing',
    ready: [false, false],
    streaks: [0, 0],
    halves: [...state.halves, half],
  };
}

/** Whether the end has sent (or received) the same before: the same numbers where it takes any, the same words else. */
function isAgain(half: HalfState, end: End, kind: 'sent' | 'arrived', segment: Segment): boolean {
  return seenOfConnection(half, end).some((entry) => {
    if (entry.kind !== kind) return false;
    const takesNumbers = segLen(segment) > 0 && segLen(entry.segment) === segLen(segment);
    return takesNumbers ? entry.segment.seq === segment.seq : sameSegment(entry.segment, segment);
  });
}

/** Writes entries into the journal; the first gets the id `nextId`. */
function log(state: DuelState, half: HalfState, event: EndEvent, drafts: readonly Draft[]): [DuelState, HalfState] {
  const entries = drafts.map(
    (draft, i) => ({ ...draft, id: state.nextId + i, at: event.at, end: event.end }) as JournalEntry,
  );
  return [
    { ...state, nextId: state.nextId + entries.length },
    { ...half, journal: [...half.journal, ...entries] },
  ];
}

/** A TCP event happens to an end: what is seen of it, and the state it leads to. */
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
  const entered: Draft[] = newState === before.endpoint.tcb.state ? [] : [{ kind: 'state', state: newState }];
  const [logged, noted] = log(state, withEnd(half, event.end, after), event, [...seen, ...entered]);
  return [logged, staysThough(before, tcp, after.endpoint.tcb) ? withStay(noted, event, newState) : noted];
}

/** Without an id of its own: nothing has happened, and what a log says by its ids stays what it was. */
function withStay(half: HalfState, { at, end }: EndEvent, state: State): HalfState {
  const id = half.journal.at(-1)?.id ?? 0;
  return { ...half, journal: [...half.journal, { kind: 'stayed', id, at, end, state }] };
}

function called(state: DuelState, half: HalfState, event: Of<'called'>): [DuelState, HalfState] {
  const { end } = event;
  const seen: Draft = { kind: 'call', call: event.call, bytes: event.bytes, full: event.full ?? false };
  const call = userCallOf(seen);
  const [logged, after] =
    call === null ? log(state, half, event, [seen]) : happenAt(state, half, event, { type: 'call', call }, [seen]);
  const caller = after.ends[end];
  return [logged, withEnd(after, end, { ...caller, nextStep: caller.nextStep + 1, stepReadyAt: null })];
}

function arrived(state: DuelState, half: HalfState, event: Of<'arrived'>): [DuelState, HalfState] {
  const { segment, segmentId } = event.flight;
  const landed = half.flights.findIndex(
    (f) => f.segmentId === segmentId && f.arrivesAt === event.flight.arrivesAt && f.to === event.end,
  );
  const flights = half.flights.filter((_, i) => i !== landed);
  const again = isAgain(half, event.end, 'arrived', segment);
  const seen: Draft[] = [{ kind: 'arrived', segmentId, segment, again, reachedAt: event.flight.arrivesAt }];
  const bytes = event.flight.connection < half.connection ? octetsTaken(half.ends[event.end], segment, event.at) : 0;
  if (bytes > 0) seen.push({ kind: 'corrupted', bytes });
  const [next, after] = happenAt(state, { ...half, flights }, event, { type: 'segment', segment }, seen);
  return [next, heardLetters(after, event.end)];
}

/** How much text an end would hand to its application because of a segment. */
function octetsTaken({ endpoint }: EndState, segment: Segment, at: number): number {
  return happen(endpoint, { type: 'segment', segment }, at).tcb.app.unread - endpoint.tcb.app.unread;
}

function sent(state: DuelState, half: HalfState, event: Of<'sent'>): [DuelState, HalfState] {
  const { end, segment, by, wrong = false, order = null, held } = event;
  const sender = half.ends[end];
  const endpoint = (wrong ? playAstray : play)(sender.endpoint, segment, event.at);
  const after = { ...withEndpoint(sender, endpoint, half, event.at), astray: sender.astray + (wrong ? 1 : 0) };
  const moved = withReleased(
    {
      ...withEnd(half, end, after),
      wire: event.wire,
      wireSeat: order === null ? half.wireSeat : spent(half.wireSeat, end),
      flights: [...half.flights, ...arriving(half, event, state.nextId)],
      held: [...half.held, ...freshlyHeld(half, event, state.nextId)],
    },
    (copy) => released.bySending(copy, half, event),
  );
  const newState = endpoint.tcb.state;
  const entered: Draft[] = newState === sender.endpoint.tcb.state ? [] : [{ kind: 'state', state: newState }];
  const again = isAgain(half, end, 'sent', segment);
  const lost = event.delays.length === 0 && held === undefined;
  return log(state, moved, event, [{ kind: 'sent', segment, again, by, lost, wrong, order }, ...entered]);
}

/** The next connection between the same ports: new numbers at both ends, the same story. */
function reopened(state: DuelState, half: HalfState, at: number): DuelState {
  const connection = half.connection + 1;
  const { level } = half;
  const renew = (end: End) => reopenedEnd(half.ends[end], level, end, state.options, connection, at);
  const after: HalfState = {
    ...half,
    connection,
    bothClosedSince: null,
    ends: { A: renew('A'), B: renew('B') },
    arguing: NO_ARGUMENT,
  };
  const journal = ENDS.map((end, i): JournalEntry => {
    const { snd, rcv } = after.ends[end].endpoint.tcb;
    return { kind: 'opened', id: state.nextId + i, at, end, sndNxt: snd.nxt, rcvNxt: rcv.nxt };
  });
  const logged = { ...after, journal: [...after.journal, ...journal] };
  return replaceHalf({ ...state, nextId: state.nextId + journal.length }, logged, at);
}

/** A log that was written before there were hints does not speak of them. */
function positionOf({ position }: Of<'position-opened' | 'position-changed'>): Position {
  const { hints = 0 } = position;
  return { ...position, hints };
}

function opened(half: HalfState, event: Of<'position-opened'>): HalfState {
  const end = half.ends[event.end];
  const asked = withEnd(half, event.end, { ...end, position: positionOf(event), positions: end.positions + 1 });
  return { ...asked, quietMs: quietTime(half, event.at), quietSince: null };
}

/** The position stays open and something else is due in it: a wrong segment has gone out. */
function changed(half: HalfState, event: Of<'position-changed'>): HalfState {
  return withEnd(half, event.end, { ...half.ends[event.end], position: positionOf(event) });
}

function closed(half: HalfState, event: Of<'position-closed'>): HalfState {
  const end = half.ends[event.end];
  const after = withEnd(half, event.end, { ...end, position: null, stateHidden: false });
  const deciding = ENDS.some((other) => after.ends[other].position !== null);
  return deciding ? after : { ...after, quietSince: event.at };
}

/** What a judged move changes at its end: what was named, or a try spent on a move that did not settle the position. */
function endAfterJudgement(end: EndState, judgement: JudgedMove): EndState {
  const { move, verdict, points, by } = judgement;
  if (move.kind === 'claim') {
    return { ...end, claimed: true, stateHidden: end.stateHidden && verdict !== 'correct' };
  }
  const { position } = end;
  // A free port may be taken at any moment: that answers nothing, and it is no try at an answer either.
  const spendsNothing = points.base > 0 || by === 'stack' || move.kind === 'bind';
  if (position === null || (verdict === 'correct' && spendsNothing)) return end;
  const card = move.kind === 'send' ? position.cards.findIndex((c) => sameSegment(c, move.segment)) : -1;
  const tried = card < 0 || position.tried.includes(card) ? position.tried : [...position.tried, card];
  return { ...end, position: { ...position, attempt: position.attempt + 1, tried } };
}

/** The streak counts positions that were right at first try; naming the state, and what the bot does for a person, leave it alone. */
function streakAfter(streak: number, judgement: JudgedMove): number {
  if (judgement.move.kind === 'claim' || judgement.standsIn) return streak;
  if (judgement.verdict !== 'correct') return 0;
  return judgement.attempt === 1 && judgement.points.base > 0 ? streak + 1 : streak;
}

function judged(state: DuelState, half: HalfState, event: Of<'judged'>): [DuelState, HalfState] {
  const { judgement, end } = event;
  const { seat, move, verdict } = judgement;
  const isAstray = move.kind === 'send' && verdict === 'wrong';
  const atTheDoor = isAstray && !goesAstray(state.options, half.ends[end]);
  const after = withEnd(half, end, endAfterJudgement(half.ends[end], judgement));
  const counted: DuelState = {
    ...state,
    scores: atSeat(state.scores, seat, state.scores[seat] + judgement.points.total),
    streaks: atSeat(state.streaks, seat, streakAfter(state.streaks[seat], judgement)),
  };
  const known = { ...judgement, numbers: numbersOf(half.ends[end].endpoint) };
  const noted = { ...after, judgements: [...half.judgements, known] };
  const stopped: Draft[] = atTheDoor ? [{ kind: 'stopped', segment: move.segment }] : [];
  return log(counted, noted, event, stopped);
}

function bound(state: DuelState, half: HalfState, event: Of<'bound'>): [DuelState, HalfState] {
  const end = half.ends[event.end];
  const after: EndState = event.ok ? { ...end, port: 'reused' } : { ...end, failedBinds: end.failedBinds + 1 };
  return log(state, withEnd(half, event.end, after), event, [{ kind: 'bind', ok: event.ok }]);
}

/** An application whose user timer expires gives the connection up, and it is noted why. */
function givenUp({ options }: DuelState, half: HalfState, { end, timer }: Of<'timer-expired'>): HalfState {
  const before = half.ends[end];
  return timer === 'user' ? withEnd(half, end, { ...before, givenUp: whyGivenUp(options, before) }) : half;
}

/** An event of the half in play. */
function evolveHalf(state: DuelState, half: HalfState, event: EndEvent): [DuelState, HalfState] {
  switch (event.type) {
    case 'called':
      return called(state, half, event);
    case 'arrived':
      return arrived(state, half, event);
    case 'timer-expired': {
      const seen: Draft = { kind: 'timer', timer: event.timer };
      return happenAt(state, givenUp(state, half, event), event, { type: 'timeout', timer: event.timer }, [seen]);
    }
    case 'ordered':
      return [state, { ...half, wireSeat: withOrder(half.wireSeat, event.end, event.order) }];
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
      return calledOut(state, half, event);
    case 'named':
      return named(state, half, event);
    case 'bound':
      return bound(state, half, event);
    case 'position-closed':
      return [state, closed(half, event)];
  }
}

/** After every event each application may have become able to take its next step. */
function armScripts(half: HalfState, at: number): HalfState {
  const { level, connection } = half;
  return ENDS.reduce((h, end) => withEnd(h, end, armScript(h.ends[end], level.ends[end].script, connection, at)), half);
}

/** Whether both ends are done with the connection, and another is to follow. */
function awaitsNext({ level, connection, ends, flights }: HalfState): boolean {
  const done = ENDS.every((end) => ends[end].endpoint.tcb.state === 'CLOSED' && ends[end].position === null);
  return level.again !== undefined && connection === 1 && done && flights.length === 0;
}

/** What may have come to hold by an event: a copy on the way is free to go on, both ends are closed, a step can be taken. */
function replaceHalf(state: DuelState, half: HalfState, at: number): DuelState {
  const freed = withReleased(half, (copy) => released.byState(copy, half, at));
  const bothClosedSince = awaitsNext(freed) ? (freed.bothClosedSince ?? at) : null;
  const settled = boundLetters(armScripts({ ...freed, bothClosedSince }, at));
  return { ...state, halves: [...state.halves.slice(0, -1), settled] };
}

function endHalf(state: DuelState, half: HalfState, { at, contradiction }: Of<'half-ended'>): DuelState {
  return {
    ...state,
    phase: 'half-over',
    halfScores: [...state.halfScores, state.scores],
    halves: [...state.halves.slice(0, -1), { ...half, endedAt: at, contradicts: contradiction === true }],
  };
}

/**
 * The state after one more event. `null` before the first, which must be `created`.
 * Throws only when the events are not those of a duel (a broken log).
 */
export function evolve(state: DuelState | null, event: DuelEvent): DuelState {
  if (event.type === 'created') return initialState(event);
  if (state === null) throw new Error('the first event of a duel is "created"');
  const now = { ...state, at: event.at };
  switch (event.type) {
    case 'readied':
      return { ...now, ready: atSeat(now.ready, event.seat, true) };
    case 'time-factor-set':
      return {
        ...now,
        timeFactors: atSeat(now.timeFactors, event.seat, event.factor),
        timeFactorChanges: now.timeFactorChanges + 1,
      };
    case 'half-started': {
      const started = startHalf(now, event.at);
      const half = currentHalf(started);
      return half === null ? started : replaceHalf(started, half, event.at);
    }
    case 'held':
      return { ...now, held: true };
    case 'released':
      return { ...now, held: false };
    case 'match-ended':
      return { ...now, phase: 'over', held: false, stopped: event.stopped === true };
  }
  const half = currentHalf(now);
  if (half === null) throw new Error(`"${event.type}" before the first half`);
  if (event.type === 'practice-began') return practised(now, half, event);
  if (event.type === 'half-ended') return endHalf(now, half, event);
  if (event.type === 'reopened') return reopened(now, half, event.at);
  const [after, played] = evolveHalf(now, half, event);
  const arrival = event.type === 'arrived' ? event.flight.segment : null;
  return replaceHalf(after, { ...played, arguing: arguing(half, played, event.end, arrival) }, event.at);
}
