/**
 * Which rules decide an event, in the order in which they fire, and what the application is told at the end (MUST-12).
 */

import { describe, expect, test } from 'vitest';
import { createTcb } from '../../shared/tcp/create.ts';
import type { State } from '../../shared/tcp/connection-state.ts';
import type { Outcome } from '../../shared/tcp/tcb.ts';
import { CONFIG, endpointIn, happen } from './support.ts';

const DEAF = { ...CONFIG, halfDuplexClose: true };

type RuleRow = [rules: string, state: State, events: string];

/** 10 octets of ours are in flight. */
const SEGMENTS: RuleRow[] = [
  ['TCP1', 'ESTABLISHED', 'ACK v-1 u-4'],
  ['TCP2', 'ESTABLISHED', 'RST v-1'],
  ['TCP3', 'ESTABLISHED', 'RST v'],
  ['TCP4', 'ESTABLISHED', 'RST v+1'],
  ['TCP5', 'ESTABLISHED', 'SYN v'],
  ['TCP6', 'ESTABLISHED', 'FIN v'],
  ['TCP7', 'ESTABLISHED', 'FIN,ACK v u+1'],
  ['TCP8', 'ESTABLISHED', 'ACK v u-4'],
  ['TCP9', 'ESTABLISHED', 'ACK v u-10'],
  ['TCP8 TCP13', 'ESTABLISHED', 'ACK v u-4 +5'],
  ['TCP9 TCP13', 'ESTABLISHED', 'ACK v u-10 +5'],
  ['TCP9 TCP14', 'ESTABLISHED', 'ACK v+5 u-10 +5'],
  ['TCP9 TCP16', 'ESTABLISHED', 'FIN,ACK v u-10'],
  ['TCP8 TCP13 TCP16', 'ESTABLISHED', 'FIN,ACK v u +5'],
  ['TCP9 TCP15', 'CLOSE-WAIT', 'ACK v+1 u-10 +5'],
  ['TCP8 TCP10', 'FIN-WAIT-1', 'ACK v u+1'],
  ['TCP8 TCP10 TCP13', 'FIN-WAIT-1', 'ACK v u+1 +5'],
  ['TCP8 TCP10 TCP18', 'FIN-WAIT-1', 'FIN,ACK v u+1'],
  ['TCP8 TCP10 TCP13 TCP18', 'FIN-WAIT-1', 'FIN,ACK v u+1 +5'],
  ['TCP8 TCP17', 'FIN-WAIT-1', 'FIN,ACK v u'],
  ['TCP9 TCP18', 'FIN-WAIT-2', 'FIN,ACK v u+1'],
  ['TCP8 TCP11', 'CLOSING', 'ACK v+1 u+1'],
  ['TCP8 TCP12', 'LAST-ACK', 'ACK v+1 u+1'],
  ['TCP19', 'TIME-WAIT', 'FIN,ACK v u+1'],
  ['TCP35', 'TIME-WAIT', 'ACK v+1 u+1'],
  ['TCP20', 'CLOSED', 'ACK v u'],
  ['TCP21', 'CLOSED', 'RST v'],
];

const CALLS_AND_TIMERS: RuleRow[] = [
  ['TCP24', 'ESTABLISHED', 'CLOSE'],
  ['TCP25', 'FIN-WAIT-1', 'CLOSE'],
  ['TCP26', 'ESTABLISHED', 'SEND 5'],
  ['TCP27', 'FIN-WAIT-1', 'SEND 5'],
  ['TCP28', 'LAST-ACK', 'ABORT'],
  ['TCP32', 'ESTABLISHED', 'RECEIVE 5'],
  ['TCP29', 'LAST-ACK', 'retransmission timer'],
  ['TCP30', 'TIME-WAIT', 'time-wait timer'],
  ['TCP31', 'LAST-ACK', 'user timer'],
  ['TCP36', 'FIN-WAIT-2', 'fin-wait-2 timer'],
];

