/** The numbers of a position from which a mistake is explained. Knows no language. */

import type { JudgedMove, Numbers, PeerWould } from '../../duel/vocabulary/judgement.ts';
import type { Cause } from '../../duel/vocabulary/position.ts';
import { seqAdd, seqDiff, seqLt } from '../../lib/sequence.ts';
import type { MistakeId } from '../../referee/mistake.ts';
import type { State } from '../../tcp/connection-state.ts';
import { RULES } from '../../tcp/rule.ts';
import type { RightKey } from '../right-key.ts';
import { has, type Segment, segEnd } from '../../tcp/segment.ts';

/** A RST that answers what happened: its numbers, and what triggered it. */
interface DueReset {
  readonly by: 'arrival' | 'deaf' | 'abort' | 'unread';
  readonly seq: number;
  /** Only if the arrival had no ack. */
  readonly ack: number | null;
}

/** The facts of a position. */
export interface PositionFacts extends Numbers {
  /** The segment of the move; null if nothing was sent. */
  readonly sent: Segment | null;
  /** The arrival that opened the position. */
  readonly arrival: Segment | null;
  /** Our FIN is sent and acknowledged. */
  readonly finAcked: boolean;
  /** The RST that a closed end owes, as far as its cause shows; null if it may be another or none. */
  readonly reset: DueReset | null;
  /** The state of the end; null while its player may still name it. */
  readonly state: State | null;
  /** What the peer would do with the segment of the move; null: nothing was sent, or it cannot be known. */
  readonly peerWould: PeerWould | null;
  /** How many seconds of 2MSL were left, rounded up; null: it does not run, or the player cannot see it. */
  readonly twoMslLeft: number | null;
}

/** What shows whether an arrival lies beyond a gap. */
export type Gap = Pick<PositionFacts, 'arrival' | 'rcvNxt' | 'sndNxt' | 'peerFinSeq'>;

/** The receive window of every end in the game: what begins beyond it is not kept. */
const WINDOW = 65_535;

/** A sentence with the numbers of a position; null if only the general one is true. */
export type Say = (facts: PositionFacts) => string | null;

/** The texts about a mistake in one language. */
export interface MistakeWhy {
  /** The sentence for the moment of play. */
  readonly moment: string;
  readonly why: Say;
  /** Where the lecture covers it; null if it says nothing close to it. */
  readonly lecture: string | null;
  /** What the clause of the mistake says. */
  readonly rfc: string;
  /** What lecture and clause say about this position, if that is something else. */
  readonly lectureHere?: Say;
  readonly rfcHere?: Say;
}
export type MistakeWhys = Partial<Record<MistakeId, MistakeWhy>>;
/** Why a move was right, with the numbers of its position; what is absent is said in general. */
export type RightHere = Readonly<Partial<Record<RightKey, Say>>>;

/** A sentence about the segment of the move. */
export function ofSegment(say: (segment: Segment, facts: PositionFacts) => string | null): Say {
  return (facts) => (facts.sent === null ? null : say(facts.sent, facts));
}

/** A sentence about the arrival that opened the position. */
export function ofArrival(say: (arrival: Segment, facts: PositionFacts) => string | null): Say {
  return (facts) => (facts.arrival === null ? null : say(facts.arrival, facts));
}

/** A sentence about the ack of that arrival. */
export function ofArrivedAck(say: (ack: number, facts: PositionFacts) => string | null): Say {
  return (facts) => (facts.arrival?.ack === undefined ? null : say(facts.arrival.ack, facts));
}

/** A sentence that needs the number of the peer's FIN. */
export function ofPeerFin(say: (peerFin: number, facts: PositionFacts) => string | null): Say {
  return (facts) => (facts.peerFinSeq === null ? null : say(facts.peerFinSeq, facts));
}

/** A sentence that needs the number of our own FIN. */
export function ofOwnFin(say: (fin: number, facts: PositionFacts) => string | null): Say {
  return (facts) => (facts.finSeq === null ? null : say(facts.finSeq, facts));
}

/** The number after `seq`. */
export function after(seq: number): number {
  return seqAdd(seq, 1);
}

/** The number before `seq`. */
export function before(seq: number): number {
  return seqAdd(seq, -1);
}

