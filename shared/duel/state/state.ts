/** The state of a duel: the fold of its events. Plain JSON values, no methods, nothing that is not in the events. */

import type { Endpoint } from '../../referee/endpoint.ts';
import type { Segment } from '../../tcp/segment.ts';
import type { State } from '../../tcp/connection-state.ts';
import type { RuleId } from '../../tcp/rule.ts';
import type { Move } from '../../referee/verdict.ts';
import type { HoldUntil, WireOrder } from '../../wire/fault.ts';
import type { WireState } from '../../wire/wire.ts';
import type { End, Level } from '../level.ts';
import type { Bet, Truth } from '../vocabulary/bet.ts';
import type { MatchOptions, Seat, TimeFactor } from '../options.ts';
import type { Challenge } from '../vocabulary/challenge.ts';
import type { AppCallName, TimerName } from '../vocabulary/figure.ts';
import type { Judgement } from '../vocabulary/judgement.ts';
import type { Cause, HintTaken } from '../vocabulary/position.ts';
import type { GivenUp } from '../vocabulary/review.ts';
import type { PracticeOrigin } from '../vocabulary/seat.ts';

/** A moment in which one end must decide, as the duel knows it. */
export interface Position {
  /** Unique at its end. */
  readonly id: number;
  readonly cause: Cause;
  readonly openedAt: number;
  readonly speedUntil: number | null;
  readonly limitAt: number | null;
  /** The candidates in compose mode `cards`. */
  readonly cards: readonly Segment[];
  /** The flags and length in compose mode `fields`. */
  readonly given: Pick<Segment, 'flags' | 'len'> | null;
  /** From 1. */
  readonly attempt: number;
  readonly tried: readonly number[];
  /** What would be right. */
  readonly right: Move;
  /** How many hints have been bought; 4: the answer. */
  readonly hints: number;
}

/** One line of the figure seen from above; `id` increases with time. */
export type JournalEntry = { readonly id: number; readonly at: number; readonly end: End } & (
  | {
      readonly kind: 'sent';
      readonly segment: Segment;
      readonly again: boolean;
      readonly by: 'player' | 'bot' | 'stack';
      readonly lost: boolean;
      /** It should not have been sent (live mode). */
      readonly wrong: boolean;
      /** The third player's order for it. */
      readonly order: WireOrder | null;
    }
  | {
      readonly kind: 'arrived';
      readonly segmentId: number;
      readonly segment: Segment;
      readonly again: boolean;
      /** When it left the wire; the end may have processed it later. */
      readonly reachedAt: number;
    }
  | { readonly kind: 'call'; readonly call: AppCallName; readonly bytes: number; readonly full: boolean }
  | { readonly kind: 'timer'; readonly timer: TimerName }
  | { readonly kind: 'state'; readonly state: State }
  /** The latest arrival could have changed this state and has not. Shares the id of the previous entry. */
  | { readonly kind: 'stayed'; readonly state: State }
  | { readonly kind: 'stopped'; readonly segment: Segment }
  | { readonly kind: 'bind'; readonly ok: boolean }
  /** The next connection between the same ports begins here, in ESTABLISHED. */
  | { readonly kind: 'opened'; readonly sndNxt: number; readonly rcvNxt: number }
  /** Octets of an earlier connection were handed to the application as if they belonged to this one. */
  | { readonly kind: 'corrupted'; readonly bytes: number }
);

/** One copy of a segment on its way. */
export interface Flight {
  /** The id of the segment in the journal. */
  readonly segmentId: number;
  readonly to: End;
  readonly segment: Segment;
  readonly arrivesAt: number;
  /** The connection of the half in which it was sent, from 1. */
  readonly connection: number;
}

/** A copy parked on the way until something has happened. */
export interface ParkedFlight extends Omit<Flight, 'arrivesAt'> {
  readonly until: HoldUntil;
  readonly ms: number;
}

/** The third player's side of a half. */
export interface WireSeat {
  /** How many faults they may still order. */
  readonly left: number;
  readonly orders: Readonly<Record<End, WireOrder | null>>;
  /** How often they have changed an order. */
  readonly changes: number;
}

export type Port = 'in-use' | 'held' | 'free' | 'reused';

/** What the lecture's letters stand for at an end: each is bound once (see letters.ts). */
export interface Letters {
  /** The number of the end's own FIN; null: the application still has text to hand over. */
  readonly own: number | null;
  /** The number of the peer's FIN; null: none has arrived in order, or its number was not the peer's true one. */
  readonly peer: number | null;
  /** How far the text that arrived is the peer's own. */
  readonly heard: number;
}

