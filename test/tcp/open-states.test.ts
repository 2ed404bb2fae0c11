/** ESTABLISHED and CLOSE-WAIT: our side is open. Every call, timer and kind of segment; 10 octets of text are in flight. */

import { describe, expect, test } from 'vitest';
import { endpointIn, happen } from './support.ts';

type Row = [rule: string, events: string, state: string, answer: string, timers: string];

function check(start: 'ESTABLISHED' | 'CLOSE-WAIT', [rule, events, state, answer, timers]: Row): void {
  const outcome = happen(endpointIn(start, 10), events);
  expect(outcome).toMatchObject({ state, answer, timers });
  expect(outcome.rules).toContain(rule);
}

// ---------------------------------------------------------------- ESTABLISHED

const ESTABLISHED: Row[] = [
  ['TCP24', 'CLOSE', 'FIN-WAIT-1', 'FIN,ACK u v', 'RTX UT'],
  ['TCP24', 'ACK v u ; CLOSE', 'FIN-WAIT-1', 'FIN,ACK u v', 'RTX* UT*'],
  ['TCP26', 'SEND 20', 'ESTABLISHED', 'ACK u v +20', 'RTX UT'],
  ['TCP26', 'ACK v u ; SEND 20', 'ESTABLISHED', 'ACK u v +20', 'RTX* UT*'],
  ['TCP28', 'ABORT', 'CLOSED', 'RST u', ''],
  ['TCP32', 'RECEIVE 5', 'ESTABLISHED', '', 'RTX UT'],
  ['TCP29', 'retransmission timer', 'ESTABLISHED', 'ACK u-10 v +10', 'RTX* UT'],
  ['TCP31', 'user timer', 'CLOSED', '', ''],
  ['TCP8', 'ACK v u-4', 'ESTABLISHED', '', 'RTX* UT*'],
  ['TCP8', 'ACK v u', 'ESTABLISHED', '', ''],
  ['TCP9', 'ACK v u-10', 'ESTABLISHED', '', 'RTX UT'],
  ['TCP9', 'ACK v u-11', 'ESTABLISHED', '', 'RTX UT'],
  ['TCP9', 'ACK v u-11 +5', 'ESTABLISHED', 'ACK u v+5', 'RTX UT'],
  ['TCP7', 'ACK v u+1', 'ESTABLISHED', 'ACK u v', 'RTX UT'],
  ['TCP7', 'ACK v u+1 +5', 'ESTABLISHED', 'ACK u v', 'RTX UT'],
  ['TCP7', 'FIN,ACK v u+1', 'ESTABLISHED', 'ACK u v', 'RTX UT'],
  ['TCP16', 'FIN,ACK v u-10', 'CLOSE-WAIT', 'ACK u v+1', 'RTX UT'],
  ['TCP16', 'FIN,ACK v u', 'CLOSE-WAIT', 'ACK u v+1', ''],
  ['TCP13', 'ACK v u-10 +5', 'ESTABLISHED', 'ACK u v+5', 'RTX UT'],
  ['TCP13', 'ACK v-3 u-10 +5', 'ESTABLISHED', 'ACK u v+2', 'RTX UT'],
  ['TCP13', 'FIN,ACK v u-10 +5', 'CLOSE-WAIT', 'ACK u v+6', 'RTX UT'],
  ['TCP16', 'FIN,ACK v u-10 +5', 'CLOSE-WAIT', 'ACK u v+6', 'RTX UT'],
  ['TCP14', 'ACK v+5 u-10 +5', 'ESTABLISHED', 'ACK u v', 'RTX UT'],
  ['TCP14', 'FIN,ACK v+5 u-10', 'ESTABLISHED', 'ACK u v', 'RTX UT'],
  ['TCP16', 'FIN,ACK v+5 u-10 ; ACK v u-10 +5', 'CLOSE-WAIT', 'ACK u v+6', 'RTX UT'],
  ['TCP1', 'ACK v-1 u-10', 'ESTABLISHED', 'ACK u v', 'RTX UT'],
  ['TCP1', 'ACK v-5 u +5', 'ESTABLISHED', 'ACK u v', 'RTX UT'],
  ['TCP1', 'ACK v+1000 u +5', 'ESTABLISHED', 'ACK u v', 'RTX UT'],
  ['TCP1', 'FIN,ACK v+1000 u', 'ESTABLISHED', 'ACK u v', 'RTX UT'],
  ['TCP6', 'FIN v', 'ESTABLISHED', '', 'RTX UT'],
  ['TCP6', 'PSH v +5', 'ESTABLISHED', '', 'RTX UT'],
  ['TCP3', 'RST v', 'CLOSED', '', ''],
  ['TCP3', 'RST,ACK v u+900', 'CLOSED', '', ''],
  ['TCP4', 'RST v+1', 'ESTABLISHED', 'ACK u v', 'RTX UT'],
  ['TCP4', 'RST v+999', 'ESTABLISHED', 'ACK u v', 'RTX UT'],
  ['TCP2', 'RST v-1', 'ESTABLISHED', '', 'RTX UT'],
  ['TCP2', 'RST v+1000', 'ESTABLISHED', '', 'RTX UT'],
  ['TCP5', 'SYN v', 'ESTABLISHED', 'ACK u v', 'RTX UT'],
  ['TCP5', 'SYN,ACK v+7 u +5', 'ESTABLISHED', 'ACK u v', 'RTX UT'],
  ['TCP1', 'SYN v-7', 'ESTABLISHED', 'ACK u v', 'RTX UT'],
];

