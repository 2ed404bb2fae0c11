/** What one seat may know: the only thing that a client is ever sent of a running duel. All times: server clock, ms. */

import type { Segment } from '../tcp/segment.ts';
import type { RuleId } from '../tcp/rule.ts';
import type { State } from '../tcp/state.ts';
import type { MistakeId } from '../referee/mistake.ts';
import type { Move, Notation, VerdictKind } from '../referee/verdict.ts';
import type { WireOrder } from '../wire/fault.ts';
import type { CaptureSource, ComposeMode, End } from './level.ts';
import type { BotProfile, Mode, Pace, Seat, TimeFactor } from './options.ts';
import type { Role } from './role.ts';
import type { Purpose } from './room-facts.ts';

export const PHASES = ['waiting', 'ready', 'playing', 'half-over', 'over'] as const;
/** `waiting`: a seat is free. `ready`: before the first half. `half-over`: between the halves. */
export type Phase = (typeof PHASES)[number];

/** `user`: the application gives the connection up. */
export type TimerName = 'retransmission' | 'time-wait' | 'user';
export type AppCallName = 'SEND' | 'CLOSE' | 'ABORT' | 'BIND';

/** One thing that this end saw happen; the figure is the list of them. `id` rises with time. */
export type FigureEntry =
  /** A segment left this end. `again`: it had been sent before. `by`: `stack` when the game played it. `wrong`: live mode only. */
  | {
      readonly kind: 'sent';
      readonly id: number;
      readonly at: number;
      readonly segment: Segment;
      readonly again: boolean;
      readonly by: 'player' | 'bot' | 'stack';
      readonly wrong: boolean;
    }
  /**
   * A segment came out of the fog, and was taken in at `at`. `again`: the same has arrived before. `reachedAt`: it had
   * come then, and waited at the door for the player to decide something else; absent: it was taken in as it came.
   */
  | {
      readonly kind: 'arrived';
      readonly id: number;
      readonly at: number;
      readonly reachedAt?: number;
      readonly segment: Segment;
      readonly again: boolean;
    }
  | {
      readonly kind: 'call';
      readonly id: number;
      readonly at: number;
      readonly call: AppCallName;
      readonly bytes: number;
      /** A CLOSE after which the application does not read any more either. */
      readonly full: boolean;
    }
  | { readonly kind: 'timer'; readonly id: number; readonly at: number; readonly timer: TimerName }
  /** This end entered a state. `state` is null while the player may still name it. */
  | { readonly kind: 'state'; readonly id: number; readonly at: number; readonly state: State | null }
  /** A wrong segment that was stopped at this end's own door. */
  | { readonly kind: 'stopped'; readonly id: number; readonly at: number; readonly segment: Segment }
  /** The port was asked for: reused, or "address already in use". */
  | { readonly kind: 'bind'; readonly id: number; readonly at: number; readonly ok: boolean }
  /** The next connection between the same ports begins, in ESTABLISHED, with these numbers. */
  | {
      readonly kind: 'opened';
      readonly id: number;
      readonly at: number;
      readonly sndNxt: number;
      readonly rcvNxt: number;
    }
  /** What has just been taken came from the connection before: the application was handed octets that nobody sent it. */
  | { readonly kind: 'corrupted'; readonly id: number; readonly at: number; readonly bytes: number };

/** A call of the application, as the player is told of it. */
export interface AppCall {
  readonly call: AppCallName;
  readonly bytes: number;
  readonly full: boolean;
}

/** Why the player is asked. */
export type Cause =
  | ({ readonly kind: 'call' } & AppCall)
  /** `called`: the application has called since, before any answer. */
  | { readonly kind: 'arrival'; readonly segment: Segment; readonly again: boolean; readonly called: AppCall | null }
  | { readonly kind: 'timer'; readonly timer: TimerName }
  /** The last move was right, and the stack owes more. */
  | { readonly kind: 'still-owed' };

/** A moment in which this end must decide. */
export interface PositionView {
  readonly id: number;
  readonly cause: Cause;
  readonly openedAt: number;
  /** Speed counts until then; null: no clock. */
  readonly speedUntil: number | null;
  /** Left alone past this, it is judged as `wait`; null: never. */
  readonly limitAt: number | null;
  /** Points for a right move at this try, without speed and streak. */
  readonly base: number;
  /** The most that speed can still add at this try; falls linearly to 0 at `speedUntil`. */
  readonly speedMax: number;
  /** What the streak adds if this position is got right at first try. */
  readonly streakBonus: number;
  /** 1 at the first try. */
  readonly attempt: number;
  /** Compose mode `cards`: four candidates; otherwise empty. */
  readonly cards: readonly Segment[];
  /** The cards that were tried and were wrong, by index. */
  readonly tried: readonly number[];
  /** Compose mode `fields`: the flags and the length that the segment would have; null otherwise. */
  readonly given: Pick<Segment, 'flags' | 'len'> | null;
  /** Whether naming the state is open here, and what it gains or costs. */
  readonly claim: { readonly gain: number; readonly cost: number } | null;
  /** How many hints have been bought here (4: the answer), and the price of the next; null: there is no more. */
  readonly hints: { readonly taken: number; readonly price: HintPrice | null };
}

