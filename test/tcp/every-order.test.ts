/** Every order in which a close can go: all interleavings of calls, arrivals, losses and timers, within bounds. */

import { describe, expect, it } from 'vitest';
import { createEndpoint, type Endpoint, happen, play } from '../../shared/referee/endpoint.ts';
import { judge } from '../../shared/referee/judge.ts';
import { createTcb, DEFAULT_CONFIG } from '../../shared/tcp/create.ts';
import type { TcpEvent } from '../../shared/tcp/event.ts';
import { owedSegment } from '../../shared/tcp/output.ts';
import type { Segment } from '../../shared/tcp/segment.ts';
import { LEGAL_PAIRS, pairName } from './legal-pairs.ts';
import { otherSide, type Side, SIDES } from './pair.ts';

interface World {
  readonly ends: Readonly<Record<Side, Endpoint>>;
  /** Unordered: any of them may arrive next. */
  readonly flights: readonly { readonly to: Side; readonly segment: Segment }[];
  readonly toClose: readonly Side[];
  /** How many segments the wire may still lose, and how often the retransmission timers may still expire. */
  readonly losses: number;
  readonly expiries: number;
  /** Segments judged wrong so far: none, if all is well. */
  readonly wrong: readonly string[];
}

const BASE = { A: 1_000, B: 2 ** 32 - 1 } as const;

/** Both ends in ESTABLISHED; each still has this many octets to send before its FIN. */
function begin(text: Readonly<Record<Side, number>>, losses: number, expiries: number): World {
  const end = (side: Side) => {
    const start = {
      state: 'ESTABLISHED',
      sndUna: BASE[side],
      sndNxt: BASE[side],
      rcvNxt: BASE[otherSide(side)],
    } as const;
    return createEndpoint(createTcb({ ...start, pending: text[side] }, { ...DEFAULT_CONFIG, mss: 4 }, 0));
  };
  return { ends: { A: end('A'), B: end('B') }, flights: [], toClose: SIDES, losses, expiries, wrong: [] };
}

/**
 * An event at one side and everything that its stack then sends. Time stands still: timers expire when the search says
 * so.
 */
function feed(world: World, side: Side, event: TcpEvent): World {
  let end = happen(world.ends[side], event, 0).endpoint;
  const flights = [...world.flights];
  const wrong = [...world.wrong];
  for (let owed = owedSegment(end.tcb); owed !== null; owed = owedSegment(end.tcb)) {
    const { verdict, mistake } = judge(end, { kind: 'send', segment: owed }, 'wire');
    if (verdict === 'wrong') wrong.push(`${side} ${end.tcb.state}: ${mistake}`);
    flights.push({ to: otherSide(side), segment: owed });
    end = play(end, owed, 0);
  }
  const { rtoMs } = end.tcb.config;
  const calm = { ...end, tcb: { ...end.tcb, rtoMs } };
  return { ...world, ends: { ...world.ends, [side]: calm }, flights, wrong };
}

/**
 * The possible next worlds. 2MSL ends only when nothing of the connection is on the wire any more: that is its purpose.
 */
function* nexts(world: World): Generator<World> {
  for (const side of world.toClose) {
    yield feed({ ...world, toClose: world.toClose.filter((s) => s !== side) }, side, {
      type: 'call',
      call: { kind: 'CLOSE', full: false },
    });
  }
  for (const [i, { to, segment }] of world.flights.entries()) {
    const rest = { ...world, flights: world.flights.filter((_, j) => j !== i) };
    yield feed(rest, to, { type: 'segment', segment });
    if (world.losses > 0) yield { ...rest, losses: world.losses - 1 };
  }
  for (const side of SIDES) {
    const { timers } = world.ends[side].tcb;
    if (timers.retransmission !== null && world.expiries > 0) {
      yield feed({ ...world, expiries: world.expiries - 1 }, side, { type: 'timeout', timer: 'retransmission' });
    }
    if (timers.timeWait !== null && world.flights.length === 0)
      yield feed(world, side, { type: 'timeout', timer: 'time-wait' });
  }
}

interface Reached {
  readonly pairs: ReadonlySet<string>;
  readonly wrong: readonly string[];
  /** Worlds in which nothing more can happen. */
  readonly rests: readonly World[];
  readonly worlds: number;
}

function keyOf({ ends, flights, ...rest }: World): string {
  return JSON.stringify([ends, flights.map((f) => JSON.stringify(f)).sort(), rest]);
}

function explore(start: World): Reached {
  const seen = new Set([keyOf(start)]);
  const queue = [start];
  const pairs = new Set<string>();
  const wrong: string[] = [];
  const rests: World[] = [];
  for (let world = queue.pop(); world !== undefined; world = queue.pop()) {
    pairs.add(pairName(world.ends.A.tcb.state, world.ends.B.tcb.state));
    wrong.push(...world.wrong);
    const following = [...nexts(world)];
    if (following.length === 0) rests.push(world);
    for (const next of following) {
      const key = keyOf(next);
      if (seen.has(key)) continue;
      seen.add(key);
      queue.push(next);
    }
  }
  return { pairs, wrong, rests, worlds: seen.size };
}

/** With losses, and enough expiries to mend them. */
describe.each([
  ['without text', { A: 0, B: 0 }, 2, 2],
  ['with text from the side that closes second', { A: 0, B: 6 }, 1, 1],
] as const)('every order of a close %s', (_, text, losses, expiries) => {
  const reached = explore(begin(text, losses, expiries));

  it('[TCP10, TCP11, TCP12, TCP16, TCP17, TCP18] reaches only states in which two ends can be at the same moment', () => {
    expect([...reached.pairs].filter((pair) => !LEGAL_PAIRS.has(pair))).toEqual([]);
    expect(reached.worlds).toBeGreaterThan(1_000);
  });

  it('[REF3] sends nothing that the referee calls wrong', () => {
    expect(reached.wrong).toEqual([]);
  });

  it('[TCP29, TCP30] rests in CLOSED at both ends if the timers may expire as often as segments were lost', () => {
    const stuck = reached.rests.filter(
      ({ ends, expiries: left }) => left > 0 && SIDES.some((s) => ends[s].tcb.state !== 'CLOSED'),
    );
    expect(stuck.map(({ ends }) => pairName(ends.A.tcb.state, ends.B.tcb.state))).toEqual([]);
    expect(reached.rests.length).toBeGreaterThan(0);
  });
});

it('[TCP10, TCP11, TCP12, TCP16, TCP17, TCP18] reaches every legal pair of states', () => {
  const { pairs } = explore(begin({ A: 0, B: 0 }, 2, 2));
  expect([...LEGAL_PAIRS].filter((pair) => !pairs.has(pair))).toEqual([]);
});