/** The number that the FIN of a segment takes, after its text. */
export function finNumberOf(segment: Segment): number {
  return seqAdd(segment.seq, segment.len);
}

/** The number that our FIN would have after everything that the application has handed over. */
export function finNumberDue({ sndNxt, pending }: PositionFacts): number {
  return seqAdd(sndNxt, pending);
}

/** Whether a segment has text or a FIN where its sender's FIN leaves no room for them. */
export function goesPastFin({ sent, finSeq }: PositionFacts): boolean {
  if (sent === null || finSeq === null || segEnd(sent) === sent.seq) return false;
  return seqLt(finSeq, finNumberOf(sent));
}

/** The numbers of the bytes of a segment: "number 7" or "numbers 7 to 9", in the words given. */
export function bytesNumbered({ seq, len }: Segment, one: string, several: string, to: string): string {
  return len === 1 ? `${one} ${seq}` : `${several} ${seq} ${to} ${seqAdd(seq, len - 1)}`;
}

/** Whether the arrival is a pure ACK, which takes no number. */
export function isPureAck(segment: Segment | null): boolean {
  return segment !== null && has(segment, 'ACK') && !has(segment, 'RST') && segEnd(segment) === segment.seq;
}

/** The arrival, if it is kept beyond a gap; past the peer's FIN there is none, and what does not count is not kept. */
export function heldBack({ arrival, rcvNxt, sndNxt, peerFinSeq }: Gap): Segment | null {
  if (arrival?.ack === undefined || peerFinSeq !== null || seqLt(sndNxt, arrival.ack)) return null;
  const takesNumbers = segEnd(arrival) !== arrival.seq && !has(arrival, 'RST') && !has(arrival, 'SYN');
  const ahead = seqDiff(arrival.seq, rcvNxt);
  return takesNumbers && ahead > 0 && ahead < WINDOW ? arrival : null;
}

/** The RST for a segment without a connection (3.10.7.1) or without a reader (3.6.1), or for an application that aborts. */
function resetFor({ cause, clause }: JudgedMove, sndNxt: number): DueReset | null {
  if (cause?.kind === 'call' && cause.call === 'ABORT') return { by: 'abort', seq: sndNxt, ack: null };
  const closes = cause?.kind === 'call' && (cause.call === 'CLOSE' || cause.call === 'DIE');
  if (closes) return { by: 'unread', seq: sndNxt, ack: null };
  // If the application has called since then, the RST may just as well be that of the call.
  if (cause?.kind !== 'arrival' || cause.called !== null || has(cause.segment, 'RST')) return null;
  const { ack } = cause.segment;
  const by = clause === RULES.TCP22 ? 'deaf' : 'arrival';
  return ack === undefined ? { by, seq: 0, ack: segEnd(cause.segment) } : { by, seq: ack, ack: null };
}

/** Whether the application has just closed: a CLOSE that ends in a RST leaves no other trace. */
function closesNow(cause: Cause | null): boolean {
  if (cause?.kind === 'call') return cause.call === 'CLOSE';
  return cause?.kind === 'arrival' && cause.called?.call === 'CLOSE';
}

/** The facts of a judgement whose end knew these numbers. */
export function positionFacts(judged: JudgedMove, numbers: Numbers): PositionFacts {
  const { move, cause, state, peerWould, at } = judged;
  const { finSeq, sndUna, sndNxt, twoMslEndsAt = null } = numbers;
  return {
    ...numbers,
    closed: numbers.closed || closesNow(cause),
    sent: move.kind === 'send' ? move.segment : null,
    arrival: cause?.kind === 'arrival' ? cause.segment : null,
    finAcked: finSeq !== null && seqLt(finSeq, sndUna),
    reset: resetFor(judged, sndNxt),
    state,
    peerWould,
    twoMslLeft: twoMslEndsAt === null ? null : Math.max(0, Math.ceil((twoMslEndsAt - at) / 1000)),
  };
}

/** What the other end does: by its stack's reaction to a segment, or by the mistake if nothing was sent. */
export interface PeerWhy {
  readonly sent: Readonly<Record<PeerWould, Say>>;
  readonly unsent: Readonly<Partial<Record<MistakeId, Say>>>;
}
