/**
 * Referee and stack agree: whatever has happened, what the stack would do is right, and after that nothing is left to
 * do.
 */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createEndpoint, type Endpoint, happen, play } from '../../shared/referee/endpoint.ts';
import { judge } from '../../shared/referee/judge.ts';
import { seqAdd } from '../../shared/lib/sequence.ts';
import type { TcpEvent } from '../../shared/tcp/event.ts';
import { owedSegment } from '../../shared/tcp/output.ts';
import { type Flag, makeSegment } from '../../shared/tcp/segment.ts';
import { STATES } from '../../shared/tcp/connection-state.ts';
import type { Tcb } from '../../shared/tcp/tcb.ts';
import { CONFIG, endpointIn } from '../tcp/support.ts';

const offset = fc.oneof(
  { weight: 3, arbitrary: fc.constant(0) },
  { weight: 2, arbitrary: fc.integer({ min: -12, max: 12 }) },
  fc.constant(5_000),
);
const flags = fc.constantFrom<Flag[]>(
  ['ACK'],
  ['ACK'],
  ['FIN', 'ACK'],
  ['FIN', 'ACK'],
  ['RST'],
  ['SYN'],
  ['FIN'],
  ['RST', 'ACK'],
);

/** An event for the endpoint: segments lie near the numbers that matter. */
type Happening = (tcb: Tcb) => TcpEvent;

const arrival: fc.Arbitrary<Happening> = fc
  .record({ flags, seq: offset, ack: offset, len: fc.constantFrom(0, 0, 1, 7) })
  .map(({ flags: set, seq, ack, len }) => ({ rcv, snd }: Tcb): TcpEvent => {
    const acked = set.includes('ACK') ? seqAdd(snd.nxt, ack) : undefined;
    return { type: 'segment', segment: makeSegment({ flags: set, seq: seqAdd(rcv.nxt, seq), ack: acked, len }) };
  });
const other: fc.Arbitrary<Happening> = fc
  .constantFrom<TcpEvent>(
    { type: 'call', call: { kind: 'CLOSE', full: false } },
    { type: 'call', call: { kind: 'CLOSE', full: true } },
    { type: 'call', call: { kind: 'SEND', bytes: 9 } },
    { type: 'call', call: { kind: 'ABORT' } },
    { type: 'timeout', timer: 'retransmission' },
    { type: 'timeout', timer: 'time-wait' },
  )
  .map((event) => () => event);
/** `null`: the player catches up and sends what is owed. */
const happenings = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: arrival },
    { weight: 2, arbitrary: other },
    { weight: 2, arbitrary: fc.constant(null) },
  ),
  { maxLength: 12 },
);
const start = fc.record({
  state: fc.constantFrom(...STATES),
  text: fc.constantFrom(0, 10),
  halfDuplexClose: fc.boolean(),
  timeWaitAck: fc.constantFrom('quiet' as const, 'strict' as const),
  mss: fc.constantFrom(4, 1_000),
});

/** The player does what the stack would do, and every segment is judged right. */
function catchUp(endpoint: Endpoint): Endpoint {
  let current = endpoint;
  for (let owed = owedSegment(current.tcb); owed !== null; owed = owedSegment(current.tcb)) {
    expect(judge(current, { kind: 'send', segment: owed }, 'wire')).toMatchObject({ verdict: 'correct' });
    current = play(current, owed, 0);
  }
  return current;
}

function positions(check: (endpoint: Endpoint) => void): void {
  const property = fc.property(start, happenings, ({ state, text, ...choices }, events) => {
    let endpoint = createEndpoint(endpointIn(state, text, { ...CONFIG, ...choices }));
    for (const event of events) {
      endpoint = event === null ? catchUp(endpoint) : happen(endpoint, event(endpoint.tcb), 0).endpoint;
      check(endpoint);
    }
  });
  fc.assert(property, { seed: 9_293, numRuns: 1_500 });
}

describe('the referee and the stack', () => {
  it('[REF3] what the stack would send is correct, and after that so is waiting', () => {
    positions((endpoint) => {
      const settled = catchUp(endpoint);
      expect(judge(settled, { kind: 'wait' }, 'wire').verdict).toBe('correct');
    });
  });

  it('[REF3] waiting is wrong only if the stack would send something', () => {
    positions((endpoint) => {
      const { verdict } = judge(endpoint, { kind: 'wait' }, 'wire');
      if (verdict === 'wrong') expect(owedSegment(endpoint.tcb)).not.toBeNull();
    });
  });

  it('[REF44] only the right name of the state is correct', () => {
    positions((endpoint) => {
      for (const state of STATES) {
        const right = state === endpoint.tcb.state;
        expect(judge(endpoint, { kind: 'claim', state }, 'wire').verdict).toBe(right ? 'correct' : 'wrong');
      }
    });
  });

  it('[REF2] repeating a right segment at once is not wrong, unless another RST is owed now', () => {
    positions((endpoint) => {
      const owed = owedSegment(endpoint.tcb);
      if (owed === null) return;
      const after = play(endpoint, owed, 0);
      if (after.tcb.owed.resets.length > 0) return;
      expect(judge(after, { kind: 'send', segment: owed }, 'wire').verdict).not.toBe('wrong');
    });
  });
});
