/** Every mistake that waiting, naming a state or reusing the port can be, with near misses. */

import { describe, expect, test } from 'vitest';
import type { MistakeId } from '../../shared/referee/mistake.ts';
import { STATES } from '../../shared/tcp/connection-state.ts';
import { named } from './support.ts';

type Row = [rule: string, mistake: MistakeId | 'correct', at: string, move: string];

const FIN_CAME = 'ESTABLISHED ; FIN,ACK v u';
const CROSSED = 'FIN-WAIT-1 ; FIN,ACK v u';
const LAST_ACK_SENT = 'FIN-WAIT-2 ; FIN,ACK v u+1 ; > ACK u+1 v+1';

const TEXT_AND_FIN_LOST = 'ESTABLISHED ; SEND 9 ; > ACK u v +9 ; CLOSE ; > FIN,ACK u+9 v ; retransmission timer';

const WAITS: Row[] = [
  ['REF8', 'no-reset-from-closed', 'CLOSED ; FIN,ACK v u', 'wait'],
  ['REF8', 'no-reset-from-closed', 'LAST-ACK ; ACK v+1 u+1 ; FIN,ACK v u', 'wait'],
  ['REF8', 'no-reset-from-closed', 'ESTABLISHED ; ABORT', 'wait'],
  ['REF8', 'correct', 'CLOSED ; RST v', 'wait'],
  ['REF8', 'correct', 'CLOSED', 'wait'],
  ['REF8', 'correct', 'LAST-ACK ; ABORT', 'wait'],
  ['REF8', 'correct', 'CLOSED ; ACK v u ; > RST u', 'wait'],
  ['REF8', 'no-reset-from-closed', 'CLOSED ; ACK v u ; ACK v u+9 ; > RST u+9', 'wait'],
  ['REF8', 'correct', 'CLOSED ; ACK v u ; ACK v u+9 ; > RST u+9 ; > RST u', 'wait'],
  ['REF32', 'no-reack-in-time-wait', 'TIME-WAIT ; FIN,ACK v u+1', 'wait'],
  ['REF32', 'no-reack-in-time-wait', `${LAST_ACK_SENT} ; FIN,ACK v u+1`, 'wait'],
  ['REF32', 'no-reack-in-time-wait', 'FIN-WAIT-2 ; FIN,ACK v u+1 ; FIN,ACK v u+1', 'wait'],
  ['REF32', 'correct', `${LAST_ACK_SENT} ; FIN,ACK v u+1 ; > ACK u+1 v+1`, 'wait'],
  ['REF32', 'correct', 'TIME-WAIT ; ACK v+1 u+1', 'wait'],
  ['REF33', 'no-reply-to-fin', FIN_CAME, 'wait'],
  ['REF33', 'no-reply-to-fin', CROSSED, 'wait'],
  ['REF33', 'no-reply-to-fin', `${CROSSED} ; ACK v+1 u+1`, 'wait'],
  ['REF33', 'no-reply-to-fin', 'FIN-WAIT-2 ; FIN,ACK v u+1', 'wait'],
  ['REF33', 'no-reply-to-fin', 'FIN-WAIT-1 ; FIN,ACK v u+1', 'wait'],
  ['REF33', 'no-reply-to-fin', 'CLOSE-WAIT ; FIN,ACK v u', 'wait'],
  ['REF33', 'no-reply-to-fin', 'LAST-ACK ; FIN,ACK v u', 'wait'],
  ['REF33', 'no-reply-to-fin', 'FIN-WAIT-2 ; FIN,ACK v+5 u+1 ; ACK v u+1 +5', 'wait'],
  ['REF33', 'no-reply-to-fin', `${FIN_CAME} ; CLOSE`, 'wait'],
  ['REF33', 'correct', `${FIN_CAME} ; > ACK u v+1`, 'wait'],
  ['REF33', 'correct', `${FIN_CAME} ; > ACK u v+1 ; ACK v+1 u`, 'wait'],
  ['REF33', 'correct', `${FIN_CAME} ; RST v+1`, 'wait'],
  ['REF33', 'correct', 'FIN-WAIT-2 ; FIN,ACK v+5 u+1', 'wait'],
  ['REF34', 'no-retransmission', 'FIN-WAIT-1 ; retransmission timer', 'wait'],
  ['REF34', 'no-retransmission', 'LAST-ACK ; retransmission timer', 'wait'],
  ['REF34', 'no-retransmission', 'CLOSE-WAIT ; SEND 5 ; > ACK u v+1 +5 ; retransmission timer', 'wait'],
  ['REF34', 'no-retransmission', `${TEXT_AND_FIN_LOST} ; > FIN,ACK u+9 v`, 'wait'],
  ['REF34', 'correct', `${TEXT_AND_FIN_LOST} ; > ACK u v +9`, 'wait'],
  ['REF34', 'correct', 'FIN-WAIT-1 ; retransmission timer ; > FIN,ACK u v', 'wait'],
  ['REF34', 'correct', 'FIN-WAIT-1 ; retransmission timer ; ACK v u+1', 'wait'],
  ['REF35', 'close-forgotten', 'ESTABLISHED ; CLOSE', 'wait'],
  ['REF35', 'close-forgotten', 'CLOSE-WAIT ; CLOSE', 'wait'],
  ['REF35', 'close-forgotten', `${FIN_CAME} ; CLOSE ; > ACK u v+1`, 'wait'],
  ['REF35', 'correct', 'CLOSE-WAIT', 'wait'],
  ['REF35', 'correct', 'ESTABLISHED ; CLOSE ; > FIN,ACK u v', 'wait'],
  ['REF35', 'correct', 'ESTABLISHED ; SEND 5 ; CLOSE', 'wait'],
  ['REF4', 'correct', 'FIN-WAIT-2 ; ACK v u+1 +5', 'wait'],
  ['REF4', 'correct', 'FIN-WAIT-2 ; ACK v+9 u+1 +5', 'wait'],
  ['REF4', 'correct', 'CLOSE-WAIT ; SEND 5', 'wait'],
];

