/** The table of pairs of states that a connection can be in. Both the engine and the Promela model must reach these. */

import { STATES } from '../../shared/tcp/connection-state.ts';

/**
 * `x`: in every scope. `r`: only if an application resets, by ABORT or by a full CLOSE. `.`: never. Rows and columns in
 * the order of STATES: ESTABLISHED, FIN-WAIT-1, FIN-WAIT-2, CLOSE-WAIT, CLOSING, LAST-ACK, TIME-WAIT, CLOSED.
 */
const TABLE = `
  ESTABLISHED  x x . . . . . r
  FIN-WAIT-1   x x . x x x . r
  FIN-WAIT-2   . . . x x x . r
  CLOSE-WAIT   . x x . . . . r
  CLOSING      . x x . x . x x
  LAST-ACK     . x x . . . x x
  TIME-WAIT    . . . . x x x x
  CLOSED       r r r r x x x x
`;

/** The pairs, `FIN-WAIT-1 | CLOSE-WAIT`, whose cell has one of these signs. */
export function pairsMarked(signs: 'x' | 'xr'): string[] {
  const rows = TABLE.trim()
    .split('\n')
    .map((row) => row.trim().split(/ +/));
  return rows
    .flatMap(([state, ...cells]) =>
      cells.flatMap((cell, i) => (signs.includes(cell) ? [`${state} | ${STATES[i]}`] : [])),
    )
    .sort();
}
