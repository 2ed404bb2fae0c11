/** The events of the statement: what can happen to an endpoint in each state, as a player or a peer could cause it. */

import { seqAdd } from '../../../shared/lib/sequence.ts';
import { createClosedTcb, createTcb, DEFAULT_CONFIG } from '../../../shared/tcp/create.ts';
import type { TcpEvent, Timer, UserCall } from '../../../shared/tcp/event.ts';
import { type Flag, makeSegment } from '../../../shared/tcp/segment.ts';
import type { State } from '../../../shared/tcp/connection-state.ts';
import type { TcpConfig, Tcb } from '../../../shared/tcp/tcb.ts';

/** An endpoint and its event. */
export interface Case {
  readonly tcb: Tcb;
  readonly event: TcpEvent;
}

export interface Row {
  readonly name: string;
  /** Null if a state does not know the event. */
  readonly caseIn: (state: State, config: TcpConfig) => Case | null;
}

export const CONFIG: TcpConfig = { ...DEFAULT_CONFIG, userTimeoutMs: 60_000 };

/** SND.NXT and RCV.NXT before any FIN; the octets in one segment; the size of a receive window. */
const OURS = 10_000;
const THEIRS = 50_000;
const TEXT = 5;
const WINDOW = 1_000;

const OUR_FIN_ACKED: readonly State[] = ['FIN-WAIT-2', 'TIME-WAIT'];
const OUR_FIN_IN_FLIGHT: readonly State[] = ['FIN-WAIT-1', 'CLOSING', 'LAST-ACK'];
const PEER_FIN: readonly State[] = ['CLOSE-WAIT', 'CLOSING', 'LAST-ACK', 'TIME-WAIT'];
const BEFORE_CLOSE: readonly State[] = ['ESTABLISHED', 'CLOSE-WAIT'];

/** An endpoint at time 0, with this many octets of ours in flight before our FIN, if that is sent. */
function endpointIn(state: State, config: TcpConfig, inFlight = 0): Tcb {
  if (state === 'CLOSED') return createClosedTcb(config);
  const finSent = [...OUR_FIN_ACKED, ...OUR_FIN_IN_FLIGHT].includes(state);
  const sndNxt = OURS + (finSent ? 1 : 0);
  const sndUna = OUR_FIN_ACKED.includes(state) ? sndNxt : OURS - inFlight;
  const rcvNxt = THEIRS + (PEER_FIN.includes(state) ? 1 : 0);
  return createTcb({ state, sndUna, sndNxt, rcvNxt, rcvWnd: WINDOW }, config, 0);
}

function call(name: string, userCall: UserCall, unread = 0): Row {
  return {
    name,
    caseIn: (state, config) => {
      const tcb = endpointIn(state, config);
      if (state === 'CLOSED' && unread > 0) return null;
      return { tcb: { ...tcb, app: { ...tcb.app, unread } }, event: { type: 'call', call: userCall } };
    },
  };
}

interface Arrival {
  readonly name: string;
  readonly flags?: readonly Flag[];
  /** SEG.SEQ counted from RCV.NXT. */
  readonly at?: number;
  readonly len?: number;
  /** SEG.ACK for an endpoint; null: the ACK bit is not set. Absent: SND.UNA, nothing new. */
  readonly ack?: (tcb: Tcb) => number | null;
  readonly inFlight?: number;
  readonly states?: (state: State) => boolean;
  /** The application has called a full CLOSE. */
  readonly deaf?: boolean;
}

function arrival({
  name,
  flags = [],
  at = 0,
  len = 0,
  ack = ({ snd }) => snd.una,
  inFlight,
  states,
  deaf,
}: Arrival): Row {
  return {
    name,
    caseIn: (state, config) => {
      if (state === 'CLOSED' || states?.(state) === false) return null;
      const fresh = endpointIn(state, config, inFlight);
      const tcb = deaf === undefined ? fresh : { ...fresh, app: { ...fresh.app, deaf } };
      const segment = makeSegment({ flags, seq: seqAdd(tcb.rcv.nxt, at), len, ack: ack(tcb) ?? undefined });
      return { tcb, event: { type: 'segment', segment } };
    },
  };
}

/** A segment for an end that has no connection. */
function strange(name: string, flags: readonly Flag[], ack?: number): Row {
  return {
    name,
    caseIn: (state, config) => {
      if (state !== 'CLOSED') return null;
      const segment = makeSegment({ flags, seq: THEIRS, len: TEXT, ack });
      return { tcb: endpointIn(state, config), event: { type: 'segment', segment } };
    },
  };
}

function timer(name: string, which: Timer, states: readonly State[], inFlight = 0): Row {
  return {
    name,
    caseIn: (state, config) =>
      states.includes(state)
        ? { tcb: endpointIn(state, config, inFlight), event: { type: 'timeout', timer: which } }
        : null,
  };
}

const inFlightIn = (state: State) => !OUR_FIN_ACKED.includes(state);
const finInFlight = (state: State) => OUR_FIN_IN_FLIGHT.includes(state);
const ackOf = (distance: number) => (tcb: Tcb) => seqAdd(tcb.snd.nxt, distance);
const none = () => null;
/** Octets of ours in flight if an ACK can acknowledge some of them. */
const SOME = 2 * TEXT;

