/** A player's own endpoint, rebuilt from what their seat saw: a bot (or a coach) knows TCP this way, and not the match. */

import { userCallOf } from '../duel/state/app-call.ts';
import type { FigureEntry } from '../duel/vocabulary/figure.ts';
import type { SeatView } from '../duel/vocabulary/seat.ts';
import { createEndpoint, type Endpoint, happen, listens, play } from '../referee/endpoint.ts';
import { playAstray } from '../referee/astray.ts';
import { createClosedTcb, createTcb, DEFAULT_CONFIG } from '../tcp/create.ts';
import { isOfHandshake } from '../tcp/handshake.ts';
import type { TcpConfig } from '../tcp/tcb.ts';

function opened({ sndNxt, rcvNxt }: { sndNxt: number; rcvNxt: number }, config: TcpConfig, at: number): Endpoint {
  return createEndpoint(createTcb({ state: 'ESTABLISHED', sndUna: sndNxt, sndNxt, rcvNxt }, config, at));
}

function called(endpoint: Endpoint, entry: Extract<FigureEntry, { kind: 'call' }>): Endpoint {
  const call = userCallOf(entry);
  return call === null ? endpoint : happen(endpoint, { type: 'call', call }, entry.at).endpoint;
}

function follow(endpoint: Endpoint, entry: FigureEntry): Endpoint {
  switch (entry.kind) {
    case 'opened':
      return opened(entry, endpoint.tcb.config, entry.at);
    case 'sent':
      return (entry.wrong ? playAstray : play)(endpoint, entry.segment, entry.at);
    case 'arrived':
      if (isOfHandshake(endpoint.tcb, entry.segment)) return endpoint;
      return happen(endpoint, { type: 'segment', segment: entry.segment }, entry.at).endpoint;
    case 'call':
      return called(endpoint, entry);
    case 'timer':
      return happen(endpoint, { type: 'timeout', timer: entry.timer }, entry.at).endpoint;
    case 'bind':
      return entry.ok && endpoint.tcb.state === 'TIME-WAIT' ? listens(endpoint) : endpoint;
    default:
      return endpoint;
  }
}

/** The endpoint of a seat after everything in its figure; null before the first half. */
export function endpointFromView(view: SeatView): Endpoint | null {
  if (view.start === null) return null;
  const { mslMs, delayedAckMs } = view;
  const config = {
    ...DEFAULT_CONFIG,
    halfDuplexClose: true,
    timeWaitMs: 2 * mslMs,
    ...(delayedAckMs === undefined ? {} : { delayedAckMs }),
  };
  const start = view.start.state === 'CLOSED' ? createEndpoint(createClosedTcb(config)) : opened(view.start, config, 0);
  return view.figure.reduce(follow, start);
}
