/** What an endpoint sends beyond the answers of the state table: queued text, limits, timeouts, half-duplex closing. */

import { describe, expect, it, test } from 'vitest';
import { createTcb } from '../../shared/tcp/create.ts';
import { sent } from '../../shared/tcp/output.ts';
import { flush, nextTimer } from '../../shared/tcp/stack.ts';
import { transition } from '../../shared/tcp/transition.ts';
import type { State } from '../../shared/tcp/connection-state.ts';
import type { Tcb } from '../../shared/tcp/tcb.ts';
import { CONFIG, endpointIn, eventOf, happen, seg, show } from './support.ts';

const DEAF = { ...CONFIG, halfDuplexClose: true };

describe('queued text', () => {
  test.each([
    ['TCP39', 'goes before the FIN, which rides on the last of it', {}, 65_535, 'FIN,ACK u v +90'],
    ['TCP40', 'is cut to the segment limit', { mss: 40 }, 65_535, 'ACK u v +40 | ACK u+40 v +40 | FIN,ACK u+80 v +10'],
    ['TCP40', 'waits for the window, and the FIN behind it', {}, 50, 'ACK u v +50'],
    ['TCP40', 'stays while the window is closed', {}, 0, ''],
  ] as const)('[%s] %s', (_, _title, limit, sndWnd, answer) => {
    const { snd, rcv } = endpointIn('ESTABLISHED');
    const start = {
      state: 'ESTABLISHED',
      sndUna: snd.una,
      sndNxt: snd.nxt,
      sndWnd,
      rcvNxt: rcv.nxt,
      pending: 90,
    } as const;
    expect(happen(createTcb(start, { ...CONFIG, ...limit }, 0), 'CLOSE')).toMatchObject({
      state: 'FIN-WAIT-1',
      answer,
    });
  });

  it('[TCP37] carries the ACK that is owed, however often it was asked for', () => {
    let tcb = endpointIn('ESTABLISHED');
    for (const text of ['ACK v u +5', 'ACK v+5 u +5', 'ACK v u +5']) {
      tcb = transition(tcb, { type: 'segment', segment: seg(text) }, 1).tcb;
    }
    expect(flush(tcb, 1).segments.map(show)).toEqual(['ACK u v+10']);
    const closing = transition(tcb, { type: 'call', call: { kind: 'CLOSE', full: false } }, 1).tcb;
    expect(flush(closing, 1).segments.map(show)).toEqual(['FIN,ACK u v+10']);
  });
});

describe('a retransmission', () => {
  it('[TCP38] keeps its SEQ and carries the current RCV.NXT', () => {
    const start = happen(endpointIn('ESTABLISHED'), 'SEND 10 ; CLOSE ; ACK v u +7').tcb;
    expect(happen(start, 'retransmission timer').answer).toBe('ACK u v+7 +10');
    expect(happen(start, 'ACK v+7 u+10 ; retransmission timer').answer).toBe('FIN,ACK u+10 v+7');
    expect(happen(start, 'ACK v+7 u+4 ; retransmission timer').answer).toBe('ACK u+4 v+7 +6');
  });

  it('[TCP29] follows a timeout that doubles until something new is acknowledged', () => {
    let tcb = happen(endpointIn('ESTABLISHED'), 'SEND 10 ; CLOSE').tcb;
    const timeouts = [tcb.rtoMs];
    for (let i = 0; i < 3; i++) {
      tcb = happen(tcb, 'retransmission timer').tcb;
      timeouts.push(tcb.rtoMs);
      expect(nextTimer(tcb)).toEqual({ timer: 'retransmission', expiresAt: 500 + tcb.rtoMs });
    }
    expect(timeouts).toEqual([1_000, 2_000, 4_000, 8_000]);
    expect(happen(tcb, 'ACK v u').tcb.rtoMs).toBe(8_000);
    expect(happen(tcb, 'ACK v u+10').tcb.rtoMs).toBe(1_000);
  });

  test.each(['FIN-WAIT-2', 'TIME-WAIT'] as State[])('[TCP29] that is needless, in %s, starts no timer', (state) => {
    const before = endpointIn(state);
    const after = sent(before, seg(state === 'TIME-WAIT' ? 'FIN,ACK u v+1' : 'FIN,ACK u v'), 100);
    expect(after.timers).toEqual(before.timers);
  });
});

describe('RSTs owed', () => {
  const owing = ['ACK v u', 'ACK v u+9', 'FIN v'].reduce(
    (tcb, text) => transition(tcb, eventOf(text), 0).tcb,
    endpointIn('CLOSED'),
  );

  test.each([
    ['RST u', ['RST u+9', 'RST,ACK 0 v+1']],
    ['RST u+9', ['RST u', 'RST,ACK 0 v+1']],
    ['RST,ACK 0 v+1', ['RST u', 'RST u+9']],
  ])('[TCP20] answer one segment each: after %s the others remain', (paid, left) => {
    expect(sent(owing, seg(paid), 0).owed.resets.map(show)).toEqual(left);
  });
});

