/** Endpoints to start with: any state of the teardown, as its numbers imply. */

import { seqAdd, seqDiff } from '../lib/sequence.ts';
import type { State } from './connection-state.ts';
import type { Owed, TcpConfig, Tcb, TextRange } from './tcb.ts';

export const NOTHING_OWED: Owed = {
  ack: false,
  resets: [],
  opening: null,
  probe: false,
  retransmission: false,
  timeWaitRestart: false,
};

/** The game's defaults: simplex CLOSE as in RFC 9293, nothing that only some stacks do. */
export const DEFAULT_CONFIG: TcpConfig = {
  rtoMs: 1_000,
  timeWaitMs: 240_000,
  halfDuplexClose: false,
  timeWaitRst: 'close',
  timeWaitAck: 'quiet',
  noAckBitDropFirst: false,
};

export interface Start {
  readonly state: State;
  readonly sndUna: number;
  readonly sndNxt: number;
  /** Octets; the default is the largest window without scaling. */
  readonly sndWnd?: number;
  readonly rcvNxt: number;
  readonly rcvWnd?: number;
  /** Octets handed over by the application and not in a segment yet. */
  readonly pending?: number;
}

const OUR_FIN_SENT: readonly State[] = ['FIN-WAIT-1', 'FIN-WAIT-2', 'CLOSING', 'LAST-ACK', 'TIME-WAIT'];
const PEER_FIN_RECEIVED: readonly State[] = ['CLOSE-WAIT', 'CLOSING', 'LAST-ACK', 'TIME-WAIT'];

/** The user timer, running from `now` (ms); null where the application has set no limit. */
export function userTimerFrom({ userTimeoutMs }: TcpConfig, now: number): Tcb['timers']['user'] {
  return userTimeoutMs === undefined ? null : { expiresAt: now + userTimeoutMs };
}

/** What lies between SND.UNA and SND.NXT: text, then our FIN if the state says that it is sent and unacknowledged. */
function unacknowledged(start: Start, finSeq: number | null): TextRange[] {
  const outstanding = seqDiff(start.sndNxt, start.sndUna);
  if (outstanding <= 0) return [];
  const fin = finSeq !== null;
  const len = outstanding - (fin ? 1 : 0);
  const text: TextRange[] = len > 0 ? [{ seq: start.sndUna, len, fin: false }] : [];
  return fin ? [...text, { seq: finSeq, len: 0, fin: true }] : text;
}

/**
 * An endpoint in `start.state` at time `now` (ms). If our FIN is sent, its number is SND.NXT-1; if the peer's FIN has
 * been received, its number is RCV.NXT-1. A TIME-WAIT starts its full 2MSL now.
 */
export function createTcb(start: Start, config: TcpConfig, now: number): Tcb {
  const finSent = OUR_FIN_SENT.includes(start.state);
  const finSeq = finSent ? seqAdd(start.sndNxt, -1) : null;
  const inFlight = unacknowledged(start, finSeq);
  return {
    config,
    state: start.state,
    snd: {
      una: start.sndUna,
      nxt: start.sndNxt,
      wnd: start.sndWnd ?? 65_535,
      wl1: seqAdd(start.rcvNxt, -1),
      wl2: start.sndUna,
    },
    rcv: { nxt: start.rcvNxt, wnd: start.rcvWnd ?? 65_535 },
    app: { pending: start.pending ?? 0, closed: finSent, deaf: false, unread: 0 },
    finSeq,
    peerFinSeq: PEER_FIN_RECEIVED.includes(start.state) ? seqAdd(start.rcvNxt, -1) : null,
    held: [],
    inFlight,
    owed: NOTHING_OWED,
    rtoMs: config.rtoMs,
    timers: {
      retransmission: inFlight.length > 0 ? { expiresAt: now + config.rtoMs } : null,
      timeWait: start.state === 'TIME-WAIT' ? { expiresAt: now + config.timeWaitMs } : null,
      user: inFlight.length > 0 ? userTimerFrom(config, now) : null,
    },
    outcome: null,
  };
}

/** A CLOSED endpoint: there is no connection, and every segment is answered as 3.10.7.1 says. */
export function createClosedTcb(config: TcpConfig): Tcb {
  return createTcb({ state: 'CLOSED', sndUna: 0, sndNxt: 0, rcvNxt: 0 }, config, 0);
}