/** What the next hint takes from the score at once; with the answer the position brings nothing any more. */
export interface HintPrice {
  /** From 1; 4: the answer. */
  readonly step: number;
  readonly cost: number;
}

/** A hint that was bought: a deduction like any other. */
export interface HintTaken {
  readonly at: number;
  readonly seat: Seat;
  readonly end: End;
  readonly positionId: number;
  readonly cause: Cause;
  readonly step: number;
  readonly cost: number;
}

/** An arrival that a player has called wrong. `entryId` is that of the arrival: in a seat's view, in the seat's own figure. */
export interface Call {
  readonly at: number;
  readonly seat: Seat;
  readonly end: End;
  readonly entryId: number;
  readonly segment: Segment;
  /** Whether it was wrong indeed. */
  readonly right: boolean;
  /** Among which it may be named still; empty: there is nothing to name, or it is named. */
  readonly cards: readonly MistakeId[];
  /** What the caller has said, and what it was: told once it is named, or the half is over. */
  readonly named: MistakeId | null;
  readonly mistake: MistakeId | null;
  /** For the call and the name together; below 0: a deduction. */
  readonly points: number;
}

export interface Points {
  readonly base: number;
  readonly speed: number;
  readonly streak: number;
  /** Negative: a needless segment, a wrong claim. */
  readonly penalty: number;
  readonly total: number;
}

/** What a right move stood on, beyond its cause and its numbers: from this the reason is named. */
export interface Grounds {
  /** The rules that decided at the event before the move. */
  readonly rules: readonly RuleId[];
  /** The state before that event. */
  readonly before: State;
  /** The last ACK that this end had sent before the move. */
  readonly acked: number;
  /** Something that this end has sent is not acknowledged yet. */
  readonly inFlight: boolean;
  /** The host of this end was restarted and knows of no connection. */
  readonly restarted: boolean;
  /** Octets of the connection before were taken as if they belonged to this one: just now, or earlier. */
  readonly corrupted: 'now' | 'earlier' | null;
  /** TIME-WAIT is switched off. */
  readonly noTimeWait: boolean;
  /** A FIN that came again was never answered, and 2MSL is over. */
  readonly unanswered?: true;
}

/** What an end knew by itself when it moved: the numbers with which its move is explained. */
export interface Numbers {
  readonly sndUna: number;
  readonly sndNxt: number;
  readonly rcvNxt: number;
  /** The number of the own FIN, and of the peer's; null: not sent, not arrived in order. */
  readonly finSeq: number | null;
  readonly peerFinSeq: number | null;
  /** Octets that the application has handed over and that are not in a segment yet; whether it has closed. */
  readonly pending: number;
  readonly closed: boolean;
  /** Pure ACKs sent so far. */
  readonly pureAcks: number;
  /** Where SND.NXT stood before each piece of text that was sent. */
  readonly textStarts: readonly number[];
  /** The last ACK sent before the move. */
  readonly ackSent: number;
}

/** A judgement with what the end knew: the feedback after a move, and a line of the review. */
export interface Judgement extends JudgedMove {
  readonly numbers: Numbers;
}

/** One judged move, as it is written into the log. */
export interface JudgedMove {
  readonly id: number;
  readonly at: number;
  readonly half: number;
  readonly seat: Seat;
  readonly end: End;
  readonly positionId: number | null;
  readonly cause: Cause | null;
  readonly attempt: number;
  /** The state of the end after the event and before the move; null while the player may still name it. */
  readonly state: State | null;
  readonly move: Move;
  /** `stack`: the position's time ran out and the game moved. */
  readonly by: 'player' | 'bot' | 'stack';
  /** The bot moved for a person who was not there. */
  readonly standsIn?: true;
  readonly verdict: VerdictKind;
  readonly mistake: MistakeId | null;
  readonly others: readonly MistakeId[];
  readonly remark: 'lecture-first-fin' | null;
  /** The clause of RFC 9293 that decides, for example "3.10.7.4 eighth". */
  readonly clause: string;
  /** What the peer's stack would have done with a wrong segment; null where nothing was sent, or where nobody can know. */
  readonly peerWould: PeerWould | null;
  readonly points: Points;
  /** What was right; null while the player may still try. */
  readonly right: Move | null;
  /** Of a right move that has closed its position; null for every other: they would tell what may still be named. */
  readonly grounds: Grounds | null;
}

