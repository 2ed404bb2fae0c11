/** Reduces the whole state to what one seat may know: everything that a client receives of a duel passes through here. */

import { betOffer } from '../rules/bet-offer.ts';
import { challengeableAt } from '../rules/challengeable.ts';
import { shownBet } from './bet-view.ts';
import type { Bet } from '../vocabulary/bet.ts';
import { ackHeldUntil, isPortHidden, portShown, startOf, twoMslEndsAt } from '../state/end-state.ts';
import { NO_SYMBOLS } from '../symbols.ts';
import { symbolsAt } from '../state/letters.ts';
import { tornOf } from './torn-view.ts';
import { Remembered, RememberedList, RememberedPart } from '../../lib/remembered.ts';
import type { End, Level } from '../level.ts';
import { composeOf, notationOf } from '../rules/open-position.ts';
import { GrowingFigure } from './figure-entries.ts';
import { hiddenIn, shownJudgement, type Veil, veilOf } from './judgement-view.ts';
import { reviewOf } from './make-review.ts';
import { mayBind, mayClaim } from '../rules/may.ts';
import { roleOf } from '../role.ts';
import type { RoomFacts } from '../vocabulary/room-facts.ts';
import type { Seat } from '../options.ts';
import { basePoints, CLAIM_PRICE, hintPrice, HINTS_MAX, speedMax, streakPoints } from '../rules/score.ts';
import {
  currentHalf,
  type DuelState,
  endOf,
  type EndState,
  type HalfState,
  type JournalEntry,
  peerOf,
  type PlacedBet,
  type Position,
} from '../state/state.ts';
import { canFinish, halvesOf, levelOfHalf } from '../state/storm.ts';
import { tcpConfigOf, timingOf } from '../timing.ts';
import type { Challenge } from '../vocabulary/challenge.ts';
import type { Judgement } from '../vocabulary/judgement.ts';
import type { PositionView } from '../vocabulary/position.ts';
import type { Phase, SeatView } from '../vocabulary/seat.ts';

/** The parts of a view that are made again only when what they depend on has changed. */
export const nothingMade = () => ({
  own: new RememberedPart<JournalEntry>(),
  figure: new GrowingFigure(),
  tcp: new Remembered<SeatView['tcp']>(),
  position: new Remembered<PositionView>(),
  judged: new RememberedPart<Judgement>(),
  judgements: new RememberedList(hiddenIn, (one: Judgement, at, veil: Veil) => shownJudgement(one, at + 1, veil)),
  hints: new Remembered<SeatView['hints']>(),
  bets: new RememberedPart<PlacedBet>(),
  torn: new Remembered<SeatView['torn']>(),
});
export type Made = ReturnType<typeof nothingMade>;

/** The phase, including the room's knowledge: before the first half a seat may be free. */
export function phaseOf(state: DuelState, room: RoomFacts): Phase {
  return state.phase === 'ready' && room.players.includes(null) ? 'waiting' : state.phase;
}

/** What the seat's end has seen in the half. */
export function ownOf(half: HalfState, end: End, made: Made): readonly JournalEntry[] {
  return made.own.of(half.journal, (entry) => entry.end === end);
}

function positionView(state: DuelState, half: HalfState, end: End, position: Position, seat: Seat): PositionView {
  const ended = half.ends[end];
  // A player who was told the answer earns nothing with it.
  const told = position.hints > HINTS_MAX;
  return {
    id: position.id,
    cause: position.cause,
    openedAt: position.openedAt,
    speedUntil: position.speedUntil,
    limitAt: position.limitAt,
    base: told ? 0 : basePoints(position.attempt),
    speedMax: position.speedUntil === null || told ? 0 : speedMax(state.options.speed),
    streakBonus: position.attempt === 1 && !told ? streakPoints(state.streaks[seat]) : 0,
    attempt: position.attempt,
    cards: position.cards,
    tried: position.tried,
    given: position.given,
    claim: mayClaim(ended) ? CLAIM_PRICE : null,
    hints: { taken: position.hints, price: hintPrice(position.hints) },
  };
}

function positionOf(state: DuelState, half: HalfState, seat: Seat, made: Made): PositionView | null {
  const end = endOf(seat, half.half);
  const { position, stateHidden } = half.ends[end];
  if (position === null) return null;
  return made.position.of([position, stateHidden, state.streaks[seat]], () =>
    positionView(state, half, end, position, seat),
  );
}