describe('the rules that decide', () => {
  test.each([...SEGMENTS, ...CALLS_AND_TIMERS])('[%s] in %s: %s', (rules, state, events) => {
    expect(happen(endpointIn(state, 10), events).rules).toEqual(rules.split(' '));
  });

  test('[TCP22, TCP23] are named when half-duplex closing resets', () => {
    const start = endpointIn('ESTABLISHED', 10, DEAF);
    expect(happen(start, 'CLOSE full ; ACK v u-10 +5').rules).toEqual(['TCP9', 'TCP22']);
    expect(happen(start, 'ACK v u-10 +5 ; CLOSE full').rules).toEqual(['TCP23']);
  });

  test('[TCP33] is named when RFC 1337 is followed', () => {
    expect(happen(endpointIn('TIME-WAIT', 0, { ...CONFIG, timeWaitRst: 'ignore' }), 'RST v+1').rules).toEqual([
      'TCP33',
    ]);
  });

  test.each([
    ['retransmission timer', ['FIN-WAIT-2', 'TIME-WAIT', 'CLOSED']],
    ['time-wait timer', ['ESTABLISHED', 'FIN-WAIT-2', 'LAST-ACK', 'CLOSED']],
    ['user timer', ['CLOSED']],
    ['fin-wait-2 timer', ['ESTABLISHED', 'FIN-WAIT-1', 'TIME-WAIT', 'CLOSED']],
  ] as const)(
    '[TCP29, TCP30, TCP31, TCP36] are none if the %s is not running, and nothing changes',
    (timer, states) => {
      for (const state of states) {
        const start = endpointIn(state);
        expect(happen(start, timer)).toMatchObject({ rules: [], state, tcb: start });
      }
    },
  );
});

type OutcomeRow = [rule: string, outcome: Outcome, state: State, events: string];

const ENDS: OutcomeRow[] = [
  ['TCP3', 'reset', 'ESTABLISHED', 'RST v'],
  ['TCP3', 'reset', 'FIN-WAIT-1', 'RST v'],
  ['TCP3', 'reset', 'FIN-WAIT-2', 'RST v'],
  ['TCP3', 'reset', 'CLOSE-WAIT', 'RST v+1'],
  ['TCP3', 'normal', 'CLOSING', 'RST v+1'],
  ['TCP3', 'normal', 'LAST-ACK', 'RST v+1'],
  ['TCP3', 'normal', 'TIME-WAIT', 'RST v+1'],
  ['TCP12', 'normal', 'LAST-ACK', 'ACK v+1 u+1'],
  ['TCP30', 'normal', 'TIME-WAIT', 'time-wait timer'],
  ['TCP31', 'user-timeout', 'FIN-WAIT-1', 'user timer'],
  ['TCP36', 'user-timeout', 'FIN-WAIT-2', 'fin-wait-2 timer'],
  ['TCP28', 'aborted', 'ESTABLISHED', 'ABORT'],
  ['TCP22', 'aborted', 'ESTABLISHED', 'CLOSE full ; ACK v u +5'],
  ['TCP23', 'aborted', 'ESTABLISHED', 'ACK v u +5 ; CLOSE full'],
];

describe('the application is told', () => {
  test.each(ENDS)('[%s] "%s" in %s after %s, and nothing of the connection is kept', (_, outcome, state, events) => {
    const { tcb } = happen(endpointIn(state, 10, DEAF), events);
    expect(tcb).toMatchObject({ state: 'CLOSED', outcome, held: [], inFlight: [] });
  });

  test('[TCP31] once: a timer that expires late changes nothing', () => {
    expect(happen(endpointIn('LAST-ACK'), 'ACK v+1 u+1 ; user timer').tcb.outcome).toBe('normal');
  });

  test('[TCP3] and data held beyond a hole is dropped with the connection', () => {
    expect(happen(endpointIn('ESTABLISHED'), 'ACK v+5 u +5 ; RST v').tcb).toMatchObject({ state: 'CLOSED', held: [] });
  });
});

describe('a bare segment when the ACK bit is checked first', () => {
  const start = (state: State) => endpointIn(state, 0, { ...CONFIG, noAckBitDropFirst: true });

  test('[TCP6] is dropped before its number is checked', () => {
    expect(happen(start('ESTABLISHED'), 'FIN v-9')).toMatchObject({
      rules: ['TCP6'],
      answer: '',
      state: 'ESTABLISHED',
    });
    expect(happen(start('ESTABLISHED'), 'ACK v-9 u')).toMatchObject({ rules: ['TCP1'], answer: 'ACK u v' });
  });

  test('[TCP3, TCP5] is not dropped if it is a RST or a SYN', () => {
    expect(happen(start('ESTABLISHED'), 'RST v').state).toBe('CLOSED');
    expect(happen(start('ESTABLISHED'), 'SYN v').answer).toBe('ACK u v');
  });
});

test('[TCP20] a CLOSED endpoint owes nothing but RSTs, even if its application had text left to send', () => {
  const closed = createTcb({ state: 'CLOSED', sndUna: 1, sndNxt: 1, rcvNxt: 1, pending: 5 }, CONFIG, 0);
  expect(happen(closed, 'RST v').answer).toBe('');
  expect(happen(closed, 'ACK v u').answer).toBe('RST u');
});
