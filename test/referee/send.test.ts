/** Every mistake that sending can be: where it fits, and near misses that are right or another mistake. */

import { describe, expect, test } from 'vitest';
import { NEEDLESS_IDS } from '../../shared/referee/send-mistakes.ts';
import type { MistakeId } from '../../shared/referee/mistake.ts';
import { judged, named } from './support.ts';

type Row = [rule: string, mistake: MistakeId | 'correct', at: string, move: string];

const CLOSED = 'CLOSED ; FIN,ACK v u';
const BARE_FIN_AT_CLOSED = 'CLOSED ; FIN v';
const ABORTED = 'FIN-WAIT-1 ; ABORT';
const CLOSE = 'ESTABLISHED ; CLOSE';
const LAST_WORDS = 'CLOSE-WAIT ; SEND 10 ; CLOSE';
const FIN_CAME = 'ESTABLISHED ; FIN,ACK v u';
const SAID_ALL = 'ESTABLISHED ; FIN,ACK v u ; > ACK u v+1 ; SEND 10 ; > ACK u v+1 +10 ; CLOSE';
const CROSSED = 'FIN-WAIT-1 ; FIN,ACK v u';
const FIN_LOST = 'FIN-WAIT-1 ; retransmission timer';
const WAITING = 'TIME-WAIT';
const TEXT_CAME = 'FIN-WAIT-2 ; ACK v u+1 +9';
const TEXT_AND_FIN_LOST = 'ESTABLISHED ; SEND 10 ; CLOSE ; > FIN,ACK u v +10 ; retransmission timer';

