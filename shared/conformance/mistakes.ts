/** Runs cases of the referee's verdicts: a position, a move, and the required verdict. */

import { DEFAULT_CONFIG } from '../tcp/create.ts';
import type { TcpEvent } from '../tcp/event.ts';
import type { State } from '../tcp/connection-state.ts';
import { createEndpoint, type Endpoint, happen, play } from '../referee/endpoint.ts';
import { judge } from '../referee/judge.ts';
import type { Move, Notation, VerdictKind } from '../referee/verdict.ts';
import { failed, type Outcome, PASSED } from './outcome.ts';
import { type SegmentPattern, segmentOf, startTcb, type VectorStart } from './vectors.ts';

/** Exactly one of the fields is given. */
export interface MistakeEvent {
  readonly do?: 'close' | 'send' | 'abort' | 'recv' | undefined;
  readonly n?: number | undefined;
  readonly full?: boolean | undefined;
  readonly recv?: SegmentPattern | undefined;
  readonly timeout?: 'retransmission' | 'time-wait' | undefined;
  readonly send?: SegmentPattern | undefined;
}

/** Exactly one of the fields is given. */
export interface MistakeMove {
  readonly send?: SegmentPattern | undefined;
  readonly wait?: boolean | undefined;
  readonly claim?: State | undefined;
  readonly bind?: boolean | undefined;
}

export interface MistakeCase {
  readonly id: string;
  readonly notation: Notation;
  readonly start: VectorStart & { readonly app_pending?: number | undefined };
  readonly events: readonly MistakeEvent[];
  readonly move: MistakeMove;
  readonly verdict: VerdictKind;
  readonly mistake: string | null;
}

function eventOf(event: MistakeEvent): TcpEvent {
  if (event.recv !== undefined) return { type: 'segment', segment: segmentOf(event.recv) };
  if (event.timeout !== undefined) return { type: 'timeout', timer: event.timeout };
  switch (event.do) {
    case 'send':
      return { type: 'call', call: { kind: 'SEND', bytes: event.n ?? 0 } };
    case 'recv':
      return { type: 'call', call: { kind: 'RECEIVE', bytes: event.n ?? 0 } };
    case 'abort':
      return { type: 'call', call: { kind: 'ABORT' } };
    default:
      return { type: 'call', call: { kind: 'CLOSE', full: event.full ?? false } };
  }
}

function moveOf(move: MistakeMove): Move {
  if (move.send !== undefined) return { kind: 'send', segment: segmentOf(move.send) };
  if (move.claim !== undefined) return { kind: 'claim', state: move.claim };
  return move.bind === true ? { kind: 'bind' } : { kind: 'wait' };
}

/** Brings the endpoint into the position of the case. Time does not matter: timers expire when the case says so. */
function positionOf(mistake: MistakeCase): Endpoint {
  const tcb = startTcb(mistake.start, DEFAULT_CONFIG, mistake.start.app_pending ?? 0);
  return mistake.events.reduce<Endpoint>((endpoint, event) => {
    if (event.send !== undefined) return play(endpoint, segmentOf(event.send), 0);
    return happen(endpoint, eventOf(event), 0).endpoint;
  }, createEndpoint(tcb));
}

/** Runs one case. */
export function runMistake(mistake: MistakeCase): Outcome {
  const verdict = judge(positionOf(mistake), moveOf(mistake.move), mistake.notation);
  if (verdict.verdict === mistake.verdict && verdict.mistake === mistake.mistake) return PASSED;
  const is = `${verdict.verdict} ${verdict.mistake ?? ''}`.trimEnd();
  return failed(`${is}, expected ${`${mistake.verdict} ${mistake.mistake ?? ''}`.trimEnd()}`);
}
