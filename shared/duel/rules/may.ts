/** What a player may do besides answering their position: what a view offers, the authority accepts, and nothing else. */

import { portMove } from './right-move.ts';
import { portShown, startOf } from '../state/end-state.ts';
import type { EndState, HalfState, Port } from '../state/state.ts';
import type { End } from '../level.ts';
import type { PortOffer } from '../vocabulary/seat.ts';

/** After this many failures in a half the port cannot be requested again until it is free. */
export const FAILED_BINDS_MAX = 3;

/**
 * Whether the port can be requested, and what its player expects of that.
 * @param shown the port as its player sees it: anything else would reveal a state that they may still name
 * @param failed how many requests have failed in this half
 * @param known whether this end ever had the connection: otherwise there is no port to reuse
 */
export function portOffer(shown: Port, failed: number, known: boolean): PortOffer {
  if (!known) return 'none';
  if (shown === 'free') return 'free';
  return shown === 'held' && failed < FAILED_BINDS_MAX ? 'held' : 'none';
}

/** What `end` may do about its port. */
export function mayBind({ ends, level, connection }: HalfState, end: End): PortOffer {
  const { position, endpoint } = ends[end];
  if (position !== null && portMove(position.cause, endpoint.tcb)?.reuse) return 'reuse';
  return portOffer(portShown(ends[end]), ends[end].failedBinds, startOf(level, end, connection) !== null);
}

/** Whether a player may name the state: it is hidden, which it is no longer once they have named it, rightly or not. */
export function mayClaim({ stateHidden }: EndState): boolean {
  return stateHidden;
}
