/** The connection states of RFC 9293, 3.3.2 that a teardown passes through. */

export const STATES = [
  'ESTABLISHED',
  'FIN-WAIT-1',
  'FIN-WAIT-2',
  'CLOSE-WAIT',
  'CLOSING',
  'LAST-ACK',
  'TIME-WAIT',
  'CLOSED',
] as const;
export type State = (typeof STATES)[number];
