/**
 * Positions and moves in the notation of the endpoint tests; `> ACK u v+1` in a position is a segment that the player
 * sent.
 */

import { createEndpoint, type Endpoint, happen, play } from '../../shared/referee/endpoint.ts';
import { judge } from '../../shared/referee/judge.ts';
import type { Move, Notation, Verdict } from '../../shared/referee/verdict.ts';
import { STATES, type State } from '../../shared/tcp/connection-state.ts';
import { endpointIn, eventOf, seg } from '../tcp/support.ts';

function moment(endpoint: Endpoint, text: string): Endpoint {
  if (text.startsWith('> ')) return play(endpoint, seg(text.slice(2)), 0);
  return happen(endpoint, eventOf(text), 0).endpoint;
}

/** `FIN-WAIT-1 ; ACK v u`: the initial state and the events since. Nothing is sent automatically. */
export function position(text: string): Endpoint {
  const [name, ...moments] = text.split(' ; ');
  const state = STATES.find((known) => known === name);
  if (state === undefined) throw new Error(`no state: ${text}`);
  return moments.reduce(moment, createEndpoint(endpointIn(state)));
}

/** `wait`, `bind`, the name of a state, or a segment. */
function moveOf(text: string): Move {
  if (text === 'wait' || text === 'bind') return { kind: text };
  const state = STATES.find((known) => known === text) satisfies State | undefined;
  return state === undefined ? { kind: 'send', segment: seg(text) } : { kind: 'claim', state };
}

export function judged(at: string, move: string, notation: Notation = 'wire'): Verdict {
  return judge(position(at), moveOf(move), notation);
}

/** The verdict in one word: `correct`, or the id of the mistake. */
export function named(at: string, move: string, notation: Notation = 'wire'): string {
  const { verdict, mistake } = judged(at, move, notation);
  return mistake ?? verdict;
}
