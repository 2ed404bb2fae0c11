/**
 * With several mistakes the first names the move; the lecture's notation; and what the fixtures say about the order.
 */

import { describe, expect, it, test } from 'vitest';
import { clauseBroken, MISTAKE_CLAUSES } from '../../shared/referee/mistake-clauses.ts';
import { MISTAKES } from '../../shared/referee/mistake.ts';
import { owedSegment } from '../../shared/tcp/output.ts';
import { seg } from '../tcp/support.ts';
import { judged, named, position } from './support.ts';

describe('a move with several mistakes', () => {
  test.each([
    ['FIN-WAIT-2', 'SYN,FIN,RST 0 +9', ['syn-in-teardown', 'rst-for-close', 'seq-zero']],
    ['FIN-WAIT-1', 'ACK u v +5', ['data-after-fin', 'seq-fin-not-counted']],
    ['ESTABLISHED ; FIN,ACK v u', 'FIN,ACK u+1 v', ['fin-too-early', 'seq-wrong', 'ack-fin-not-counted']],
    [
      'FIN-WAIT-1 ; retransmission timer',
      'FIN,ACK u+1 v+1',
      ['seq-new-for-retransmission', 'fin-twice', 'ack-of-nothing'],
    ],
    ['CLOSED ; FIN,ACK v u', 'SYN 0', ['ack-from-closed', 'syn-in-teardown', 'no-ack-flag', 'seq-zero']],
    ['ESTABLISHED ; CLOSE', 'ACK u+1 v+1', ['seq-wrong', 'ack-of-nothing', 'no-fin']],
    ['FIN-WAIT-1 ; FIN,ACK v u ; retransmission timer', 'wait', ['no-reply-to-fin', 'no-retransmission']],
    ['TIME-WAIT', 'ACK u+1 v+1', ['unprompted-reack', 'needless-ack']],
    ['TIME-WAIT ; FIN,ACK v u+1', 'wait', ['no-reack-in-time-wait']],
    ['ESTABLISHED ; CLOSE', 'RST,ACK u v', ['rst-for-close']],
    ['CLOSED ; FIN,ACK v u', 'FIN,ACK u v+1', ['ack-from-closed']],
    ['LAST-ACK ; ACK v+1 u+1', 'FIN,ACK u+1 v+1', ['ack-from-closed']],
    ['LAST-ACK ; ACK v+1 u+1', 'ACK u+1 v+1', ['ack-from-closed']],
    ['CLOSE-WAIT ; SEND 10 ; > ACK u v+1 +10', 'SYN,ACK u v+1', ['syn-in-teardown', 'seq-stale-data']],
    ['CLOSE-WAIT', 'CLOSED', ['state-fin-closes-both']],
    ['TIME-WAIT', 'bind', ['port-too-early']],
  ])('[REF1] at "%s", %s: the first that fits names it, the others are kept', (at, move, all) => {
    const { mistake, others } = judged(at, move);
    expect([mistake, ...others]).toEqual(all);
  });

  it('[REF1] keeps the others in the order in which the ids are tried', () => {
    const { mistake, others } = judged('FIN-WAIT-2', 'SYN,FIN,RST 0 +9');
    const places = [mistake, ...others].map((id) => (id === null ? -1 : MISTAKES.indexOf(id)));
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  it('[REF2] is wrong as soon as one of them is, and then names no needless one', () => {
    expect(judged('TIME-WAIT', 'ACK u+1 v')).toEqual({
      verdict: 'wrong',
      mistake: 'ack-fin-not-counted',
      others: [],
      remark: null,
    });
  });

  it('[REF1] every id has a clause', () => {
    expect(Object.keys(MISTAKE_CLAUSES)).toEqual([...MISTAKES]);
  });
});

describe('lecture notation', () => {
  test.each([
    ['the first FIN without ACK', 'ESTABLISHED ; CLOSE', 'FIN u'],
    ['the first FIN without ACK, sent again', 'FIN-WAIT-1 ; retransmission timer', 'FIN u'],
    ['the first FIN without ACK, on text', 'ESTABLISHED ; SEND 5 ; CLOSE', 'FIN u +5'],
  ])('[REF5] accepts %s, with a remark; wire notation does not', (_, at, move) => {
    expect(judged(at, move, 'lecture')).toEqual({
      verdict: 'correct',
      mistake: null,
      others: [],
      remark: 'lecture-first-fin',
    });
    expect(named(at, move, 'wire')).toBe('no-ack-flag');
  });

  it('[REF5] leaves an ACK owed after a bare FIN that did not carry it', () => {
    const after = position('ESTABLISHED ; ACK v u +5 ; CLOSE ; > FIN u');
    expect(owedSegment(after.tcb)).toEqual(seg('ACK u+1 v+5'));
  });

  test.each([
    ['the first FIN with ACK', 'ESTABLISHED ; CLOSE', 'FIN,ACK u v', 'correct'],
    ['the second FIN without ACK', 'CLOSE-WAIT ; CLOSE', 'FIN u', 'no-ack-flag'],
    ['a FIN without ACK that answers a FIN', 'ESTABLISHED ; CLOSE ; FIN,ACK v u', 'FIN u', 'no-ack-flag'],
    ['an ACK without ACK', 'ESTABLISHED ; FIN,ACK v u', 'PSH u', 'no-ack-flag'],
    ['a first wave with neither', 'ESTABLISHED ; CLOSE', 'PSH u', 'no-ack-flag'],
    ['a first FIN too early', 'ESTABLISHED', 'FIN u', 'fin-too-early'],
    ['a first FIN at 0', 'ESTABLISHED ; CLOSE', 'FIN 0', 'seq-zero'],
    ['a first FIN with a wrong number', 'ESTABLISHED ; CLOSE', 'FIN u+1', 'seq-wrong'],
    ['a first FIN that leaves text behind', 'ESTABLISHED ; SEND 5 ; CLOSE', 'FIN u', 'fin-too-early'],
    [
      'a first FIN again under another number',
      'FIN-WAIT-1 ; retransmission timer',
      'FIN u+1',
      'seq-new-for-retransmission',
    ],
    ['a first FIN again for nothing', 'FIN-WAIT-1', 'FIN u', 'needless-retransmission'],
    ['the fourth wave', 'FIN-WAIT-2 ; FIN,ACK v u+1', 'ACK u+1 v+1', 'correct'],
    ['the fourth wave at u', 'FIN-WAIT-2 ; FIN,ACK v u+1', 'ACK u v+1', 'seq-fin-not-counted'],
    ['waiting', 'ESTABLISHED ; CLOSE', 'wait', 'close-forgotten'],
  ])('[REF5] judges %s as always, without a remark', (_, at, move, verdict) => {
    expect(named(at, move, 'lecture')).toBe(verdict);
    expect(judged(at, move, 'lecture').remark).toBeNull();
  });
});

describe('the state before, in lecture notation', () => {
  test.each([
    ['before the first FIN has been sent', 'ESTABLISHED ; CLOSE', 'ESTABLISHED'],
    ['before the FIN that came has been answered', 'ESTABLISHED ; FIN,ACK v u', 'ESTABLISHED'],
    ['before the second FIN has been sent', 'CLOSE-WAIT ; CLOSE', 'CLOSE-WAIT'],
    ['before both have been sent in one segment', 'ESTABLISHED ; FIN,ACK v u ; CLOSE', 'ESTABLISHED'],
    ['before the last ACK has been sent', 'FIN-WAIT-2 ; FIN,ACK v u+1', 'FIN-WAIT-2'],
  ])('[REF360] is right %s, with a remark; wire notation does not take it', (_, at, move) => {
    expect(judged(at, move, 'lecture')).toEqual({
      verdict: 'correct',
      mistake: null,
      others: [],
      remark: 'lecture-state',
    });
    expect(judged(at, move, 'wire')).toMatchObject({ verdict: 'wrong', remark: null });
  });

  test.each([
    ['the state of TCP itself', 'ESTABLISHED ; CLOSE', 'FIN-WAIT-1', 'correct'],
    ['the state before once the FIN is out', 'ESTABLISHED ; CLOSE ; > FIN,ACK u v', 'ESTABLISHED', 'state-wrong'],
    ['the state before once the ACK is out', 'ESTABLISHED ; FIN,ACK v u ; > ACK u v+1', 'ESTABLISHED', 'state-wrong'],
    [
      'FIN-WAIT-2 when the FIN has come again',
      'FIN-WAIT-2 ; FIN,ACK v u+1 ; > ACK u+1 v+1 ; FIN,ACK v u+1',
      'FIN-WAIT-2',
      'state-fin-means-fin-wait-2',
    ],
    ['a state that neither has', 'ESTABLISHED ; CLOSE', 'FIN-WAIT-2', 'state-wrong'],
  ])('[REF360] judges %s as always, without a remark', (_, at, move, verdict) => {
    expect(named(at, move, 'lecture')).toBe(verdict);
    expect(judged(at, move, 'lecture').remark).toBeNull();
  });
});

test.each([
  ['no-reset-from-closed', 'CLOSED', ['TCP20'], '3.10.7.1'],
  ['no-reset-from-closed', 'CLOSED', ['TCP22'], '3.6.1'],
  ['no-reset-from-closed', 'CLOSED', ['TCP23'], '3.6.1'],
  ['no-reset-from-closed', 'CLOSED', ['TCP28'], '3.10.5'],
  ['port-too-early', 'FIN-WAIT-1', [], '3.3.1'],
  ['port-too-early', 'TIME-WAIT', [], '3.6.1'],
  ['needless-ack', 'CLOSED', ['TCP22'], '3.4, 3.8.6.3'],
] as const)('[REF361] %s in %s after %j breaks %s', (mistake, state, rules, clause) => {
  expect(clauseBroken(mistake, state, rules, { kind: 'wait' })).toBe(clause);
});

test('[REF361] a RST that nobody asked for breaks the clause of closed ends, and a FIN again that of retransmission', () => {
  const broken = (text: string) =>
    clauseBroken('needless-retransmission', 'CLOSED', [], { kind: 'send', segment: seg(text) });
  expect([broken('RST u'), broken('FIN,ACK u v')]).toEqual(['3.10.7.1', '3.8.1']);
});

test.each(['RST u+1', 'RST,ACK u+1 v', 'RST,ACK u+1 v+77'])('[REF6] after an abort, %s is correct', (move) => {
  expect(named('FIN-WAIT-1 ; ABORT', move)).toBe('correct');
});
