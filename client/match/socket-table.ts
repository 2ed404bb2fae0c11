/** What `ss -tan` lists of a seat's own end: state and both addresses, as Linux writes them. */

import type { SeatView } from '../../shared/duel/vocabulary/seat.ts';
import type { State } from '../../shared/tcp/connection-state.ts';
import { has } from '../../shared/tcp/segment.ts';
import { synOf } from './situation.ts';

/** The levels that are about what an administrator sees. */
const SHOWN_IN: readonly string[] = ['forgotten-close', 'reuse-address', 'crash'];

const written = ({ ip, port }: SeatView['you']['address']) => (ip.includes(':') ? `[${ip}]:${port}` : `${ip}:${port}`);

/** The state as `ss` writes it; null: there is no socket. */
function stateOf(view: SeatView, state: State): string | null {
  const syn = synOf(view);
  if (syn !== null) return has(syn, 'ACK') ? 'SYN-RECV' : 'SYN-SENT';
  if (state === 'CLOSED') return null;
  return state === 'ESTABLISHED' ? 'ESTAB' : state;
}

/** The lines of the table; none: the end has no socket. Null: the level does not show it, or the state is still to be named. */
export function socketTable(view: SeatView): readonly string[] | null {
  const { levelId, tcp, you, peer, port } = view;
  if (!SHOWN_IN.includes(levelId) || tcp === null || tcp.state === null) return null;
  const state = stateOf(view, tcp.state);
  const connection = state === null ? [] : [`${state} ${written(you.address)} ${written(peer.address)}`];
  const listens = levelId === 'reuse-address' && port === 'reused' ? [`LISTEN ${written(you.address)} *:*`] : [];
  return [...listens, ...connection];
}
