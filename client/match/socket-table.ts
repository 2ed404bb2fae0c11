/** What `ss -tan` lists of a seat's own end: state and both addresses, as Linux writes them. */

import type { SeatView } from '../../shared/duel/vocabulary/seat.ts';

/** The levels that are about what an administrator sees. */
const SHOWN_IN: readonly string[] = ['forgotten-close', 'reuse-address', 'crash'];

const written = ({ ip, port }: SeatView['you']['address']) => (ip.includes(':') ? `[${ip}]:${port}` : `${ip}:${port}`);

/** The lines of the table; none: the end has no socket. Null: the level does not show it, or the state is still to be named. */
export function socketTable(view: SeatView): readonly string[] | null {
  const { levelId, tcp, you, peer, port } = view;
  if (!SHOWN_IN.includes(levelId) || tcp === null || tcp.state === null) return null;
  const state = tcp.state === 'ESTABLISHED' ? 'ESTAB' : tcp.state;
  const connection = tcp.state === 'CLOSED' ? [] : [`${state} ${written(you.address)} ${written(peer.address)}`];
  const listens = port === 'reused' ? [`LISTEN ${written(you.address)} *:*`] : [];
  return [...listens, ...connection];
}
