/** What one seat may know: a client is never sent anything else of a running duel. All times: server clock, ms. */

import type { Notation } from '../../referee/verdict.ts';
import type { State } from '../../tcp/connection-state.ts';
import type { CaptureSource, ComposeMode, End } from '../level.ts';
import type { BotProfile, Mode, Pace, Seat, TimeFactor } from '../options.ts';
import type { Role } from '../role.ts';
import type { Purpose } from './room-facts.ts';
import type { Challenge } from './challenge.ts';
import type { FigureEntry, Symbols } from './figure.ts';
import type { Judgement } from './judgement.ts';
import type { Bet, BetOffer } from './bet.ts';
import type { HintTaken, PositionView } from './position.ts';
import type { Review } from './review.ts';
import type { TornFog } from './torn.ts';

export const PHASES = ['waiting', 'ready', 'playing', 'half-over', 'over'] as const;

/** `waiting`: a seat is free. `ready`: before the first half. `half-over`: between the halves. */
export type Phase = (typeof PHASES)[number];

export interface SeatView {
  /** The server's clock when this view was made. */
  readonly now: number;
  readonly phase: Phase;
  /** The short code with which a friend joins. */
  readonly code: string;
  /** The opponent that the match was created for, expected while a seat is free. */
  readonly against: Purpose;
  readonly levelId: string;
  readonly capture: CaptureSource | null;
  readonly mode: Mode;
  readonly pace: Pace;
  readonly compose: ComposeMode;
  readonly notation: Notation;
  /** 1 or 2. */
  readonly half: number;
  /** Scaled durations, for drawing. */
  readonly tripMs: number;
  readonly mslMs: number;
  /** How long an ACK may be held back; absent: none may. */
  readonly delayedAckMs?: number;
  /** How many halves the match has; null: as many as the players like. */
  readonly halves: number | null;
  /** True between two rounds of a match without an end. */
  readonly canFinish: boolean;
  /** The seed: visible if it was chosen, and to everybody when the match is over. */
  readonly seed: number | null;
  /** Whether a third player is the wire, and their name: null until they have come. */
  readonly wire: { readonly name: string | null } | null;
  readonly halfStartedAt: number | null;
  /** Set when the half is over: the two ends contradicted each other and could never agree. */
  readonly halfEnd: 'contradiction' | null;

  readonly you: {
    readonly seat: Seat;
    readonly name: string;
    readonly end: End;
    /** By the level: where the FINs cross both ends are active. */
    readonly role: Role;
    readonly address: { readonly ip: string; readonly port: number };
    readonly score: number;
    readonly streak: number;
    readonly ready: boolean;
    readonly timeFactor: TimeFactor;
    /** The bot plays this seat until its player is back. */
    readonly botPlays: boolean;
  };
  readonly peer: {
    readonly name: string | null;
    readonly kind: 'person' | 'bot';
    readonly bot: BotProfile | null;
    readonly presence: 'here' | 'away' | 'bot-plays';
    readonly end: End;
    readonly role: Role;
    readonly address: { readonly ip: string; readonly port: number };
    /** As of the end of the last half: a live score would reveal what has arrived. */
    readonly score: number;
    readonly ready: boolean;
  };

  /** State, SND.NXT and RCV.NXT of this end when the half began, with nothing in flight; CLOSED ends know no numbers. */
  readonly start: { readonly state: 'ESTABLISHED' | 'CLOSED'; readonly sndNxt: number; readonly rcvNxt: number } | null;
  /** The figure of the half that is being played (or was played last). */
  readonly figure: readonly FigureEntry[];
  readonly tcp: {
    /** Null while the player may still name it. */
    readonly state: State | null;
    readonly sndUna: number;
    readonly sndNxt: number;
    readonly rcvNxt: number;
    /** Octets handed over by the application and not in a segment yet. */
    readonly pending: number;
    /** An ACK is held back until then. */
    readonly ackHeldUntil?: number;
  } | null;
  /** The numbers behind the symbols of the lecture, as far as this end knows them; see `symbolOf`. */
  readonly symbols: Symbols;
  readonly position: PositionView | null;
  /** The 2MSL timer, while it runs. */
  readonly timeWait: { readonly startedAt: number; readonly endsAt: number } | null;
  /** `held`: TIME-WAIT keeps it. `free`: the connection is gone and the port not reused yet. */
  readonly port: 'in-use' | 'held' | 'free' | 'reused';
  /** What the player may do besides answering the position: anything else is refused. */
  readonly may: {
    /** Name the state. */
    readonly claim: boolean;
    readonly bind: PortOffer;
  };
  /** The judgements of this seat's last moves in this half, oldest first. */
  readonly judgements: readonly Judgement[];
  /** The hints that this seat has bought in this half, oldest first. */
  readonly hints: readonly HintTaken[];
  /** Live mode: this seat's challenges in this half, oldest first; arrivals that can be challenged, by id in the figure. */
  readonly challenges: readonly Challenge[];
  readonly challengeable: readonly number[];
  /** While this end waits: the bet that can be placed; null: none. */
  readonly bet: BetOffer | null;
  /** This seat's bets in this half, oldest first. */
  readonly bets: readonly Bet[];
  /** What is seen of the other end where the fog is torn open, after a missed race; null: the fog is whole. */
  readonly torn: TornFog | null;
  /** For practice: the position of a finished match where it began, for this view's seat. Null: a match of its own. */
  readonly practice: PracticeOrigin | null;
  /** Scores of the halves that are over: [half][seat]. */
  readonly halfScores: readonly (readonly [number, number])[];
  /** The fog lifted; null until the match is over. */
  readonly review: Review | null;
}

/**
 * A request for the port. `held`: it fails, as an application that is too early must expect; `reuse`:
 * SO_REUSEADDR is set, so it succeeds in TIME-WAIT; `none`: it is refused.
 */
export type PortOffer = 'none' | 'held' | 'free' | 'reuse';

/** The match in which practice began, and its number of events up to there; with a seat, the arguments of `practise`. */
export interface PracticeOrigin {
  readonly matchId: string;
  readonly events: number;
}