/** The judgements of the seat's moves in the half, as they are. */
export function judgedOf({ judgements }: HalfState, seat: Seat, made: Made): readonly Judgement[] {
  return made.judged.of(judgements, (one) => one.seat === seat);
}

function judgementsOf(half: HalfState, seat: Seat, made: Made): readonly Judgement[] {
  return made.judgements.of(judgedOf(half, seat, made), veilOf(half.ends[endOf(seat, half.half)]));
}

/** An end's challenges. The mistake is revealed once it is named, or can no longer be named. */
function challengesOf({ phase }: DuelState, half: HalfState, end: End, made: Made): readonly Challenge[] {
  if (half.challenges.length === 0) return NONE;
  const ids = ownOf(half, end, made).map(({ id }) => id);
  const open = phase === 'playing';
  return half.challenges
    .filter((one) => one.end === end)
    .map((one) => ({
      ...one,
      entryId: ids.indexOf(one.entryId) + 1,
      cards: open ? one.cards : [],
      mistake: open && one.cards.length > 0 ? null : one.mistake,
    }));
}

/** The seat's bets in the half, with their truth. */
export function placedBy({ bets }: HalfState, seat: Seat, made: Made): readonly PlacedBet[] {
  return made.bets.of(bets, (one) => one.seat === seat);
}

/** The bets of a seat. Their truth is shown when the half is over. */
function betsOf(half: HalfState, seat: Seat, made: Made): readonly Bet[] {
  const placed = placedBy(half, seat, made);
  if (placed.length === 0) return NONE;
  const ids = ownOf(half, endOf(seat, half.half), made).map(({ id }) => id);
  return placed.map((bet) => shownBet(bet, ids.indexOf(bet.entryId) + 1, half.endedAt !== null));
}

function tcpOf(end: EndState, made: Made): SeatView['tcp'] {
  const { tcb } = end.endpoint;
  const heldUntil = ackHeldUntil(end);
  return made.tcp.of([tcb, end.stateHidden, heldUntil], () => ({
    state: end.stateHidden ? null : tcb.state,
    sndUna: tcb.snd.una,
    sndNxt: tcb.snd.nxt,
    rcvNxt: tcb.rcv.nxt,
    pending: tcb.app.pending,
    ...(heldUntil === null ? {} : { ackHeldUntil: heldUntil }),
  }));
}

/** The 2MSL timer and the port that it holds. */
function timeWaitView(end: EndState): Pick<SeatView, 'timeWait' | 'port'> {
  const port = portShown(end);
  if (isPortHidden(end)) return { timeWait: null, port };
  const endsAt = twoMslEndsAt(end);
  // The ring is always a full 2MSL, however much of it is left.
  return {
    timeWait: endsAt === null ? null : { startedAt: endsAt - end.endpoint.tcb.config.timeWaitMs, endsAt },
    port,
  };
}

/** The end's numbers at the start of the half: its host may have forgotten the connection. */
function startView({ level }: HalfState, end: End): SeatView['start'] {
  const own = startOf(level, end, 1);
  if (own === null) return { state: 'CLOSED', sndNxt: 0, rcvNxt: 0 };
  return { state: 'ESTABLISHED', sndNxt: own, rcvNxt: level.ends[peerOf(end)].sndNxt };
}

/** The part of the view about the half that is being played, or was played last. */
function halfView(state: DuelState, half: HalfState, seat: Seat, made: Made) {
  const end = endOf(seat, half.half);
  const own = half.ends[end];
  return {
    halfStartedAt: half.startedAt,
    halfEnd: half.contradicts ? ('contradiction' as const) : null,
    start: startView(half, end),
    figure: made.figure.of(ownOf(half, end, made), own.stateHidden),
    tcp: tcpOf(own, made),
    symbols: symbolsAt(half, end, state.options.mode),
    position: positionOf(state, half, seat, made),
    ...timeWaitView(own),
    may: state.phase === 'playing' ? { claim: mayClaim(own), bind: mayBind(half, end) } : MAY_NOTHING,
    judgements: judgementsOf(half, seat, made),
    hints: made.hints.of([half.hints], () => half.hints.filter((hint) => hint.seat === seat)),
    challenges: challengesOf(state, half, end, made),
    challengeable: challengeableAt(state, half, end),
    bet: betOffer(state, half, end),
    bets: betsOf(half, seat, made),
    torn: tornOf(state, half, end, made),
  };
}

