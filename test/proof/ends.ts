/**
 * One end of an explored connection as a number: endpoints, segments and the results of events are computed once and
 * then looked up. Time stands still, so a timer only runs or does not. Knows no wire and no second end.
 */

import { createClosedTcb, createTcb, DEFAULT_CONFIG } from '../../shared/tcp/create.ts';
import type { TcpEvent, UserCall } from '../../shared/tcp/event.ts';
import type { Segment } from '../../shared/tcp/segment.ts';
import { flush } from '../../shared/tcp/stack.ts';
import type { Tcb } from '../../shared/tcp/tcb.ts';
import { transition } from '../../shared/tcp/transition.ts';

/** First sequence number at both ends: the first octet, or the FIN, lies just before the wrap. */
const BASE = 2 ** 32 - 2;

/** What the application does at once, before its stack sends anything. */
export const CALLS = {
  SEND: [{ kind: 'SEND', bytes: 1 }],
  /** The last text and the FIN leave in one segment. */
  'SEND, CLOSE': [
    { kind: 'SEND', bytes: 1 },
    { kind: 'CLOSE', full: false },
  ],
  CLOSE: [{ kind: 'CLOSE', full: false }],
  'full CLOSE': [{ kind: 'CLOSE', full: true }],
  RECEIVE: [{ kind: 'RECEIVE', bytes: 9 }],
  ABORT: [{ kind: 'ABORT' }],
} as const satisfies Record<string, readonly UserCall[]>;
export type CallName = keyof typeof CALLS;

export type Happening = CallName | 'retransmission' | 'time-wait' | 'fin-wait-2';

/** An event's outcome: the resulting end and the segments it sends, all by number. */
export interface Outcome {
  readonly end: number;
  /** One character for each segment's number. */
  readonly sent: string;
}

/** One event at one end, with the endpoint as the engine left it and the segments it then sent. */
export interface Step {
  readonly before: Tcb;
  readonly events: readonly TcpEvent[];
  readonly after: Tcb;
  readonly sent: readonly Segment[];
}

const RUNNING = { expiresAt: 0 } as const;

/** An endpoint without time: its timers run or do not. A deleted TCB is empty. */
function timeless(tcb: Tcb): Tcb {
  if (tcb.state === 'CLOSED') return createClosedTcb(tcb.config);
  const { retransmission, timeWait } = tcb.timers;
  return {
    ...tcb,
    rtoMs: tcb.config.rtoMs,
    timers: {
      retransmission: retransmission === null ? null : RUNNING,
      timeWait: timeWait === null ? null : RUNNING,
      user: null,
    },
  };
}

/** Gives equal values the same number. */
class Numbered<T> {
  readonly values: T[] = [];
  readonly #numbers = new Map<string, number>();

  numberOf(value: T): number {
    const key = JSON.stringify(value);
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    this.#numbers.set(key, this.values.length);
    return this.values.push(value) - 1;
  }

  /**
   * The value with this number.
   * @throws if there is none
   */
  get(number: number): T {
    const value = this.values[number];
    if (value === undefined) throw new RangeError(`nothing has the number ${number}`);
    return value;
  }
}

/** All endpoints and segments met in one exploration. */
export class Ends {
  readonly tcbs = new Numbered<Tcb>();
  readonly segments = new Numbered<Segment>();
  /** Every distinct step taken. */
  readonly steps: Step[] = [];
  readonly #happenings = new Map<Happening, Outcome[]>();
  readonly #arrivals: Outcome[][] = [];
  readonly start: number;

  constructor(halfDuplexClose: boolean) {
    const config = { ...DEFAULT_CONFIG, halfDuplexClose };
    const start = { state: 'ESTABLISHED', sndUna: BASE, sndNxt: BASE, rcvNxt: BASE } as const;
    this.start = this.tcbs.numberOf(timeless(createTcb(start, config, 0)));
  }

  /** A call of the application, or a timer. */
  happen(end: number, what: Happening): Outcome {
    const known = this.#happenings.get(what) ?? [];
    this.#happenings.set(what, known);
    const outcome = known[end] ?? this.#outcomeOf(end, eventsOf(what));
    known[end] = outcome;
    return outcome;
  }

  /** A segment arrives. */
  arrive(end: number, segment: number): Outcome {
    const known = this.#arrivals[end] ?? [];
    this.#arrivals[end] = known;
    const outcome = known[segment] ?? this.#outcomeOf(end, [{ type: 'segment', segment: this.segments.get(segment) }]);
    known[segment] = outcome;
    return outcome;
  }

  #outcomeOf(end: number, events: readonly TcpEvent[]): Outcome {
    const before = this.tcbs.get(end);
    const called = events.reduce((tcb, event) => transition(tcb, event, 0).tcb, before);
    const { tcb, segments } = flush(called, 0);
    this.steps.push({ before, events, after: tcb, sent: segments });
    const numbers = segments.map((segment) => this.segments.numberOf(segment));
    return { end: this.tcbs.numberOf(timeless(tcb)), sent: String.fromCharCode(...numbers) };
  }
}

function eventsOf(what: Happening): readonly TcpEvent[] {
  if (what === 'retransmission' || what === 'time-wait' || what === 'fin-wait-2')
    return [{ type: 'timeout', timer: what }];
  return CALLS[what].map((call) => ({ type: 'call', call }));
}
