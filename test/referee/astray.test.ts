/** What a wrong segment that really is sent changes at its sender: nothing, unless it takes the next numbers. */

import { describe, expect, test } from 'vitest';
import { playAstray } from '../../shared/referee/astray.ts';
import { seg } from '../tcp/support.ts';
import { position } from './support.ts';

const U = seg('ACK u v').seq;

describe('a wrong segment that is sent', () => {
  test.each([
    ['an ACK of another number', 'ESTABLISHED ; ACK v u +5', 'ACK u v+4'],
    ['a RST', 'ESTABLISHED', 'RST u'],
    ['a RST with text', 'ESTABLISHED', 'RST,ACK u v +5'],
    ['a SYN', 'ESTABLISHED', 'SYN,ACK u v'],
    ['text at another number', 'ESTABLISHED ; SEND 5', 'ACK u+7 v +5'],
    ['a FIN at another number', 'ESTABLISHED', 'FIN,ACK u-1 v'],
    ['text after our FIN', 'FIN-WAIT-2', 'ACK u+1 v +5'],
    ['a second FIN', 'FIN-WAIT-1', 'FIN,ACK u+1 v'],
    ['a FIN where there is no connection', 'CLOSED', 'FIN,ACK 0 v'],
  ])('[DUEL26] changes nothing if it is %s, at "%s"', (_, at, text) => {
    const endpoint = position(at);
    expect(playAstray(endpoint, seg(text), 5)).toEqual(endpoint);
  });

  test.each([
    ['ESTABLISHED', 'FIN,ACK u v', 'FIN-WAIT-1'],
    ['ESTABLISHED ; SEND 20', 'FIN,ACK u v', 'FIN-WAIT-1'],
    ['CLOSE-WAIT ; SEND 20', 'FIN,ACK u v+1', 'LAST-ACK'],
    ['ESTABLISHED ; SEND 20 ; CLOSE', 'FIN,ACK u v', 'FIN-WAIT-1'],
  ])('[DUEL27] closes the sending side if it is a premature FIN, at "%s": %s', (at, fin, state) => {
    const { tcb } = playAstray(position(at), seg(fin), 5);
    expect(tcb).toMatchObject({ state, finSeq: U, snd: { nxt: U + 1 } });
    expect(tcb.app).toMatchObject({ closed: true, deaf: false, pending: 0 });
    expect(tcb.timers.retransmission).toEqual({ expiresAt: 1_005 });
  });

  test('[DUEL27] takes its text along with the FIN, and the text left behind is lost', () => {
    const { tcb } = playAstray(position('ESTABLISHED ; SEND 20'), seg('FIN,ACK u v +6'), 5);
    expect(tcb).toMatchObject({ finSeq: U + 6, snd: { nxt: U + 7 }, app: { pending: 0 } });
  });

  test('[DUEL27] counts text at SND.NXT as sent, and leaves the side open', () => {
    const { tcb, history } = playAstray(position('ESTABLISHED ; SEND 20'), seg('ACK u v+3 +6'), 5);
    expect(tcb).toMatchObject({ state: 'ESTABLISHED', finSeq: null, snd: { nxt: U + 6 } });
    expect(tcb.app).toMatchObject({ closed: false, pending: 14 });
    expect(history.textStarts).toEqual([U]);
  });
});
