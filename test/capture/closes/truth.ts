/** Generated closes: two engines over a bad wire, with what truly happened to every segment and at both ends. */

import { createTcb, DEFAULT_CONFIG } from '../../../shared/tcp/create.ts';
import type { TcpEvent, UserCall } from '../../../shared/tcp/event.ts';
import type { State } from '../../../shared/tcp/connection-state.ts';
import type { RuleId } from '../../../shared/tcp/rule.ts';
import { has, makeSegment, type Segment } from '../../../shared/tcp/segment.ts';
import { flush, nextTimer } from '../../../shared/tcp/stack.ts';
import type { Tcb } from '../../../shared/tcp/tcb.ts';
import { transition } from '../../../shared/tcp/transition.ts';
import { closeTcb } from '../../../shared/tcp/update.ts';
import type { Side } from '../../../shared/capture/read/connection.ts';
import { Random } from './random.ts';

/** One segment on the wire. Times in milliseconds. */
export interface Transmission {
  readonly from: Side;
  readonly segment: Segment;
  readonly sentAt: number;
  /** The state of its sender before it was sent. */
  readonly senderWas: State;
  readonly arrivals: Arrival[];
  /** It took much longer than usual. */
  readonly late: boolean;
  /** The part of the way after which it was lost, copied or held up, from 0 to 1. */
  readonly trouble: number;
}

export interface Arrival {
  readonly at: number;
  before: State;
  after: State;
  rules: readonly RuleId[];
}

export interface Truth {
  readonly sent: readonly Transmission[];
  /** The states that each end went through. */
  readonly states: readonly [readonly State[], readonly State[]];
  /** The one-way delay, ms. */
  readonly tripMs: number;
}

interface Happening {
  readonly at: number;
  readonly end: Side;
  readonly what: { readonly call: UserCall } | { readonly arrival: Arrival; readonly segment: Segment } | 'vanish';
}

/** Stops here, ms: long before a TIME-WAIT ends. */
const LONGEST_MS = 20_000;
const TIME_WAIT_MS = 60_000;
const COPY_MS = 30;
/** Between two arrivals at one end. */
const ORDER_MS = 0.001;

const other = (side: Side): Side => (side === 0 ? 1 : 0);

/** A whole connection, from its handshake on; the same for the same seed. */
export function generatedClose(seed: number): Truth {
  return new World(new Random(seed)).run();
}

class World {
  readonly #random: Random;
  readonly #tripMs: number;
  readonly #lossy: number;
  readonly #troubled: number;
  readonly #ends: [Tcb, Tcb];
  readonly #states: [State[], State[]] = [['ESTABLISHED'], ['ESTABLISHED']];
  readonly #sent: Transmission[] = [];
  readonly #closesAtOnce: readonly [boolean, boolean];
  readonly #lastArrival: [number, number] = [0, 0];
  #agenda: Happening[] = [];
  #now = 0;

  constructor(random: Random) {
    this.#random = random;
    this.#tripMs = random.of([0.05, 1, 10, 50, 150]);
    const bad = random.chance(0.6);
    this.#lossy = bad ? random.of([0.02, 0.1, 0.25]) : 0;
    this.#troubled = bad ? random.of([0, 0.05]) : 0;
    const isn = [random.number(), random.chance(0.1) ? 2 ** 32 - 3 : random.number()] as const;
    const config = {
      ...DEFAULT_CONFIG,
      rtoMs: 200 + 4 * this.#tripMs,
      timeWaitMs: TIME_WAIT_MS,
      halfDuplexClose: random.chance(0.3),
    };
    const next = isn.map((number) => (number + 1) >>> 0);
    const end = (side: Side) => {
      const [own = 0, peer = 0] = [next[side], next[other(side)]];
      return createTcb({ state: 'ESTABLISHED', sndUna: own, sndNxt: own, rcvNxt: peer }, config, 0);
    };
    this.#ends = [end(0), end(1)];
    this.#closesAtOnce = [random.chance(0.3), random.chance(0.3)];
    this.#openWith(isn);
    this.#plan();
  }