/** What an RFC 9293 endpoint does with a segment that ought not to have been sent. */
export type PeerWould =
  | 'answer-ack-and-drop'
  | 'drop-silently'
  | 'be-reset'
  | 'answer-reset'
  | 'accept'
  | 'ignore-old'
  | 'hold-and-ask'
  | 'challenge-ack';

export interface SeatView {
  /** The server's clock when this view was made. */
  readonly now: number;
  readonly phase: Phase;
  /** The short code with which a friend joins. */
  readonly code: string;
  /** Whom the match was made for: who is waited for while a seat is free. */
  readonly against: Purpose;
  readonly levelId: string;
  readonly capture: CaptureSource | null;
  readonly mode: Mode;
  readonly pace: Pace;
  readonly compose: ComposeMode;
  readonly notation: Notation;
  /** 1 or 2. */
  readonly half: number;
  /** Scaled lengths, for drawing. */
  readonly tripMs: number;
  readonly mslMs: number;
  /** How many halves the match has; null: as many as the players like. */
  readonly halves: number | null;
  /** Between two rounds of a match without an end, when it can be finished. */
  readonly canFinish: boolean;
  /** Where the luck comes from: told when somebody chose it, and to everybody when the match is over. */
  readonly seed: number | null;
  /** Whether a third player is the wire, and who: null while nobody has come. */
  readonly wire: { readonly name: string | null } | null;
  readonly halfStartedAt: number | null;
  /** Told when the half is over: the two ends contradicted each other and could never agree. */
  readonly halfEnd: 'contradiction' | null;

  readonly you: {
    readonly seat: Seat;
    readonly name: string;
    readonly end: End;
    /** As the level has it: where the FINs cross both ends are active. */
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
    /** As of the end of the last half: a live score would tell what has arrived. */
    readonly score: number;
    readonly ready: boolean;
  };

  /** State, SND.NXT and RCV.NXT of this end when the half began, with nothing in flight; CLOSED ends know no numbers. */
  readonly start: { readonly state: 'ESTABLISHED' | 'CLOSED'; readonly sndNxt: number; readonly rcvNxt: number } | null;
  /** Of the half that is being played (or was played last). */
  readonly figure: readonly FigureEntry[];
  readonly tcp: {
    /** Null while the player may still name it. */
    readonly state: State | null;
    readonly sndUna: number;
    readonly sndNxt: number;
    readonly rcvNxt: number;
    /** Octets that the application has handed over and that are not in a segment yet. */
    readonly pending: number;
  } | null;
  /** The numbers behind the symbols of the lecture, as far as this end knows them; see `symbolOf`. */
  readonly symbols: Symbols;
  readonly position: PositionView | null;
  /** The 2MSL timer, while it runs. */
  readonly timeWait: { readonly startedAt: number; readonly endsAt: number } | null;
  /** `held`: TIME-WAIT keeps it. `free`: the connection is gone and nobody has reused it. */
  readonly port: 'in-use' | 'held' | 'free' | 'reused';
  /** What was said of this seat's last moves in this half, oldest first. */
  readonly judgements: readonly Judgement[];
  /** What this seat has bought in this half, oldest first. */
  readonly hints: readonly HintTaken[];
  /** Live mode: what this seat has called in this half, oldest first; arrivals that can be called, by their id in the figure. */
  readonly calls: readonly Call[];
  readonly callable: readonly number[];
  /** Practice in a position of a match that is over, from where: the seat is this view's. Null: a match of its own. */
  readonly practice: PracticeOrigin | null;
  /** Scores of the halves that are over: [half][seat]. */
  readonly halfScores: readonly (readonly [number, number])[];
  /** The fog lifted: only when the match is over. */
  readonly review: Review | null;
}

/** The match in which practice began, and how many of its events there had been: with a seat, what `practise` asks for. */
export interface PracticeOrigin {
  readonly matchId: string;
  readonly events: number;
}

export interface Symbols {
  /** SND.NXT of the active closer when it closes: the number of its FIN. */
  readonly u: number | null;
  /** SND.NXT of the passive closer when the first FIN is sent. */
  readonly v: number | null;
  /** The number of the passive closer's FIN. */
  readonly w: number | null;
  /** How far the passive closer's text is known to reach: beyond it w may lie. Absent: no letter is still to come. */
  readonly textEnd?: number;
}