describe('the send window', () => {
  const window = (segments: readonly string[]) => {
    const arrive = (tcb: Tcb, text: string) => {
      const [segment = '', wnd] = text.split(' wnd ');
      return transition(tcb, { type: 'segment', segment: { ...seg(segment), wnd: Number(wnd) } }, 1).tcb;
    };
    return segments.reduce(arrive, endpointIn('ESTABLISHED', 10)).snd.wnd;
  };

  test.each([
    ['is that of the last segment', ['ACK v u-10 wnd 500', 'ACK v u-5 wnd 400'], 400],
    ['may change on its own', ['ACK v u-5 wnd 500', 'ACK v u-5 wnd 600'], 600],
    [
      'is not taken from an older segment',
      ['ACK v u-10 +5 wnd 500', 'ACK v+5 u-10 +2 wnd 400', 'ACK v+4 u-10 +9 wnd 9'],
      400,
    ],
    ['is not taken from an older ACK of the same number', ['ACK v u-5 wnd 500', 'ACK v u-10 wnd 9'], 500],
    ['is not taken from a dropped segment', ['ACK v u-5 wnd 500', 'ACK v u+7 wnd 9'], 500],
  ])('[TCP40] %s', (_, segments, wnd) => {
    expect(window(segments)).toBe(wnd);
  });
});

describe('half-duplex closing', () => {
  test.each([
    ['TCP22', 'ESTABLISHED', 'CLOSE full ; ACK v u +5', 'CLOSED', 'RST u'],
    ['TCP22', 'ESTABLISHED', 'CLOSE full ; ACK v u+1 ; ACK v u+1 +5', 'CLOSED', 'RST u+1'],
    ['TCP22', 'ESTABLISHED', 'CLOSE full ; FIN,ACK v u +5', 'CLOSED', 'RST u'],
    ['TCP22', 'ESTABLISHED', 'CLOSE full ; FIN,ACK v+5 u', 'CLOSED', 'RST u'],
    ['TCP17', 'ESTABLISHED', 'CLOSE full ; FIN,ACK v u', 'CLOSING', 'ACK u+1 v+1'],
    ['TCP13', 'ESTABLISHED', 'CLOSE ; ACK v u +5', 'FIN-WAIT-1', 'ACK u+1 v+5'],
    ['TCP23', 'ESTABLISHED', 'ACK v u +5 ; CLOSE full', 'CLOSED', 'RST u'],
    ['TCP23', 'ESTABLISHED', 'ACK v u +5 ; RECEIVE 4 ; CLOSE full', 'CLOSED', 'RST u'],
    ['TCP24', 'ESTABLISHED', 'ACK v u +5 ; RECEIVE 5 ; CLOSE full', 'FIN-WAIT-1', 'FIN,ACK u v+5'],
    ['TCP24', 'ESTABLISHED', 'ACK v u +5 ; CLOSE', 'FIN-WAIT-1', 'FIN,ACK u v+5'],
    ['TCP23', 'FIN-WAIT-2', 'ACK v u+1 +5 ; CLOSE full', 'CLOSED', 'RST u+1'],
    ['TCP25', 'FIN-WAIT-2', 'FIN,ACK v u+1 +5 ; CLOSE full', 'TIME-WAIT', 'connection closing'],
  ] as const)('[%s] %s, %s: %s, %s', (_, start, events, state, answer) => {
    expect(happen(endpointIn(start, 0, DEAF), events)).toMatchObject({ state, answer });
  });

  it('[TCP22, TCP23] happens only if it is configured', () => {
    expect(happen(endpointIn('ESTABLISHED'), 'CLOSE full ; ACK v u +5').state).toBe('FIN-WAIT-1');
    expect(happen(endpointIn('ESTABLISHED'), 'ACK v u +5 ; CLOSE full').state).toBe('FIN-WAIT-1');
  });
});

describe('RECEIVE', () => {
  test.each([
    ['ESTABLISHED', 'RECEIVE 5', ''],
    ['ESTABLISHED', 'FIN,ACK v u +5 ; RECEIVE 5', ''],
    ['ESTABLISHED', 'FIN,ACK v u +5 ; RECEIVE 5 ; RECEIVE 5', 'connection closing'],
    ['FIN-WAIT-2', 'FIN,ACK v u+1 +5 ; RECEIVE 5', ''],
  ] as const)('[TCP32] %s, %s: "%s"', (start, events, answer) => {
    expect(happen(endpointIn(start), events).answer).toBe(answer);
  });
});
