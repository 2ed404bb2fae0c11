/**
 * The states in which two ends of one connection can be at the same moment, according to RFC 9293 (Figures 5, 12 and
 * 13).
 */

import type { State } from '../../shared/tcp/connection-state.ts';

/** Each pair stands for both orders. */
const PAIRS: readonly (readonly [State, State])[] = [
  ['ESTABLISHED', 'ESTABLISHED'],
  // One side closes first.
  ['FIN-WAIT-1', 'ESTABLISHED'],
  ['FIN-WAIT-1', 'CLOSE-WAIT'],
  ['FIN-WAIT-1', 'LAST-ACK'],
  ['FIN-WAIT-2', 'CLOSE-WAIT'],
  ['FIN-WAIT-2', 'LAST-ACK'],
  ['TIME-WAIT', 'LAST-ACK'],
  ['TIME-WAIT', 'CLOSED'],
  ['CLOSED', 'CLOSED'],
  // 2MSL ended while copies of the last ACK were lost: the next FIN meets RST.
  ['CLOSED', 'LAST-ACK'],
  // The FINs cross.
  ['FIN-WAIT-1', 'FIN-WAIT-1'],
  ['FIN-WAIT-1', 'CLOSING'],
  ['FIN-WAIT-2', 'CLOSING'],
  ['CLOSING', 'CLOSING'],
  ['TIME-WAIT', 'CLOSING'],
  ['TIME-WAIT', 'TIME-WAIT'],
  ['CLOSED', 'CLOSING'],
];

export const pairName = (a: State, b: State): string => `${a} | ${b}`;

export const LEGAL_PAIRS: ReadonlySet<string> = new Set(PAIRS.flatMap(([a, b]) => [pairName(a, b), pairName(b, a)]));