/** Of a list that is empty for most of the time: it is the same object then. */
const NONE: readonly never[] = [];

const MAY_NOTHING: SeatView['may'] = { claim: false, bind: 'none' };

const BEFORE_FIRST_HALF = {
  halfStartedAt: null,
  halfEnd: null,
  start: null,
  figure: [],
  tcp: null,
  symbols: NO_SYMBOLS,
  position: null,
  timeWait: null,
  port: 'in-use',
  may: MAY_NOTHING,
  judgements: [],
  hints: [],
  challenges: [],
  challengeable: [],
  bet: null,
  bets: [],
  torn: null,
} as const;

/** The half that the seat's role and address belong to: between halves the next one. */
function halfNumber(state: DuelState): number {
  const last = currentHalf(state)?.half ?? 0;
  return state.phase === 'playing' || state.phase === 'over' ? Math.max(1, last) : last + 1;
}

/** The seat's own score is live; the peer's is that of the end of the last half. */
function scoresOf(state: DuelState, seat: Seat) {
  const peer = seat === 0 ? 1 : 0;
  return { own: state.scores[seat], peer: state.halfScores.at(-1)?.[peer] ?? 0 };
}

/** The level of a half; for one that has not begun, the level that will be drawn for it. */
function levelAt(state: DuelState, half: number): Level {
  return state.halves.find((one) => one.half === half)?.level ?? levelOfHalf(state.level, state.seed, half);
}

function playersView(state: DuelState, seat: Seat, room: RoomFacts): Pick<SeatView, 'you' | 'peer'> {
  const half = halfNumber(state);
  const end = endOf(seat, half);
  const peerSeat = seat === 0 ? 1 : 0;
  const own = room.players[seat];
  const peer = room.players[peerSeat];
  const scores = scoresOf(state, seat);
  const level = levelAt(state, half);
  return {
    you: {
      seat,
      name: own?.name ?? '',
      end,
      role: roleOf(level, end),
      address: level.ends[end].address,
      score: scores.own,
      streak: state.streaks[seat],
      ready: state.ready[seat],
      timeFactor: state.timeFactors[seat],
      botPlays: own?.presence === 'bot-plays',
    },
    peer: {
      name: peer?.name ?? null,
      kind: peer?.kind ?? 'person',
      bot: peer?.bot ?? null,
      presence: peer?.presence ?? 'here',
      end: peerOf(end),
      role: roleOf(level, peerOf(end)),
      address: level.ends[peerOf(end)].address,
      score: scores.peer,
      ready: state.ready[peerSeat],
    },
  };
}

/** The view of one seat at time `now` (ms). It contains nothing of the peer's end before the match is over. */
export function seatView(state: DuelState, seat: Seat, room: RoomFacts, now: number): SeatView {
  return viewOf(state, seat, room, now, nothingMade());
}

/** The same view; what it is made of is the same objects as in the views that were made with the same `made`. */
export function viewOf(state: DuelState, seat: Seat, room: RoomFacts, now: number, made: Made): SeatView {
  const half = currentHalf(state);
  const { tripMs, mslMs } = timingOf(state.options, state.level);
  const { delayedAckMs } = tcpConfigOf(state.level, state.options);
  return {
    now,
    phase: phaseOf(state, room),
    code: room.code,
    against: room.against,
    levelId: state.level.id,
    capture: state.level.capture ?? null,
    mode: state.options.mode,
    pace: state.options.pace,
    compose: composeOf(state),
    notation: notationOf(state),
    half: halfNumber(state),
    tripMs,
    mslMs,
    ...(delayedAckMs === undefined ? {} : { delayedAckMs }),
    halves: halvesOf(state),
    canFinish: canFinish(state),
    seed: state.options.seed ?? (state.phase === 'over' ? state.seed : null),
    wire: room.wire,
    ...playersView(state, seat, room),
    ...(half === null ? BEFORE_FIRST_HALF : halfView(state, half, seat, made)),
    practice: state.practice?.from ?? null,
    halfScores: state.halfScores,
    review: state.phase === 'over' ? reviewOf(state, room) : null,
  };
}
