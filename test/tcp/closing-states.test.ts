/**
 * CLOSING, LAST-ACK and TIME-WAIT: both FINs are sent, ours is u and the peer's is v. And CLOSED, where no connection
 * is left.
 */

import { describe, expect, test } from 'vitest';
import type { State } from '../../shared/tcp/connection-state.ts';
import { CONFIG, endpointIn, happen } from './support.ts';

type Row = [rule: string, events: string, state: string, answer: string, timers: string];

function check(start: State, [rule, events, state, answer, timers]: Row): void {
  const outcome = happen(endpointIn(start, 10), events);
  expect(outcome).toMatchObject({ state, answer, timers });
  expect(outcome.rules).toContain(rule);
}

// ------------------------------ CLOSING and LAST-ACK (text before our FIN is in flight, too)

function bothClosed(state: 'CLOSING' | 'LAST-ACK'): Row[] {
  return [
    ['TCP25', 'CLOSE', state, 'connection closing', 'RTX UT'],
    ['TCP27', 'SEND 20', state, 'connection closing', 'RTX UT'],
    ['TCP28', 'ABORT', 'CLOSED', '', ''],
    ['TCP32', 'RECEIVE 5', state, 'connection closing', 'RTX UT'],
    ['TCP29', 'retransmission timer', state, 'ACK u-10 v+1 +10', 'RTX* UT'],
    ['TCP29', 'ACK v+1 u ; retransmission timer', state, 'FIN,ACK u v+1', 'RTX* UT'],
    ['TCP31', 'user timer', 'CLOSED', '', ''],
    ['TCP8', 'ACK v+1 u-4', state, '', 'RTX* UT*'],
    ['TCP8', 'ACK v+1 u', state, '', 'RTX* UT*'],
    ['TCP9', 'ACK v+1 u-10', state, '', 'RTX UT'],
    ['TCP7', 'ACK v+1 u+2', state, 'ACK u+1 v+1', 'RTX UT'],
    ['TCP1', 'FIN,ACK v u-10', state, 'ACK u+1 v+1', 'RTX UT'],
    ['TCP1', 'FIN,ACK v u+1', state, 'ACK u+1 v+1', 'RTX UT'],
    ['TCP1', 'ACK v u+1', state, 'ACK u+1 v+1', 'RTX UT'],
    ['TCP15', 'ACK v+1 u-10 +5', state, '', 'RTX UT'],
    ['TCP15', 'FIN,ACK v+1 u-10', state, '', 'RTX UT'],
    ['TCP1', 'ACK v+1001 u+1', state, 'ACK u+1 v+1', 'RTX UT'],
    ['TCP6', 'FIN v+1', state, '', 'RTX UT'],
    ['TCP3', 'RST v+1', 'CLOSED', '', ''],
    ['TCP4', 'RST v+2', state, 'ACK u+1 v+1', 'RTX UT'],
    ['TCP2', 'RST v', state, '', 'RTX UT'],
    ['TCP5', 'SYN v+1', state, 'ACK u+1 v+1', 'RTX UT'],
    ['TCP1', 'SYN v', state, 'ACK u+1 v+1', 'RTX UT'],
  ];
}

describe('CLOSING', () => {
  test.each(bothClosed('CLOSING'))('[%s] %s -> %s, sends "%s", timers "%s"', (...row) => check('CLOSING', row));

  test('[TCP11] the ACK of our FIN leads to TIME-WAIT silently', () => {
    check('CLOSING', ['TCP11', 'ACK v+1 u+1', 'TIME-WAIT', '', '2MSL*']);
  });
});

describe('LAST-ACK', () => {
  test.each(bothClosed('LAST-ACK'))('[%s] %s -> %s, sends "%s", timers "%s"', (...row) => check('LAST-ACK', row));

  test('[TCP12] the ACK of our FIN closes, and an ACK of everything before it does not', () => {
    check('LAST-ACK', ['TCP12', 'ACK v+1 u+1', 'CLOSED', '', '']);
    expect(happen(endpointIn('LAST-ACK', 10), 'ACK v+1 u').state).toBe('LAST-ACK');
    expect(happen(endpointIn('LAST-ACK', 10), 'ACK v+1 u+1').tcb.outcome).toBe('normal');
  });
});

// ------------------------------------------------------------------ TIME-WAIT

