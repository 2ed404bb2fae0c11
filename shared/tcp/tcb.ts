/**
 * The transmission control block of one endpoint (RFC 9293, 3.3.1): a value, never changed in place. Knows no clock. Each of
 * its types has one constructor, so that all values of it have the same fields in the same order (docs/performance.md).
 */

import type { Segment } from './segment.ts';
import type { State } from './connection-state.ts';

/** What RFC 9293 leaves to the implementation, and the lengths of its timers in milliseconds. */
export interface TcpConfig {
  /** First retransmission timeout; it doubles at each expiry (3.8.1, RFC 6298). */
  readonly rtoMs: number;
  /** The full 2MSL (3.4.1, MUST-13). */
  readonly timeWaitMs: number;
  /** How long data or a FIN may stay unacknowledged before the connection is given up (3.8.3); absent: forever. */
  readonly userTimeoutMs?: number;
  /** How long an ACK of something new may be held back (3.8.6.3), less than half a second; absent: it is not. */
  readonly delayedAckMs?: number;
  /** How often a segment is sent again before the application gives up (3.8.3, R2); absent: as the game has it. */
  readonly retriesMax?: number;
  /** Largest text of one segment; absent: no limit. */
  readonly mss?: number;
  /** `close` with unread data, and data for a side that called `close`, trigger a RST (3.6.1, MAY-1, SHLD-3). */
  readonly halfDuplexClose: boolean;
  /** A RST exactly at RCV.NXT in TIME-WAIT closes (3.10.7.4 second) or is ignored (RFC 1337, fix F1). */
  readonly timeWaitRst: 'close' | 'ignore';
  /** Whether an empty in-order ACK in TIME-WAIT is swallowed (all stacks) or answered (3.10.7.4 fifth, to the letter). */
  readonly timeWaitAck: 'quiet' | 'strict';
  /** A socket listens on its port again: a SYN beyond RCV.NXT ends TIME-WAIT and opens the next connection (3.6.1, MAY-2). */
  readonly reopens?: true;
  /** Drop a segment without the ACK bit before its sequence number is checked (Linux), not after (3.10.7.4). */
  readonly noAckBitDropFirst: boolean;
}

/** Text, possibly followed by a FIN: sent and not acknowledged, or arrived beyond a gap (SHLD-31). */
export interface TextRange {
  readonly seq: number;
  readonly len: number;
  readonly fin: boolean;
}

/** What the stack owes because of events and has not sent yet. Text and FIN that are due follow from `app`. */
export interface Owed {
  /** An acknowledgment `<SEQ=SND.NXT><ACK=RCV.NXT><CTL=ACK>`. */
  readonly ack: boolean;
  /** These exact RSTs: one for each segment that has no connection, or one that ends the connection. */
  readonly resets: readonly Segment[];
  /** The SYN,ACK of the next connection between the same ports. */
  readonly opening: Segment | null;
  /** A keep-alive probe, which makes the peer acknowledge what it has (3.8.4). */
  readonly probe: boolean;
  /** The first unacknowledged segment again, because the retransmission timer expired. */
  readonly retransmission: boolean;
  /** The 2MSL timer restarts when the owed ACK is sent (the FIN arrived again in TIME-WAIT). */
  readonly timeWaitRestart: boolean;
}

export type Outcome = 'normal' | 'reset' | 'aborted' | 'user-timeout';

export interface Tcb {
  readonly config: TcpConfig;
  readonly state: State;
  readonly snd: {
    /** SND.UNA: the oldest number that is not acknowledged. */
    readonly una: number;
    /** SND.NXT: the number of the next octet to be sent. */
    readonly nxt: number;
    /** SND.WND, and the SEG.SEQ and SEG.ACK of the segment that set it (SND.WL1, SND.WL2). */
    readonly wnd: number;
    readonly wl1: number;
    readonly wl2: number;
  };
  readonly rcv: {
    /** RCV.NXT: the number of the next octet expected. */
    readonly nxt: number;
    /** RCV.WND in octets: a constant offset from RCV.NXT. */
    readonly wnd: number;
  };
  readonly app: {
    /** Octets handed over by SEND that are not in a segment yet. */
    readonly pending: number;
    /** CLOSE has been called: a FIN follows the pending octets. */
    readonly closed: boolean;
    /** The application will not read any more (`close`, not `shutdown`). */
    readonly deaf: boolean;
    /** Octets received in order that the application has not read. */
    readonly unread: number;
  };
  /** The number of our FIN, once it has been sent. */
  readonly finSeq: number | null;
  /** The number of the peer's FIN, once it has been received in order. */
  readonly peerFinSeq: number | null;
  /** Segments held beyond a gap, in ascending order of `seq`. */
  readonly held: readonly TextRange[];
  /** The segments between SND.UNA and SND.NXT as they were sent, so that a retransmission repeats the first of them. */
  readonly inFlight: readonly TextRange[];
  readonly owed: Owed;
  /** The current retransmission timeout: doubled at each expiry, reset to its first value by new acknowledgments. */
  readonly rtoMs: number;
  readonly timers: {
    readonly retransmission: { readonly expiresAt: number } | null;
    readonly timeWait: { readonly expiresAt: number } | null;
    readonly user: { readonly expiresAt: number } | null;
  };
  /** Why the connection ended, for the application (MUST-12); null while it lives. */
  readonly outcome: Outcome | null;
}

/** The endpoint with some fields replaced. */
export function tcbWith(tcb: Tcb, changes: Partial<Tcb>): Tcb {
  const {
    config = tcb.config,
    state = tcb.state,
    snd = tcb.snd,
    rcv = tcb.rcv,
    app = tcb.app,
    finSeq = tcb.finSeq,
    peerFinSeq = tcb.peerFinSeq,
    held = tcb.held,
    inFlight = tcb.inFlight,
    owed = tcb.owed,
    rtoMs = tcb.rtoMs,
    timers = tcb.timers,
    outcome = tcb.outcome,
  } = changes;
  return { config, state, snd, rcv, app, finSeq, peerFinSeq, held, inFlight, owed, rtoMs, timers, outcome };
}

/** The send variables with some of them replaced. */
export function sndWith(snd: Tcb['snd'], changes: Partial<Tcb['snd']>): Tcb['snd'] {
  const { una = snd.una, nxt = snd.nxt, wnd = snd.wnd, wl1 = snd.wl1, wl2 = snd.wl2 } = changes;
  return { una, nxt, wnd, wl1, wl2 };
}

/** What the application has done, with some of it replaced. */
export function appWith(app: Tcb['app'], changes: Partial<Tcb['app']>): Tcb['app'] {
  const { pending = app.pending, closed = app.closed, deaf = app.deaf, unread = app.unread } = changes;
  return { pending, closed, deaf, unread };
}

/** What is owed, with some of it replaced. */
export function owedWith(owed: Owed, changes: Partial<Owed>): Owed {
  const {
    ack = owed.ack,
    resets = owed.resets,
    opening = owed.opening,
    probe = owed.probe,
    retransmission = owed.retransmission,
    timeWaitRestart = owed.timeWaitRestart,
  } = changes;
  return { ack, resets, opening, probe, retransmission, timeWaitRestart };
}

/** The timers with some of them replaced; null: stopped. */
export function timersWith(timers: Tcb['timers'], changes: Partial<Tcb['timers']>): Tcb['timers'] {
  const { retransmission = timers.retransmission, timeWait = timers.timeWait, user = timers.user } = changes;
  return { retransmission, timeWait, user };
}
