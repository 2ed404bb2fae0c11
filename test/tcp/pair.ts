/**
 * Two stacks and an unreliable wire between them in virtual time. Every segment is judged by its own referee before it
 * leaves.
 */

import { seqAdd, seqDiff } from '../../shared/lib/sequence.ts';
import { createEndpoint, type Endpoint, happen, play } from '../../shared/referee/endpoint.ts';
import { judge } from '../../shared/referee/judge.ts';
import type { VerdictKind } from '../../shared/referee/verdict.ts';
import { createTcb, DEFAULT_CONFIG } from '../../shared/tcp/create.ts';
import type { TcpEvent, UserCall } from '../../shared/tcp/event.ts';
import { owedSegment } from '../../shared/tcp/output.ts';
import type { Segment } from '../../shared/tcp/segment.ts';
import { nextTimer } from '../../shared/tcp/stack.ts';
import type { State } from '../../shared/tcp/connection-state.ts';

export const SIDES = ['A', 'B'] as const;
export type Side = (typeof SIDES)[number];

export const otherSide = (side: Side): Side => (side === 'A' ? 'B' : 'A');

/** The fate of one segment: its copies, each with its delay beyond the trip (ms). An empty list: it is lost. */
export type Fate = readonly number[];

export interface Call {
  readonly at: number;
  readonly side: Side;
  readonly call: UserCall;
}

export interface Sent {
  readonly side: Side;
  readonly segment: Segment;
  readonly verdict: VerdictKind;
  readonly mistake: string | null;
}

export interface PairSetup {
  readonly calls: readonly Call[];
  /** The fate of the first segments, in the order in which they are sent; all later ones arrive. */
  readonly fates: readonly Fate[];
  /** SND.NXT of both ends at the start of the run. */
  readonly first?: Readonly<Record<Side, number>>;
  readonly mss?: number;
}

const TRIP_MS = 50;
const CONFIG = { ...DEFAULT_CONFIG, rtoMs: 300, timeWaitMs: 4_000 };

export class Pair {
  now = 0;
  readonly sent: Sent[] = [];
  /** Both states after every event. */
  readonly states: [State, State][] = [];
  readonly ends: Record<Side, Endpoint>;
  readonly #first: Readonly<Record<Side, number>>;
  #calls: Call[];
  #flights: { readonly to: Side; readonly at: number; readonly segment: Segment }[] = [];
  readonly #fates: readonly Fate[];

  constructor({ calls, fates, first = { A: 1_000, B: 5_000 }, mss }: PairSetup) {
    this.#first = first;
    this.#fates = fates;
    this.#calls = [...calls].sort((a, b) => a.at - b.at);
    const config = mss === undefined ? CONFIG : { ...CONFIG, mss };
    const end = (side: Side) => {
      const own = first[side];
      const start = { state: 'ESTABLISHED', sndUna: own, sndNxt: own, rcvNxt: first[otherSide(side)] } as const;
      return createEndpoint(createTcb(start, config, 0));
    };
    this.ends = { A: end('A'), B: end('B') };
  }

  state(side: Side): State {
    return this.ends[side].tcb.state;
  }

  /** Octets that have arrived in order at this side; no application reads them. */
  received(side: Side): number {
    return this.ends[side].tcb.app.unread;
  }

  /** The segments sent, with numbers counted from where each side began. */
  story(): string[] {
    return this.sent.map(({ side, segment: { flags, seq, ack, len } }) => {
      const from = (n: number, of: Side) => seqDiff(n, this.#first[of]);
      return `${side} ${flags.join(',')} ${from(seq, side)} ${ack === undefined ? '-' : from(ack, otherSide(side))} +${len}`;
    });
  }

  /**
   * Lets the next thing happen.
   * @returns false if nothing is left to happen
   */
  step(): boolean {
    const next = this.#dueNext();
    if (next === null) return false;
    this.now = next.at;
    next.happen();
    this.states.push([this.state('A'), this.state('B')]);
    return true;
  }

  /**
   * Runs until nothing is left to happen.
   * @throws if that takes more than `limit` steps: the pair does not come to rest
   */
  drive(limit = 2_000): this {
    for (let steps = 0; this.step(); steps++) {
      if (steps > limit) throw new Error(`not at rest after ${limit} steps:\n${this.story().slice(-20).join('\n')}`);
    }
    return this;
  }

  #dueNext(): { readonly at: number; readonly happen: () => void } | null {
    const [call] = this.#calls;
    const due = call === undefined ? [] : [{ at: call.at, happen: () => this.#takeCall(call) }];
    for (const flight of this.#flights) due.push({ at: flight.at, happen: () => this.#land(flight) });
    for (const side of SIDES) {
      const timer = nextTimer(this.ends[side].tcb);
      if (timer !== null) {
        due.push({ at: timer.expiresAt, happen: () => this.#feed(side, { type: 'timeout', timer: timer.timer }) });
      }
    }
    return due.reduce<(typeof due)[number] | null>((a, b) => (a === null || b.at < a.at ? b : a), null);
  }

  #takeCall(call: Call): void {
    this.#calls = this.#calls.filter((c) => c !== call);
    this.#feed(call.side, { type: 'call', call: call.call });
  }

  #land(flight: { readonly to: Side; readonly segment: Segment }): void {
    this.#flights = this.#flights.filter((f) => f !== flight);
    this.#feed(flight.to, { type: 'segment', segment: flight.segment });
  }

  /** An event, and everything that the stack then sends. */
  #feed(side: Side, event: TcpEvent): void {
    let end = happen(this.ends[side], event, this.now).endpoint;
    for (let owed = owedSegment(end.tcb); owed !== null; owed = owedSegment(end.tcb)) {
      const { verdict, mistake } = judge(end, { kind: 'send', segment: owed }, 'wire');
      const fate = this.#fates[this.sent.length] ?? [0];
      this.sent.push({ side, segment: owed, verdict, mistake });
      for (const extra of fate) {
        this.#flights.push({ to: otherSide(side), at: this.now + TRIP_MS + extra, segment: owed });
      }
      end = play(end, owed, this.now);
    }
    this.ends[side] = end;
  }
}

/** The same setup with both sequence spaces shifted. */
export function moved(setup: PairSetup, by: Readonly<Record<Side, number>>): PairSetup {
  const first = setup.first ?? { A: 1_000, B: 5_000 };
  return { ...setup, first: { A: seqAdd(first.A, by.A), B: seqAdd(first.B, by.B) } };
}