describe('ESTABLISHED', () => {
  test.each(ESTABLISHED)('[%s] %s -> %s, sends "%s", timers "%s"', (...row) => check('ESTABLISHED', row));
});

// ----------------------------------------------------------------- CLOSE-WAIT

const CLOSE_WAIT: Row[] = [
  ['TCP24', 'CLOSE', 'LAST-ACK', 'FIN,ACK u v+1', 'RTX UT'],
  ['TCP24', 'ACK v+1 u ; CLOSE', 'LAST-ACK', 'FIN,ACK u v+1', 'RTX* UT*'],
  ['TCP26', 'SEND 20', 'CLOSE-WAIT', 'ACK u v+1 +20', 'RTX UT'],
  ['TCP28', 'ABORT', 'CLOSED', 'RST u', ''],
  ['TCP32', 'RECEIVE 5', 'CLOSE-WAIT', 'connection closing', 'RTX UT'],
  ['TCP29', 'retransmission timer', 'CLOSE-WAIT', 'ACK u-10 v+1 +10', 'RTX* UT'],
  ['TCP31', 'user timer', 'CLOSED', '', ''],
  ['TCP8', 'ACK v+1 u-4', 'CLOSE-WAIT', '', 'RTX* UT*'],
  ['TCP9', 'ACK v+1 u-10', 'CLOSE-WAIT', '', 'RTX UT'],
  ['TCP7', 'ACK v+1 u+1', 'CLOSE-WAIT', 'ACK u v+1', 'RTX UT'],
  ['TCP7', 'FIN,ACK v+1 u+1', 'CLOSE-WAIT', 'ACK u v+1', 'RTX UT'],
  ['TCP1', 'FIN,ACK v u-10', 'CLOSE-WAIT', 'ACK u v+1', 'RTX UT'],
  ['TCP1', 'FIN,ACK v u', 'CLOSE-WAIT', 'ACK u v+1', 'RTX UT'],
  ['TCP1', 'FIN,ACK v-5 u-10 +5', 'CLOSE-WAIT', 'ACK u v+1', 'RTX UT'],
  ['TCP15', 'ACK v+1 u-10 +5', 'CLOSE-WAIT', '', 'RTX UT'],
  ['TCP15', 'FIN,ACK v+1 u-10', 'CLOSE-WAIT', '', 'RTX UT'],
  ['TCP15', 'ACK v+9 u-10 +5', 'CLOSE-WAIT', '', 'RTX UT'],
  ['TCP1', 'ACK v u-10', 'CLOSE-WAIT', 'ACK u v+1', 'RTX UT'],
  ['TCP1', 'ACK v+1001 u', 'CLOSE-WAIT', 'ACK u v+1', 'RTX UT'],
  ['TCP6', 'FIN v+1', 'CLOSE-WAIT', '', 'RTX UT'],
  ['TCP3', 'RST v+1', 'CLOSED', '', ''],
  ['TCP4', 'RST v+2', 'CLOSE-WAIT', 'ACK u v+1', 'RTX UT'],
  ['TCP2', 'RST v', 'CLOSE-WAIT', '', 'RTX UT'],
  ['TCP5', 'SYN v+1', 'CLOSE-WAIT', 'ACK u v+1', 'RTX UT'],
  ['TCP1', 'SYN v', 'CLOSE-WAIT', 'ACK u v+1', 'RTX UT'],
];

describe('CLOSE-WAIT', () => {
  test.each(CLOSE_WAIT)('[%s] %s -> %s, sends "%s", timers "%s"', (...row) => check('CLOSE-WAIT', row));
});

test.each([
  ['TCP31', 'ESTABLISHED', 'user timer', 'user-timeout'],
  ['TCP3', 'ESTABLISHED', 'RST v', 'reset'],
  ['TCP3', 'CLOSE-WAIT', 'RST v+1', 'reset'],
  ['TCP28', 'CLOSE-WAIT', 'ABORT', 'aborted'],
] as const)('[%s] %s: after %s the application is told "%s"', (_, state, events, outcome) => {
  expect(happen(endpointIn(state, 10), events).tcb.outcome).toBe(outcome);
});