  run(): Truth {
    for (let next = this.#next(); next !== null && this.#now < LONGEST_MS; next = this.#next()) next();
    // What had not come when the capture ended.
    for (const { arrivals } of this.#sent)
      arrivals.splice(0, arrivals.length, ...arrivals.filter(({ at }) => at <= this.#now));
    return { sent: this.#sent, states: this.#states, tripMs: this.#tripMs };
  }

  /** A handshake without accidents. */
  #openWith([a, b]: readonly [number, number]): void {
    const [one, two] = [(a + 1) >>> 0, (b + 1) >>> 0];
    const open = (from: Side, segment: Segment, sentAt: number) => {
      const arrival: Arrival = { at: sentAt + this.#tripMs, before: 'ESTABLISHED', after: 'ESTABLISHED', rules: [] };
      this.#sent.push({
        from,
        segment,
        sentAt,
        senderWas: 'ESTABLISHED',
        arrivals: [arrival],
        late: false,
        trouble: 1,
      });
    };
    open(0, makeSegment({ flags: ['SYN'], seq: a }), 0);
    open(1, makeSegment({ flags: ['SYN'], seq: b, ack: one }), this.#tripMs);
    open(0, makeSegment({ seq: one, ack: two }), 2 * this.#tripMs);
    this.#now = 3 * this.#tripMs;
  }

  /** What both applications will do, and perhaps that a host loses its memory. */
  #plan(): void {
    const random = this.#random;
    const together = random.chance(0.4);
    const closing = this.#now + random.upTo(200);
    for (const end of [0, 1] as const) {
      const begin = this.#now;
      const closesAt = together ? closing + random.upTo(3 * this.#tripMs) : begin + random.upTo(900);
      for (let i = random.whole(3); i > 0; i--) {
        this.#at(begin + random.upTo(closesAt - begin + 20), end, {
          call: { kind: 'SEND', bytes: 1 + random.whole(900) },
        });
      }
      const full = random.chance(0.4);
      const call: UserCall = random.chance(0.08) ? { kind: 'ABORT' } : { kind: 'CLOSE', full };
      if (random.chance(0.9)) this.#at(closesAt, end, { call });
    }
    if (random.chance(0.06)) this.#at(this.#now + random.upTo(1200), random.chance(0.5) ? 0 : 1, 'vanish');
  }

  #at(at: number, end: Side, what: Happening['what']): void {
    this.#agenda.push({ at, end, what });
  }

  /** The next thing to happen; null: nothing is left. */
  #next(): (() => void) | null {
    const first = this.#agenda.reduce<Happening | null>((a, b) => (a === null || b.at < a.at ? b : a), null);
    const timers = ([0, 1] as const).flatMap((end) => {
      const timer = nextTimer(this.#ends[end]);
      return timer === null ? [] : [{ end, ...timer }];
    });
    const [timer] = timers.sort((a, b) => a.expiresAt - b.expiresAt);
    if (timer !== undefined && (first === null || timer.expiresAt < first.at)) {
      return () => {
        this.#now = timer.expiresAt;
        this.#happen(timer.end, { type: 'timeout', timer: timer.timer });
        this.#flush(timer.end, false);
      };
    }
    if (first === null) return null;
    return () => {
      this.#agenda = this.#agenda.filter((happening) => happening !== first);
      this.#now = first.at;
      this.#take(first);
    };
  }

  #take({ end, what }: Happening): void {
    if (what === 'vanish') {
      this.#ends[end] = closeTcb(this.#ends[end], 'aborted');
      this.#note(end);
    } else if ('call' in what) {
      this.#happen(end, { type: 'call', call: what.call });
      this.#flush(end, true);
    } else {
      const { arrival, segment } = what;
      arrival.before = this.#ends[end].state;
      arrival.rules = this.#happen(end, { type: 'segment', segment });
      arrival.after = this.#ends[end].state;
      this.#read(end);
      const closes = this.#closesAtOnce[end] && arrival.after === 'CLOSE-WAIT';
      if (closes) this.#happen(end, { type: 'call', call: { kind: 'CLOSE', full: true } });
      this.#flush(end, closes);
    }
  }

  /** Most applications read at once. */
  #read(end: Side): void {
    const { unread, deaf } = this.#ends[end].app;
    if (unread === 0 || deaf || this.#random.chance(0.1)) return;
    this.#happen(end, { type: 'call', call: { kind: 'RECEIVE', bytes: unread } });
  }

  #happen(end: Side, event: TcpEvent): readonly RuleId[] {
    const step = transition(this.#ends[end], event, this.#now);
    this.#ends[end] = step.tcb;
    this.#note(end);
    return step.rules;
  }

  #note(end: Side): void {
    const { state } = this.#ends[end];
    if (this.#states[end].at(-1) !== state) this.#states[end].push(state);
  }

  /** Sends what is owed. Kernels set ACK in the RST of an application that aborts, and in no other. */
  #flush(end: Side, isCall: boolean): void {
    const before = this.#ends[end];
    const { tcb, segments } = flush(before, this.#now);
    this.#ends[end] = tcb;
    for (const segment of segments) {
      const aborts = isCall && has(segment, 'RST') && segment.ack === undefined;
      this.#send(end, aborts ? makeSegment({ ...segment, ack: before.rcv.nxt }) : segment, before.state);
    }
  }

  #send(from: Side, segment: Segment, senderWas: State): void {
    const random = this.#random;
    const lost = random.chance(this.#lossy);
    const late = !lost && random.chance(this.#troubled);
    const twice = !lost && !late && random.chance(this.#troubled);
    const extra = late ? (2 + random.upTo(6)) * this.#tripMs + random.upTo(800) : random.upTo(this.#tripMs / 10);
    // Nothing overtakes on the usual way.
    const at = Math.max(this.#now + this.#tripMs + extra, late ? 0 : this.#lastArrival[from] + ORDER_MS);
    if (!late && !lost) this.#lastArrival[from] = at;
    const times = lost ? [] : twice ? [at, at + random.upTo(COPY_MS)] : [at];
    const arrivals = times.map((time): Arrival => ({ at: time, before: 'CLOSED', after: 'CLOSED', rules: [] }));
    this.#sent.push({ from, segment, sentAt: this.#now, senderWas, arrivals, late, trouble: random.upTo(1) });
    for (const arrival of arrivals) this.#at(arrival.at, other(from), { arrival, segment });
  }
}