export interface EndState {
  readonly endpoint: Endpoint;
  /** The rules that decided at the last event. */
  readonly rules: readonly RuleId[];
  /** The index of the application's next step, and since when its condition holds with the end at rest. */
  readonly nextStep: number;
  readonly stepReadyAt: number | null;
  readonly position: Position | null;
  /** The event that opened the position changed the state, or could have: the player may name it once, and then sees it. */
  readonly stateHidden: boolean;
  /** When the retransmission timer expires, in milliseconds of quiet time (see `quietMs`). */
  readonly retransmitAtQuiet: number | null;
  /** Since when an ACK is held back; null: none is. */
  readonly ackHeldSince: number | null;
  /** When the 2MSL timer was last started. */
  readonly timeWaitSince: number | null;
  readonly port: Port;
  readonly failedBinds: number;
  /** Segments with a FIN that have arrived. */
  readonly finsArrived: number;
  /** Positions that this end has had. */
  readonly positions: number;
  /** Wrong segments that have gone out (live mode). */
  readonly astray: number;
  readonly letters: Letters;
  /** Why its application gave up the connection; null: it has not. */
  readonly givenUp: GivenUp | null;
}

/** A bet as the duel knows it: its truth is hidden until the half is over. `entryId` is that of the journal's segment. */
export type PlacedBet = Bet & {
  readonly truth: Truth;
  readonly points: number;
  /** The wait in which it was placed: how many positions its end had had. */
  readonly wait: number;
};

export interface HalfState {
  /** 1 or 2. */
  readonly half: number;
  /** The level of this half: that of the match, or the one drawn by the storm for this round. */
  readonly level: Level;
  /** The number of the current connection between the two ports, from 1. */
  readonly connection: number;
  /** Since when both ends have been CLOSED with nothing to decide, while another connection is to follow. */
  readonly bothClosedSince: number | null;
  readonly startedAt: number;
  readonly endedAt: number | null;
  readonly ends: Readonly<Record<End, EndState>>;
  readonly wire: WireState;
  readonly flights: readonly Flight[];
  readonly parked: readonly ParkedFlight[];
  /** Null: no player is the wire. */
  readonly wireSeat: WireSeat | null;
  /** Quiet time, in which no player decides, up to `quietSince`: retransmission timers run on it. */
  readonly quietMs: number;
  /** Since when no player has had to decide; null while one must. */
  readonly quietSince: number | null;
  /** How often each end has answered an ACK in vain since either learned anything (see contradiction.ts). */
  readonly arguing: Readonly<Record<End, number>>;
  /** The half ended because the two ends contradict each other and can never agree. */
  readonly contradicts: boolean;
  readonly journal: readonly JournalEntry[];
  readonly judgements: readonly Judgement[];
  readonly hints: readonly HintTaken[];
  /** `entryId` is that of the journal's arrival. */
  readonly challenges: readonly Challenge[];
  readonly bets: readonly PlacedBet[];
  /** Journal entries from this id on belong to this match; earlier ones to the match that practice started from. */
  readonly ownSince: number;
}

export interface DuelState {
  readonly seed: number;
  readonly level: Level;
  readonly options: MatchOptions;
  readonly phase: 'ready' | 'playing' | 'half-over' | 'over';
  /** The teacher has paused the class: nothing happens until it resumes. */
  readonly paused: boolean;
  /** The match is over because it was stopped, not because it was played to its end. */
  readonly stopped: boolean;
  /** For practice: the practising seat, and the position of another match; null: a match of its own. */
  readonly practice: { readonly seat: Seat; readonly from: PracticeOrigin } | null;
  /** The time of the last event. */
  readonly at: number;
  readonly nextId: number;
  readonly ready: readonly [boolean, boolean];
  readonly timeFactors: readonly [TimeFactor, TimeFactor];
  readonly timeFactorChanges: number;
  readonly scores: readonly [number, number];
  readonly streaks: readonly [number, number];
  /** Scores at the end of each half. */
  readonly halfScores: readonly (readonly [number, number])[];
  /** The halves so far, the one in play last. */
  readonly halves: readonly HalfState[];
}

/** The end that a seat plays in a half: the roles are swapped after each. */
export function endOf(seat: Seat, half: number): End {
  return (seat === 0) === (half % 2 === 1) ? 'A' : 'B';
}

/** The seat that plays an end in a half. */
export function seatOf(end: End, half: number): Seat {
  return endOf(0, half) === end ? 0 : 1;
}

export function peerOf(end: End): End {
  return end === 'A' ? 'B' : 'A';
}

/** The half that is in play or was played last; null before the first. */
export function currentHalf(state: DuelState): HalfState | null {
  return state.halves.at(-1) ?? null;
}

/** What an end has seen of the current connection, oldest first. */
export function seenOfConnection({ journal }: HalfState, end: End): JournalEntry[] {
  const own = journal.filter((entry) => entry.end === end);
  return own.slice(own.findLastIndex((entry) => entry.kind === 'opened') + 1);
}

/** A pair by seat with one value replaced. */
export function atSeat<T>(pair: readonly [T, T], seat: Seat, value: T): readonly [T, T] {
  return seat === 0 ? [value, pair[1]] : [pair[0], value];
}