/**
 * How a connection ended at one end. `user-timeout`: what it sent was not acknowledged; `no-fin`: the peer's FIN never came;
 * `no-progress`: it was asked again and again and got nowhere; `contradiction`: the two ends can never agree.
 */
export type EndOfConnection = 'normal' | 'reset' | 'aborted' | GivenUp | 'contradiction';
/** Why an application gave its connection up. */
export type GivenUp = 'user-timeout' | 'no-fin' | 'no-progress';

/** The whole figure of one half, seen from above. */
export interface HalfReview {
  readonly half: number;
  /** Which end each seat played. */
  readonly endOf: readonly [End, End];
  readonly roles: Readonly<Record<End, Role>>;
  readonly ports: Readonly<Record<End, { readonly ip: string; readonly port: number }>>;
  readonly symbols: Symbols;
  /** SND.NXT of each end when the half began. */
  readonly start: Readonly<Record<End, number>>;
  readonly startedAt: number;
  readonly endedAt: number;
  readonly entries: readonly ReviewEntry[];
  readonly outcome: Readonly<Record<End, EndOfConnection | null>>;
  readonly judgements: readonly Judgement[];
  readonly hints: readonly HintTaken[];
  /** `entryId` names the segment of the review that was called. */
  readonly calls: readonly Call[];
}

/** How a copy of a segment came to its end. */
export interface Landing {
  /** When it came, ms; it may have waited at the door until it was taken in. */
  readonly at: number;
  /** Its number among the entries of the half, where it was taken in. */
  readonly id: number;
}

export type ReviewEntry =
  | {
      readonly kind: 'segment';
      readonly id: number;
      readonly from: End;
      readonly sentAt: number;
      /** When its copies were taken in, in order. */
      readonly arrivals: readonly number[];
      /** How each of these copies had come. */
      readonly landings: readonly Landing[];
      readonly lost: boolean;
      readonly again: boolean;
      readonly segment: Segment;
      readonly by: 'player' | 'bot' | 'stack';
      /** It ought not to have been sent (live mode). */
      readonly wrong: boolean;
      /** What the third player did to it. */
      readonly order: WireOrder | null;
    }
  | { readonly kind: 'state'; readonly id: number; readonly end: End; readonly at: number; readonly state: State }
  | {
      readonly kind: 'call';
      readonly id: number;
      readonly end: End;
      readonly at: number;
      readonly call: AppCallName;
      readonly bytes: number;
      readonly full: boolean;
    }
  | { readonly kind: 'timer'; readonly id: number; readonly end: End; readonly at: number; readonly timer: TimerName }
  | { readonly kind: 'bind'; readonly id: number; readonly end: End; readonly at: number; readonly ok: boolean }
  | {
      readonly kind: 'opened';
      readonly id: number;
      readonly end: End;
      readonly at: number;
      readonly sndNxt: number;
      readonly rcvNxt: number;
    }
  | { readonly kind: 'corrupted'; readonly id: number; readonly end: End; readonly at: number; readonly bytes: number };

/** What the third player sees: what is on the wire, which is all that a wire knows. Null values as in SeatView. */
export interface WireView {
  readonly now: number;
  readonly phase: Phase;
  readonly code: string;
  readonly levelId: string;
  readonly half: number;
  readonly tripMs: number;
  readonly halfStartedAt: number | null;
  readonly you: { readonly name: string };
  /** By end: who plays it in this half, and its address. */
  readonly ends: Readonly<
    Record<End, { readonly name: string | null; readonly address: { readonly ip: string; readonly port: number } }>
  >;
  /** Faults left in this half, of how many. */
  readonly budget: { readonly left: number; readonly of: number };
  readonly orders: Readonly<Record<End, WireOrder | null>>;
  /** What was put on the wire in this half, oldest first; `arrivals` and `onTheWay` are of now. */
  readonly traffic: readonly TrafficEntry[];
  readonly review: Review | null;
}

export interface TrafficEntry {
  readonly id: number;
  readonly from: End;
  readonly sentAt: number;
  readonly segment: Segment;
  readonly again: boolean;
  readonly order: WireOrder | null;
  /** When copies of it arrived. */
  readonly arrivals: readonly number[];
  /** When copies of it will arrive. */
  readonly onTheWay: readonly number[];
}

export interface Review {
  /** Of the match: its page is /r/ID for as long as its log is kept. */
  readonly matchId: string;
  readonly halves: readonly HalfReview[];
  readonly scores: readonly [number, number];
  readonly names: readonly [string, string];
  readonly seed: number;
  /** The third player's name, where somebody was the wire. */
  readonly wire: string | null;
}
