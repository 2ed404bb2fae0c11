/** Whatever has happened, an endpoint owes a bounded amount, and every segment that it sends pays some of it. */

import { describe, expect, test } from 'vitest';
import { owedSegment, sent } from '../../shared/tcp/output.ts';
import { type Segment, segLen } from '../../shared/tcp/segment.ts';
import { STATES } from '../../shared/tcp/connection-state.ts';
import type { Tcb } from '../../shared/tcp/tcb.ts';
import { transition } from '../../shared/tcp/transition.ts';
import { CONFIG, endpointIn, eventOf, show } from './support.ts';

/** What can come together before anything is sent: text in pieces, a FIN, a retransmission, two ACKs or RSTs. */
const MANY = 8;

const CALLS = ['SEND 20 ; CLOSE', 'CLOSE', 'CLOSE full', 'SEND 20', 'ABORT'];
const TIMERS = ['retransmission timer', 'time-wait timer', 'user timer'];
const ARRIVALS = ['v', 'v+1', 'v-5', 'v+7'].flatMap((seq) => [
  `FIN ${seq}`,
  ...['u', 'u+1', 'u+2', 'u-10', 'u-4'].flatMap((ack) => [`ACK ${seq} ${ack} +5`, `FIN,ACK ${seq} ${ack}`]),
]);
const HAPPENINGS = [
  ...CALLS,
  ...TIMERS,
  ...ARRIVALS,
  ...ARRIVALS.flatMap((arrival) => [...CALLS, ...TIMERS].map((other) => `${other} ; ${arrival}`)),
];

/** The segments that an endpoint sends once all of this has happened, capped above the most that it can owe. */
function payments(start: Tcb, happenings: string): Segment[] {
  const happened = happenings.split(' ; ').map(eventOf);
  let tcb = happened.reduce((before, event) => transition(before, event, 0).tcb, start);
  const segments: Segment[] = [];
  for (let owed = owedSegment(tcb); owed !== null && segments.length <= MANY; owed = owedSegment(tcb)) {
    segments.push(owed);
    tcb = sent(tcb, owed, 0);
  }
  return segments;
}

/** A bare ACK. */
const isBare = (segment: Segment) => segLen(segment) === 0 && !segment.flags.includes('RST');

const isTooMuch = (segments: readonly Segment[]) => segments.length > MANY || segments.filter(isBare).length > 1;

describe.each(STATES)('what is owed in %s', (state) => {
  test.each([0, 10])('[TCP37] is paid with few segments and at most one bare ACK, with %i octets in flight', (text) => {
    const start = endpointIn(state, text, { ...CONFIG, mss: 8, halfDuplexClose: true });
    const paid = HAPPENINGS.map((happenings) => [happenings, payments(start, happenings)] as const);
    const offending = paid.filter(([, segments]) => isTooMuch(segments));
    expect(offending.map(([happenings, segments]) => `${happenings}: ${segments.map(show).join(' | ')}`)).toEqual([]);
  });
});