const TIME_WAIT: Row[] = [
  ['TCP25', 'CLOSE', 'TIME-WAIT', 'connection closing', '2MSL'],
  ['TCP27', 'SEND 20', 'TIME-WAIT', 'connection closing', '2MSL'],
  ['TCP28', 'ABORT', 'CLOSED', '', ''],
  ['TCP32', 'RECEIVE 5', 'TIME-WAIT', 'connection closing', '2MSL'],
  ['TCP30', 'time-wait timer', 'CLOSED', '', ''],
  ['TCP35', 'ACK v+1 u+1', 'TIME-WAIT', '', '2MSL'],
  ['TCP35', 'ACK v+1 u', 'TIME-WAIT', '', '2MSL'],
  ['TCP7', 'ACK v+1 u+2', 'TIME-WAIT', 'ACK u+1 v+1', '2MSL'],
  ['TCP19', 'FIN,ACK v u+1', 'TIME-WAIT', 'ACK u+1 v+1', '2MSL*'],
  ['TCP19', 'FIN,ACK v u', 'TIME-WAIT', 'ACK u+1 v+1', '2MSL*'],
  ['TCP19', 'FIN,ACK v-5 u+1 +5', 'TIME-WAIT', 'ACK u+1 v+1', '2MSL*'],
  ['TCP35', 'ACK v+1 u+1 +5', 'TIME-WAIT', 'ACK u+1 v+1', '2MSL'],
  ['TCP35', 'FIN,ACK v+1 u+1', 'TIME-WAIT', 'ACK u+1 v+1', '2MSL'],
  ['TCP1', 'ACK v-5 u+1 +5', 'TIME-WAIT', 'ACK u+1 v+1', '2MSL'],
  ['TCP1', 'ACK v u+1', 'TIME-WAIT', 'ACK u+1 v+1', '2MSL'],
  // Only a FIN with the ACK bit counts as the repeated FIN: any other has an old number.
  ['TCP1', 'FIN v', 'TIME-WAIT', 'ACK u+1 v+1', '2MSL'],
  ['TCP6', 'FIN v+1', 'TIME-WAIT', '', '2MSL'],
  ['TCP3', 'RST v+1', 'CLOSED', '', ''],
  ['TCP4', 'RST v+2', 'TIME-WAIT', 'ACK u+1 v+1', '2MSL'],
  ['TCP2', 'RST v', 'TIME-WAIT', '', '2MSL'],
  ['TCP5', 'SYN v+1', 'TIME-WAIT', 'ACK u+1 v+1', '2MSL'],
  ['TCP1', 'SYN v', 'TIME-WAIT', 'ACK u+1 v+1', '2MSL'],
  ['TCP1', 'SYN,FIN,ACK v-1 u+1', 'TIME-WAIT', 'ACK u+1 v+1', '2MSL'],
  ['TCP35', 'FIN,ACK v u+1 ; ACK v+1 u+1 +5', 'TIME-WAIT', 'ACK u+1 v+1', '2MSL'],
];

describe('TIME-WAIT', () => {
  test.each(TIME_WAIT)('[%s] %s -> %s, sends "%s", timers "%s"', (...row) => check('TIME-WAIT', row));

  test('[TCP33] a RST is ignored where RFC 1337 is followed', () => {
    const wary = endpointIn('TIME-WAIT', 0, { ...CONFIG, timeWaitRst: 'ignore' });
    expect(happen(wary, 'RST v+1')).toMatchObject({ state: 'TIME-WAIT', answer: '', timers: '2MSL' });
    for (const state of ['CLOSING', 'LAST-ACK'] as const) {
      expect(happen(endpointIn(state, 0, wary.config), 'RST v+1').state).toBe('CLOSED');
    }
  });

  test('[TCP35] taken to the letter, an empty ACK is answered and restarts the timer', () => {
    const strict = endpointIn('TIME-WAIT', 0, { ...CONFIG, timeWaitAck: 'strict' });
    expect(happen(strict, 'ACK v+1 u+1')).toMatchObject({ answer: 'ACK u+1 v+1', timers: '2MSL*', rules: ['TCP35'] });
  });
});

// --------------------------------------------------------------------- CLOSED

const CLOSED: Row[] = [
  ['TCP25', 'CLOSE', 'CLOSED', 'connection does not exist', ''],
  ['TCP27', 'SEND 20', 'CLOSED', 'connection does not exist', ''],
  ['TCP28', 'ABORT', 'CLOSED', 'connection does not exist', ''],
  ['TCP32', 'RECEIVE 5', 'CLOSED', 'connection does not exist', ''],
  ['TCP20', 'ACK v u', 'CLOSED', 'RST u', ''],
  ['TCP20', 'FIN,ACK v u+1', 'CLOSED', 'RST u+1', ''],
  ['TCP20', 'FIN,ACK v u +5', 'CLOSED', 'RST u', ''],
  ['TCP20', 'SYN,ACK v u', 'CLOSED', 'RST u', ''],
  ['TCP20', 'FIN v', 'CLOSED', 'RST,ACK 0 v+1', ''],
  ['TCP20', 'PSH v +5', 'CLOSED', 'RST,ACK 0 v+5', ''],
  ['TCP20', 'FIN v +5', 'CLOSED', 'RST,ACK 0 v+6', ''],
  ['TCP20', 'SYN v', 'CLOSED', 'RST,ACK 0 v+1', ''],
  ['TCP21', 'RST v', 'CLOSED', '', ''],
  ['TCP21', 'RST,ACK v u', 'CLOSED', '', ''],
];

describe('CLOSED', () => {
  test.each(CLOSED)('[%s] %s -> %s, sends "%s", timers "%s"', (...row) => check('CLOSED', row));

  test.each([
    ['TCP12', 'LAST-ACK', 'ACK v+1 u+1 ; FIN,ACK v u', 'RST u'],
    ['TCP30', 'TIME-WAIT', 'time-wait timer ; FIN,ACK v u+1', 'RST u+1'],
    ['TCP28', 'FIN-WAIT-1', 'ABORT ; ACK v u+1', 'RST u+1'],
  ] as const)('[%s] reached from %s by %s: the connection no longer exists', (_, start, events, answer) => {
    expect(happen(endpointIn(start), events)).toMatchObject({ state: 'CLOSED', answer });
  });

  test.each(['retransmission', 'time-wait', 'user', 'fin-wait-2'])('[TCP30] the %s timer does nothing', (timer) => {
    expect(happen(endpointIn('CLOSED'), `${timer} timer`)).toMatchObject({ state: 'CLOSED', answer: '', timers: '' });
  });
});