const CALLS: readonly Row[] = [
  call('SEND', { kind: 'SEND', bytes: TEXT }),
  call('CLOSE', { kind: 'CLOSE', full: false }),
  call('full CLOSE, all text read', { kind: 'CLOSE', full: true }),
  call('full CLOSE, unread text', { kind: 'CLOSE', full: true }, TEXT),
  call('ABORT', { kind: 'ABORT' }),
  call('RECEIVE, nothing to read', { kind: 'RECEIVE', bytes: TEXT }),
  call('RECEIVE, unread text', { kind: 'RECEIVE', bytes: TEXT }, TEXT),
];

const ACKS: readonly Row[] = [
  arrival({ name: 'ACK of some text of ours', ack: ({ snd }) => snd.una + TEXT, inFlight: SOME, states: inFlightIn }),
  arrival({ name: 'ACK of all text of ours, not of a FIN', ack: () => OURS, inFlight: SOME, states: inFlightIn }),
  arrival({ name: 'ACK of our FIN', ack: ackOf(0), inFlight: SOME, states: finInFlight }),
  arrival({ name: 'duplicate ACK' }),
  arrival({ name: 'ACK beyond SND.NXT', ack: ackOf(1) }),
];

const TEXT_AND_FIN: readonly Row[] = [
  arrival({ name: 'text at RCV.NXT', len: TEXT }),
  arrival({
    name: 'text at RCV.NXT, after a full CLOSE',
    len: TEXT,
    deaf: true,
    states: (s) => !BEFORE_CLOSE.includes(s),
  }),
  arrival({ name: 'text beyond a gap', at: TEXT, len: TEXT }),
  arrival({ name: 'text that arrived before', at: -2 * TEXT, len: TEXT }),
  arrival({ name: 'text beyond the window', at: WINDOW, len: TEXT }),
  arrival({ name: 'text at RCV.NXT, ACK beyond SND.NXT', len: TEXT, ack: ackOf(1) }),
  arrival({ name: 'FIN at RCV.NXT', flags: ['FIN'] }),
  arrival({ name: 'FIN at RCV.NXT, ACK of our FIN', flags: ['FIN'], ack: ackOf(0), states: finInFlight }),
  arrival({ name: 'text and FIN at RCV.NXT', flags: ['FIN'], len: TEXT }),
  arrival({ name: 'FIN beyond a gap', flags: ['FIN'], at: TEXT }),
  arrival({ name: 'FIN that arrived before', flags: ['FIN'], at: -1, states: (s) => PEER_FIN.includes(s) }),
  arrival({
    name: 'FIN that arrived before, ACK of our FIN',
    flags: ['FIN'],
    at: -1,
    ack: ackOf(0),
    states: (s) => s === 'CLOSING' || s === 'LAST-ACK',
  }),
];

const OTHER_BITS: readonly Row[] = [
  arrival({ name: 'RST at RCV.NXT', flags: ['RST'], ack: none }),
  arrival({ name: 'RST elsewhere in the window', flags: ['RST'], at: 1, ack: none }),
  arrival({ name: 'RST at RCV.NXT-1', flags: ['RST'], at: -1, ack: none }),
  arrival({ name: 'SYN in the window', flags: ['SYN'], ack: none }),
  arrival({ name: 'SYN outside the window', flags: ['SYN'], at: -2 * TEXT, ack: none }),
  arrival({ name: 'FIN at RCV.NXT without ACK bit', flags: ['FIN'], ack: none }),
  arrival({ name: 'FIN outside the window without ACK bit', flags: ['FIN'], at: -1, ack: none }),
];

/** A SYN beyond the window, while a socket listens on the port. */
const NEW_SYN: Row = {
  name: 'SYN beyond RCV.NXT, a socket listens on the port',
  caseIn: (state, config) => {
    if (state !== 'TIME-WAIT') return null;
    const tcb = endpointIn(state, { ...config, reopens: true });
    const segment = makeSegment({ flags: ['SYN'], seq: seqAdd(tcb.rcv.nxt, 2 * WINDOW) });
    return { tcb, event: { type: 'segment', segment } };
  },
};

const NO_CONNECTION: readonly Row[] = [
  strange('any segment with ACK bit', ['FIN'], OURS),
  strange('any segment without ACK bit', ['FIN']),
  strange('any RST', ['RST'], OURS),
];

const TIMERS: readonly Row[] = [
  timer('retransmission timer, text in flight', 'retransmission', [...BEFORE_CLOSE, ...OUR_FIN_IN_FLIGHT], SOME),
  timer('retransmission timer, only our FIN in flight', 'retransmission', OUR_FIN_IN_FLIGHT),
  timer('2MSL timer', 'time-wait', ['TIME-WAIT']),
  timer('user timer', 'user', [...BEFORE_CLOSE, ...OUR_FIN_IN_FLIGHT], SOME),
  timer('timer of an ACK held back', 'delayed-ack', BEFORE_CLOSE),
  timer('keep-alive timer', 'keep-alive', BEFORE_CLOSE),
  timer('system limit for an orphaned connection', 'fin-wait-2', ['FIN-WAIT-2']),
];

export const GROUPS: Readonly<Record<string, readonly Row[]>> = {
  'The application calls': CALLS,
  'A segment arrives: its ACK': ACKS,
  'A segment arrives: its text and FIN': TEXT_AND_FIN,
  'A segment arrives: RST, SYN, no ACK bit': [...OTHER_BITS, NEW_SYN],
  'A segment arrives without a connection': NO_CONNECTION,
  'A timer expires': TIMERS,
};
