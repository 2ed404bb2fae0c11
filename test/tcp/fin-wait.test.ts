/** FIN-WAIT-1 and FIN-WAIT-2: our FIN is u. Every call, timer and kind of segment. */

import { describe, expect, test } from 'vitest';
import { endpointIn, happen } from './support.ts';

type Row = [rule: string, events: string, state: string, answer: string, timers: string];

function check(start: 'FIN-WAIT-1' | 'FIN-WAIT-2', [rule, events, state, answer, timers]: Row): void {
  const outcome = happen(endpointIn(start, 10), events);
  expect(outcome).toMatchObject({ state, answer, timers });
  expect(outcome.rules).toContain(rule);
}

// ---------------------------------------- FIN-WAIT-1 (text before our FIN is in flight, too)

const FIN_WAIT_1: Row[] = [
  ['TCP25', 'CLOSE', 'FIN-WAIT-1', 'connection closing', 'RTX UT'],
  ['TCP27', 'SEND 20', 'FIN-WAIT-1', 'connection closing', 'RTX UT'],
  ['TCP28', 'ABORT', 'CLOSED', 'RST u+1', ''],
  ['TCP32', 'RECEIVE 5', 'FIN-WAIT-1', '', 'RTX UT'],
  ['TCP29', 'retransmission timer', 'FIN-WAIT-1', 'ACK u-10 v +10', 'RTX* UT'],
  ['TCP29', 'ACK v u ; retransmission timer', 'FIN-WAIT-1', 'FIN,ACK u v', 'RTX* UT'],
  ['TCP29', 'ACK v u +5 ; retransmission timer', 'FIN-WAIT-1', 'FIN,ACK u v+5', 'RTX* UT'],
  ['TCP31', 'user timer', 'CLOSED', '', ''],
  ['TCP10', 'ACK v u+1', 'FIN-WAIT-2', '', ''],
  ['TCP8', 'ACK v u-4', 'FIN-WAIT-1', '', 'RTX* UT*'],
  ['TCP8', 'ACK v u', 'FIN-WAIT-1', '', 'RTX* UT*'],
  ['TCP9', 'ACK v u-10', 'FIN-WAIT-1', '', 'RTX UT'],
  ['TCP7', 'ACK v u+2', 'FIN-WAIT-1', 'ACK u+1 v', 'RTX UT'],
  ['TCP7', 'FIN,ACK v u+2', 'FIN-WAIT-1', 'ACK u+1 v', 'RTX UT'],
  ['TCP17', 'FIN,ACK v u-10', 'CLOSING', 'ACK u+1 v+1', 'RTX UT'],
  ['TCP17', 'FIN,ACK v u', 'CLOSING', 'ACK u+1 v+1', 'RTX* UT*'],
  ['TCP10', 'FIN,ACK v u+1', 'TIME-WAIT', 'ACK u+1 v+1', '2MSL*'],
  ['TCP18', 'FIN,ACK v u+1', 'TIME-WAIT', 'ACK u+1 v+1', '2MSL*'],
  ['TCP13', 'ACK v u-10 +5', 'FIN-WAIT-1', 'ACK u+1 v+5', 'RTX UT'],
  ['TCP13', 'ACK v u+1 +5', 'FIN-WAIT-2', 'ACK u+1 v+5', ''],
  ['TCP17', 'FIN,ACK v u-10 +5', 'CLOSING', 'ACK u+1 v+6', 'RTX UT'],
  ['TCP18', 'FIN,ACK v u+1 +5', 'TIME-WAIT', 'ACK u+1 v+6', '2MSL*'],
  ['TCP14', 'FIN,ACK v+5 u-10', 'FIN-WAIT-1', 'ACK u+1 v', 'RTX UT'],
  ['TCP14', 'FIN,ACK v+5 u+1', 'FIN-WAIT-2', 'ACK u+1 v', ''],
  ['TCP18', 'FIN,ACK v+5 u+1 ; ACK v u+1 +5', 'TIME-WAIT', 'ACK u+1 v+6', '2MSL*'],
  ['TCP1', 'ACK v-1 u+1', 'FIN-WAIT-1', 'ACK u+1 v', 'RTX UT'],
  ['TCP1', 'FIN,ACK v+1000 u+1', 'FIN-WAIT-1', 'ACK u+1 v', 'RTX UT'],
  ['TCP6', 'FIN v', 'FIN-WAIT-1', '', 'RTX UT'],
  ['TCP3', 'RST v', 'CLOSED', '', ''],
  ['TCP4', 'RST v+1', 'FIN-WAIT-1', 'ACK u+1 v', 'RTX UT'],
  ['TCP2', 'RST v-1', 'FIN-WAIT-1', '', 'RTX UT'],
  ['TCP5', 'SYN v', 'FIN-WAIT-1', 'ACK u+1 v', 'RTX UT'],
  ['TCP1', 'SYN v-1', 'FIN-WAIT-1', 'ACK u+1 v', 'RTX UT'],
];