const ROWS: Row[] = [
  ['REF7', 'ack-from-closed', CLOSED, 'ACK u v+1'],
  ['REF7', 'ack-from-closed', CLOSED, 'FIN,ACK u v+1'],
  ['REF7', 'ack-from-closed', CLOSED, 'SYN u'],
  ['REF7', 'ack-from-closed', ABORTED, 'FIN,ACK u+1 v'],
  ['REF7', 'ack-from-closed', 'LAST-ACK ; ACK v+1 u+1', 'ACK u+1 v+1'],
  ['REF7', 'correct', CLOSED, 'RST u'],
  ['REF7', 'correct', ABORTED, 'RST u+1'],
  ['REF7', 'correct', 'CLOSED ; ACK v u ; ACK v u+9', 'RST u'],
  ['REF7', 'correct', 'CLOSED ; ACK v u ; ACK v u+9', 'RST u+9'],
  ['REF7', 'correct', BARE_FIN_AT_CLOSED, 'RST,ACK 0 v+1'],
  ['REF9', 'syn-in-teardown', CLOSE, 'SYN,ACK u v'],
  ['REF9', 'syn-in-teardown', WAITING, 'SYN 0'],
  ['REF9', 'correct', CLOSE, 'FIN,ACK u v'],
  ['REF10', 'rst-for-close', CLOSE, 'RST,ACK u v'],
  ['REF10', 'rst-for-close', FIN_CAME, 'RST u'],
  ['REF10', 'rst-for-close', WAITING, 'RST u+1'],
  ['REF10', 'correct', ABORTED, 'RST,ACK u+1 v'],
  ['REF11', 'no-ack-flag', CLOSE, 'FIN u'],
  ['REF11', 'no-ack-flag', FIN_CAME, 'PSH u'],
  ['REF11', 'no-ack-flag', BARE_FIN_AT_CLOSED, 'RST 0'],
  ['REF11', 'correct', CLOSED, 'RST u'],
  ['REF12', 'fin-too-early', FIN_CAME, 'FIN,ACK u v+1'],
  ['REF12', 'fin-too-early', LAST_WORDS, 'FIN,ACK u v+1'],
  ['REF12', 'fin-too-early', LAST_WORDS, 'FIN,ACK u v+1 +9'],
  ['REF12', 'correct', LAST_WORDS, 'FIN,ACK u v+1 +10'],
  ['REF12', 'correct', LAST_WORDS, 'ACK u v+1 +10'],
  ['REF12', 'seq-wrong', LAST_WORDS, 'FIN,ACK u-7 v+1 +10'],
  ['REF13', 'seq-new-for-retransmission', FIN_LOST, 'FIN,ACK u+1 v'],
  ['REF13', 'seq-new-for-retransmission', FIN_LOST, 'FIN,ACK u-1 v'],
  ['REF13', 'seq-new-for-retransmission', TEXT_AND_FIN_LOST, 'FIN,ACK u v'],
  ['REF13', 'correct', FIN_LOST, 'FIN,ACK u v'],
  ['REF13', 'correct', TEXT_AND_FIN_LOST, 'FIN,ACK u v +10'],
  ['REF13', 'correct', TEXT_AND_FIN_LOST, 'ACK u v +10'],
  ['REF14', 'fin-twice', 'FIN-WAIT-2', 'FIN,ACK u+1 v'],
  ['REF14', 'fin-twice', 'FIN-WAIT-1', 'FIN,ACK u+1 v'],
  ['REF14', 'fin-twice', 'LAST-ACK', 'FIN,ACK u v+1 +3'],
  ['REF14', 'needless-retransmission', 'FIN-WAIT-1', 'FIN,ACK u v'],
  ['REF15', 'data-after-fin', TEXT_CAME, 'ACK u+1 v+9 +5'],
  ['REF15', 'data-after-fin', 'FIN-WAIT-1', 'ACK u v +5'],
  ['REF15', 'correct', 'CLOSE-WAIT ; SEND 5', 'ACK u v+1 +5'],
  ['REF16', 'swapped-seq-ack', FIN_CAME, 'ACK v+1 u'],
  ['REF16', 'swapped-seq-ack', CLOSE, 'FIN,ACK v u'],
  ['REF16', 'seq-from-peer', FIN_CAME, 'ACK v+1 v+1'],
  ['REF17', 'seq-from-peer', CLOSE, 'FIN,ACK v v'],
  ['REF17', 'seq-from-peer', `${WAITING} ; FIN,ACK v u+1`, 'ACK v+1 v+1'],
  ['REF17', 'seq-wrong', FIN_CAME, 'ACK v+1 v'],
  ['REF18', 'seq-fin-not-counted', CROSSED, 'ACK u v+1'],
  ['REF18', 'seq-fin-not-counted', TEXT_CAME, 'ACK u v+9'],
  ['REF18', 'seq-fin-not-counted', `${WAITING} ; FIN,ACK v u+1`, 'ACK u v+1'],
  ['REF18', 'correct', CROSSED, 'ACK u+1 v+1'],
  ['REF18', 'needless-retransmission', TEXT_CAME, 'FIN,ACK u v+9'],
  ['REF19', 'seq-ack-counted', 'ESTABLISHED ; FIN,ACK v u ; > ACK u v+1 ; CLOSE', 'FIN,ACK u+1 v+1'],
  ['REF19', 'seq-wrong', 'ESTABLISHED ; FIN,ACK v u ; > ACK u v+1 ; CLOSE', 'FIN,ACK u+2 v+1'],
  ['REF19', 'seq-wrong', FIN_CAME, 'ACK u+1 v+1'],
  ['REF20', 'seq-stale-data', SAID_ALL, 'FIN,ACK u v+1'],
  ['REF20', 'seq-stale-data', `${SAID_ALL} ; > FIN,ACK u+10 v+1 ; FIN,ACK v u`, 'ACK u v+1'],
  ['REF20', 'correct', SAID_ALL, 'FIN,ACK u+10 v+1'],
  ['REF20', 'seq-wrong', SAID_ALL, 'FIN,ACK u+3 v+1'],
  ['REF20', 'needless-retransmission', SAID_ALL, 'ACK u v+1 +10'],
  ['REF30', 'needless-retransmission', `${LAST_WORDS} ; > FIN,ACK u v+1 +10`, 'FIN,ACK u v+1 +10'],
  ['REF20', 'seq-stale-data', SAID_ALL, 'FIN,ACK u v+1 +4'],
  ['REF20', 'seq-stale-data', `${SAID_ALL} ; > FIN,ACK u+10 v+1`, 'FIN,ACK u v+1 +4'],
  ['REF2', 'correct', SAID_ALL, 'FIN,ACK u v+1 +10'],
  ['REF2', 'correct', 'CLOSE-WAIT ; SEND 10 ; > ACK u v+1 +10 ; SEND 5', 'ACK u v+1 +15'],
  ['REF21', 'seq-zero', CLOSE, 'FIN,ACK 0 v'],
  ['REF21', 'seq-zero', CLOSED, 'RST 0'],
  ['REF21', 'seq-zero', CLOSED, 'RST,ACK 0 0'],
  ['REF21', 'correct', BARE_FIN_AT_CLOSED, 'RST,ACK 0 v+1'],
  ['REF22', 'seq-wrong', CLOSE, 'FIN,ACK u+1 v'],
  ['REF22', 'seq-wrong', CLOSED, 'RST u+1'],
  ['REF22', 'seq-wrong', ABORTED, 'RST u'],
  ['REF22', 'seq-wrong', FIN_CAME, 'ACK u+7 u'],
  ['REF22', 'seq-wrong', 'LAST-ACK ; ACK v+1 u+1 ; ACK v+1 u+9', 'RST u'],
  ['REF22', 'seq-wrong', `${FIN_CAME} ; > ACK u v+1 ; RST v+1 ; ACK v+1 u+9`, 'RST u+1'],
  ['REF22', 'seq-wrong', 'CLOSE-WAIT ; SEND 10 ; > ACK u v+1 +10 ; RST v+1 ; ACK v+1 u+99', 'RST u'],
  ['REF23', 'ack-from-own', FIN_CAME, 'ACK u u'],
  ['REF23', 'ack-from-own', CROSSED, 'ACK u+1 u+1'],
  ['REF23', 'ack-of-nothing', FIN_CAME, 'ACK u v+2000'],
  ['REF24', 'ack-fin-not-counted', FIN_CAME, 'ACK u v'],
  ['REF24', 'ack-fin-not-counted', 'CLOSING ; retransmission timer', 'FIN,ACK u v'],
  ['REF24', 'ack-stale-data', TEXT_CAME, 'ACK u+1 v+8'],
  ['REF25', 'ack-counted-twice', FIN_CAME, 'ACK u v+2'],
  ['REF25', 'ack-of-nothing', TEXT_CAME, 'ACK u+1 v+10'],
  ['REF26', 'ack-stale-data', TEXT_CAME, 'ACK u+1 v'],
  ['REF26', 'ack-stale-data', 'FIN-WAIT-1 ; ACK v u +9 ; retransmission timer', 'FIN,ACK u v'],
  ['REF26', 'ack-stale-data', BARE_FIN_AT_CLOSED, 'RST,ACK 0 v'],
  ['REF26', 'ack-stale-data', 'LAST-ACK ; ACK v+1 u+1 ; FIN v', 'RST,ACK 0 v'],
  ['REF27', 'ack-of-nothing', 'LAST-ACK ; ACK v+1 u+1 ; FIN v', 'RST,ACK 0 v+2'],
  ['REF27', 'ack-of-nothing', BARE_FIN_AT_CLOSED, 'RST,ACK 0 0'],
  ['REF26', 'correct', 'FIN-WAIT-1 ; ACK v u +9 ; retransmission timer', 'FIN,ACK u v+9'],
  ['REF27', 'ack-of-nothing', CLOSE, 'FIN,ACK u v+1'],
  ['REF27', 'ack-of-nothing', 'FIN-WAIT-1 ; FIN,ACK v+5 u', 'ACK u+1 v+6'],
  ['REF27', 'ack-of-nothing', BARE_FIN_AT_CLOSED, 'RST,ACK 0 v+2'],
  ['REF27', 'correct', 'FIN-WAIT-1 ; FIN,ACK v+5 u', 'ACK u+1 v'],
  ['REF28', 'no-fin', CLOSE, 'ACK u v'],
  ['REF28', 'no-fin', CLOSE, 'ACK u v +5'],
  ['REF28', 'no-fin', FIN_LOST, 'ACK u+1 v'],
  [
    'REF28',
    'no-fin',
    'ESTABLISHED ; SEND 9 ; > ACK u v +9 ; CLOSE ; > FIN,ACK u+9 v ; ACK v u+9 ; retransmission timer',
    'ACK u v +9',
  ],
  ['REF28', 'correct', `${FIN_CAME} ; CLOSE`, 'ACK u v+1'],
  ['REF28', 'correct', `${FIN_CAME} ; CLOSE`, 'FIN,ACK u v+1'],
  ['REF28', 'correct', 'ESTABLISHED ; SEND 9 ; > ACK u v +9 ; CLOSE ; retransmission timer', 'ACK u v +9'],
  ['REF28', 'needless-ack', LAST_WORDS, 'ACK u v+1'],
  ['REF29', 'unprompted-reack', WAITING, 'ACK u+1 v+1'],
  ['REF29', 'correct', `${WAITING} ; FIN,ACK v u+1`, 'ACK u+1 v+1'],
  ['REF29', 'correct', `${WAITING} ; ACK v-9 u+1 +5`, 'ACK u+1 v+1'],
  ['REF29', 'unprompted-reack', `${WAITING} ; ACK v+1 u+1`, 'ACK u+1 v+1'],
  ['REF29', 'needless-ack', 'LAST-ACK', 'ACK u+1 v+1'],
  ['REF30', 'needless-retransmission', 'LAST-ACK', 'FIN,ACK u v+1'],
  ['REF30', 'needless-retransmission', 'FIN-WAIT-2', 'FIN,ACK u v'],
  ['REF30', 'needless-retransmission', WAITING, 'FIN,ACK u v+1'],
  ['REF30', 'needless-retransmission', `${FIN_LOST} ; > FIN,ACK u v`, 'FIN,ACK u v'],
  ['REF30', 'needless-retransmission', `${ABORTED} ; > RST u+1`, 'RST u+1'],
  ['REF30', 'needless-retransmission', 'LAST-ACK ; ABORT', 'RST u+1'],
  ['REF30', 'correct', 'LAST-ACK ; retransmission timer', 'FIN,ACK u v+1'],
  ['REF31', 'needless-ack', 'FIN-WAIT-1 ; ACK v u+1', 'ACK u+1 v'],
  ['REF31', 'needless-ack', `${FIN_CAME} ; > ACK u v+1`, 'ACK u v+1'],
  ['REF31', 'correct', 'CLOSE-WAIT ; FIN,ACK v u', 'ACK u v+1'],
  ['REF31', 'correct', 'FIN-WAIT-2 ; ACK v u+2', 'ACK u+1 v'],
];

describe('sending a segment', () => {
  test.each(ROWS)('[%s] is %s at "%s": %s', (_, mistake, at, move) => {
    expect(named(at, move)).toBe(mistake);
  });

  test('[REF2] is needless only by the ids that say so, and wrong by every other', () => {
    for (const [, mistake, at, move] of ROWS) {
      const expected = mistake === 'correct' ? 'correct' : NEEDLESS_IDS.includes(mistake) ? 'needless' : 'wrong';
      expect(judged(at, move).verdict, `${at}: ${move}`).toBe(expected);
    }
  });
});
