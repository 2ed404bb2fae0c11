/** A player's own endpoint, rebuilt from what his seat saw: how a bot (or a coach) knows TCP without knowing the match. */

import type { FigureEntry, SeatView } from '../duel/view.ts';
import { createEndpoint, type Endpoint, happen, play } from '../referee/endpoint.ts';
import { createTcb, DEFAULT_CONFIG } from '../tcp/create.ts';
import type { UserCall } from '../tcp/event.ts';

function callOf(entry: Extract<FigureEntry, { kind: 'call' }>): UserCall {
  switch (entry.call) {
    case 'SEND':
      return { kind: 'SEND', bytes: entry.bytes };
    case 'CLOSE':
      return { kind: 'CLOSE', full: false };
    case 'ABORT':
      return { kind: 'ABORT' };
  }
}

function follow(endpoint: Endpoint, entry: FigureEntry): Endpoint {
  switch (entry.kind) {
    case 'sent':
      return play(endpoint, entry.segment, entry.at);
    case 'arrived':
      return happen(endpoint, { type: 'segment', segment: entry.segment }, entry.at).endpoint;
    case 'call':
      return happen(endpoint, { type: 'call', call: callOf(entry) }, entry.at).endpoint;
    case 'timer':
      return happen(endpoint, { type: 'timeout', timer: entry.timer }, entry.at).endpoint;
    default:
      return endpoint;
  }
}

/** The endpoint of a seat after everything in its figure; null before the first half. */
export function endpointFromView(view: SeatView): Endpoint | null {
  if (view.start === null) return null;
  const { sndNxt, rcvNxt } = view.start;
  const config = { ...DEFAULT_CONFIG, timeWaitMs: 2 * view.mslMs };
  const tcb = createTcb({ state: 'ESTABLISHED', sndUna: sndNxt, sndNxt, rcvNxt }, config, 0);
  return view.figure.reduce(follow, createEndpoint(tcb));
}