describe('FIN-WAIT-1', () => {
  test.each(FIN_WAIT_1)('[%s] %s -> %s, sends "%s", timers "%s"', (...row) => check('FIN-WAIT-1', row));
});

// ---------------------------------------------------------------- FIN-WAIT-2

const FIN_WAIT_2: Row[] = [
  ['TCP25', 'CLOSE', 'FIN-WAIT-2', 'connection closing', ''],
  ['TCP27', 'SEND 20', 'FIN-WAIT-2', 'connection closing', ''],
  ['TCP28', 'ABORT', 'CLOSED', 'RST u+1', ''],
  ['TCP32', 'RECEIVE 5', 'FIN-WAIT-2', '', ''],
  ['TCP36', 'fin-wait-2 timer', 'CLOSED', '', ''],
  ['TCP9', 'ACK v u+1', 'FIN-WAIT-2', '', ''],
  ['TCP9', 'ACK v u-3', 'FIN-WAIT-2', '', ''],
  ['TCP7', 'ACK v u+2', 'FIN-WAIT-2', 'ACK u+1 v', ''],
  ['TCP7', 'FIN,ACK v u+2', 'FIN-WAIT-2', 'ACK u+1 v', ''],
  ['TCP18', 'FIN,ACK v u+1', 'TIME-WAIT', 'ACK u+1 v+1', '2MSL*'],
  ['TCP18', 'FIN,ACK v u', 'TIME-WAIT', 'ACK u+1 v+1', '2MSL*'],
  ['TCP13', 'ACK v u+1 +5', 'FIN-WAIT-2', 'ACK u+1 v+5', ''],
  ['TCP18', 'FIN,ACK v u+1 +5', 'TIME-WAIT', 'ACK u+1 v+6', '2MSL*'],
  ['TCP14', 'ACK v+5 u+1 +5', 'FIN-WAIT-2', 'ACK u+1 v', ''],
  ['TCP14', 'FIN,ACK v+5 u+1', 'FIN-WAIT-2', 'ACK u+1 v', ''],
  ['TCP18', 'FIN,ACK v+5 u+1 ; ACK v u+1 +5', 'TIME-WAIT', 'ACK u+1 v+6', '2MSL*'],
  ['TCP1', 'ACK v-5 u+1 +5', 'FIN-WAIT-2', 'ACK u+1 v', ''],
  ['TCP1', 'FIN,ACK v+1000 u+1', 'FIN-WAIT-2', 'ACK u+1 v', ''],
  ['TCP6', 'FIN v', 'FIN-WAIT-2', '', ''],
  ['TCP3', 'RST v', 'CLOSED', '', ''],
  ['TCP4', 'RST v+40', 'FIN-WAIT-2', 'ACK u+1 v', ''],
  ['TCP2', 'RST v+1000', 'FIN-WAIT-2', '', ''],
  ['TCP5', 'SYN v', 'FIN-WAIT-2', 'ACK u+1 v', ''],
  ['TCP1', 'SYN v-1', 'FIN-WAIT-2', 'ACK u+1 v', ''],
];

describe('FIN-WAIT-2', () => {
  test.each(FIN_WAIT_2)('[%s] %s -> %s, sends "%s", timers "%s"', (...row) => check('FIN-WAIT-2', row));

  test.each(['retransmission timer', 'user timer', 'time-wait timer'])('[TCP36] the %s does not run', (timer) => {
    const start = endpointIn('FIN-WAIT-2');
    expect(start.timers).toEqual({ retransmission: null, timeWait: null, user: null });
    if (timer !== 'user timer') expect(happen(start, timer).state).toBe('FIN-WAIT-2');
  });
});
