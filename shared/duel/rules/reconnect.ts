/** The handshake of the next connection between the same ports: only its SYN,ACK is a question, the stacks send the rest. */

import { nextIss } from '../../tcp/segment-arrives.ts';
import { has, makeSegment, segEnd } from '../../tcp/segment.ts';
import type { End } from '../level.ts';
import { emit, endIn, type Run } from '../state/run.ts';
import type { Flight } from '../state/state.ts';
import { shakeHands } from './act.ts';

/** An application has called connect(): its stack sends a SYN whose number lies beyond those of the old connection. */
export function connect(run: Run, end: End, at: number): Run {
  const seq = nextIss(endIn(run.state, end).endpoint.tcb);
  return shakeHands(run, end, makeSegment({ flags: ['SYN'], seq }), at);
}

/** What the stacks do with it: the SYN,ACK is acknowledged, and with that ACK the next connection stands. */
export function answerHandshake(run: Run, end: End, flight: Flight, at: number): Run {
  const { segment } = flight;
  const shaken = emit(run, { type: 'handshake', at, end, flight });
  if (!has(segment, 'SYN')) return emit(shaken, { type: 'reopened', at });
  return shakeHands(shaken, end, makeSegment({ seq: segment.ack ?? 0, ack: segEnd(segment) }), at);
}
