/** The judgement of a move: its verdict, its points, and its grounds. */

import type { MistakeId } from '../../referee/mistake.ts';
import type { Move, Verdict, VerdictKind } from '../../referee/verdict.ts';
import type { RuleId } from '../../tcp/rule.ts';
import type { State } from '../../tcp/connection-state.ts';
import type { End } from '../level.ts';
import type { Seat } from '../options.ts';
import type { Cause } from './position.ts';

export interface Points {
  readonly base: number;
  readonly speed: number;
  readonly streak: number;
  /** Negative: a needless segment, a wrong claim. */
  readonly penalty: number;
  readonly total: number;
}

/** The grounds of a right move, beyond its cause and its numbers: the reason is chosen from these. */
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
  /** Octets of the previous connection were accepted as if they belonged to this one: just now, or earlier. */
  readonly corrupted: 'now' | 'earlier' | null;
  /** TIME-WAIT is switched off. */
  readonly noTimeWait: boolean;
  /** Of logs from before DUEL520: a FIN that arrived again was never answered, and 2MSL is over. */
  readonly unanswered?: true;
  /** An ACK is owed that may still be held back, or has been held back until now. */
  readonly ack?: 'may-wait' | 'held';
  /** Keep-alive has asked the peer whether it is there. */
  readonly probed?: true;
}

/** What an end knew when it moved: the numbers used to explain its move. */
export interface Numbers {
  readonly sndUna: number;
  readonly sndNxt: number;
  readonly rcvNxt: number;
  /** The numbers of the end's own FIN and of the peer's; null: not sent, not arrived in order. */
  readonly finSeq: number | null;
  readonly peerFinSeq: number | null;
  /** Octets handed over by the application and not in a segment yet; whether it has closed. */
  readonly pending: number;
  readonly closed: boolean;
  /** Pure ACKs sent so far. */
  readonly pureAcks: number;
  /** Where SND.NXT stood before each piece of text that was sent. */
  readonly textStarts: readonly number[];
  /** The last ACK sent before the move. */
  readonly ackSent: number;
  /** When 2MSL runs out (ms on the clock of `at`); null: it does not run, or would reveal a state that may be named. */
  readonly twoMslEndsAt: number | null;
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
  /** The bot moved for an absent person. */
  readonly standsIn?: true;
  readonly verdict: VerdictKind;
  readonly mistake: MistakeId | null;
  readonly others: readonly MistakeId[];
  readonly remark: Verdict['remark'];
  /** The clause of RFC 9293 that decides, for example "3.10.7.4 eighth". */
  readonly clause: string;
  /** What the peer's stack would have done with a wrong segment; null if nothing was sent, or if it cannot be known. */
  readonly peerWould: PeerWould | null;
  readonly points: Points;
  /** What was right; null while the player may still try. */
  readonly right: Move | null;
  /** Of a right move that has closed its position; null for every other, because they would reveal what may still be named. */
  readonly grounds: Grounds | null;
}

/** What an RFC 9293 endpoint does with a segment that should not have been sent. */
export type PeerWould =
  | 'answer-ack-and-drop'
  | 'drop-silently'
  | 'be-reset'
  | 'answer-reset'
  | 'accept'
  | 'ignore-old'
  | 'hold-and-ask'
  | 'challenge-ack';