const BINDS: Row[] = [
  ['REF36', 'port-too-early', 'TIME-WAIT', 'bind'],
  ['REF36', 'port-too-early', 'TIME-WAIT ; FIN,ACK v u+1', 'bind'],
  ['REF36', 'port-too-early', 'LAST-ACK', 'bind'],
  ['REF36', 'correct', 'TIME-WAIT ; time-wait timer', 'bind'],
  ['REF36', 'correct', 'LAST-ACK ; ACK v+1 u+1', 'bind'],
];

const CLAIMS: Row[] = [
  ['REF37', 'state-fin-closes-both', FIN_CAME, 'CLOSED'],
  ['REF37', 'state-fin-closes-both', 'CLOSE-WAIT', 'CLOSED'],
  ['REF37', 'state-wrong', 'LAST-ACK', 'CLOSED'],
  ['REF37', 'state-wrong', CROSSED, 'CLOSED'],
  ['REF38', 'state-time-wait-on-passive', FIN_CAME, 'TIME-WAIT'],
  ['REF38', 'state-time-wait-on-passive', 'LAST-ACK', 'TIME-WAIT'],
  ['REF38', 'state-time-wait-on-passive', 'LAST-ACK ; ACK v+1 u+1', 'TIME-WAIT'],
  ['REF38', 'correct', 'FIN-WAIT-1 ; FIN,ACK v u+1', 'TIME-WAIT'],
  ['REF39', 'state-skips-time-wait', 'FIN-WAIT-2 ; FIN,ACK v u+1', 'CLOSED'],
  ['REF39', 'state-skips-time-wait', 'CLOSING ; ACK v+1 u+1', 'CLOSED'],
  ['REF39', 'correct', 'TIME-WAIT ; time-wait timer', 'CLOSED'],
  ['REF40', 'state-closing-for-time-wait', 'FIN-WAIT-2 ; FIN,ACK v u+1', 'CLOSING'],
  ['REF40', 'state-closing-for-time-wait', 'FIN-WAIT-1 ; FIN,ACK v u+1', 'CLOSING'],
  ['REF40', 'state-closing-for-time-wait', 'FIN-WAIT-2', 'CLOSING'],
  ['REF40', 'correct', CROSSED, 'CLOSING'],
  ['REF40', 'state-wrong', 'FIN-WAIT-1', 'CLOSING'],
  ['REF41', 'state-any-fin-time-wait', CROSSED, 'TIME-WAIT'],
  ['REF41', 'state-any-fin-time-wait', 'FIN-WAIT-1', 'TIME-WAIT'],
  ['REF41', 'state-any-fin-time-wait', 'ESTABLISHED ; CLOSE ; FIN,ACK v u', 'TIME-WAIT'],
  ['REF41', 'state-wrong', 'FIN-WAIT-2', 'TIME-WAIT'],
  ['REF41', 'state-wrong', 'ESTABLISHED', 'TIME-WAIT'],
  ['REF42', 'state-any-ack-fin-wait-2', 'FIN-WAIT-1 ; ACK v u', 'FIN-WAIT-2'],
  ['REF42', 'state-any-ack-fin-wait-2', 'FIN-WAIT-1 ; ACK v u +5', 'FIN-WAIT-2'],
  ['REF42', 'state-wrong', 'FIN-WAIT-1', 'FIN-WAIT-2'],
  ['REF42', 'state-wrong', 'FIN-WAIT-1 ; FIN v', 'FIN-WAIT-2'],
  ['REF42', 'state-wrong', 'ESTABLISHED ; ACK v u ; CLOSE ; > FIN,ACK u v', 'FIN-WAIT-2'],
  ['REF42', 'correct', 'FIN-WAIT-1 ; ACK v u+1', 'FIN-WAIT-2'],
  ['REF43', 'state-fin-means-fin-wait-2', CROSSED, 'FIN-WAIT-2'],
  ['REF43', 'state-fin-means-fin-wait-2', 'FIN-WAIT-1 ; FIN,ACK v u+1', 'FIN-WAIT-2'],
  ['REF43', 'state-fin-means-fin-wait-2', FIN_CAME, 'FIN-WAIT-2'],
  ['REF43', 'correct', 'FIN-WAIT-2 ; FIN,ACK v+5 u+1', 'FIN-WAIT-2'],
  ['REF44', 'state-wrong', FIN_CAME, 'LAST-ACK'],
  ['REF44', 'state-wrong', 'FIN-WAIT-2', 'FIN-WAIT-1'],
  ['REF44', 'state-wrong', 'FIN-WAIT-1 ; ACK v u', 'LAST-ACK'],
  ['REF44', 'correct', 'ESTABLISHED ; CLOSE', 'FIN-WAIT-1'],
];

describe('waiting', () => {
  test.each(WAITS)('[%s] is %s at "%s"', (_, mistake, at, move) => expect(named(at, move)).toBe(mistake));
});

describe('reusing the port', () => {
  test.each(BINDS)('[%s] is %s at "%s"', (_, mistake, at, move) => expect(named(at, move)).toBe(mistake));
});

describe('naming a state', () => {
  test.each(CLAIMS)('[%s] is %s at "%s": %s', (_, mistake, at, move) => expect(named(at, move)).toBe(mistake));

  test.each(STATES)('[REF44] is correct only with the right name, in %s', (state) => {
    const right = STATES.filter((claim) => named(state, claim) === 'correct');
    expect(right).toEqual([state]);
  });
});
