/** When each timer starts, restarts and stops, to the millisecond. */

import { describe, expect, it } from 'vitest';
import { createTcb } from '../../shared/tcp/create.ts';
import { firstUnacked, sent } from '../../shared/tcp/output.ts';
import { nextTimer } from '../../shared/tcp/stack.ts';
import { transition } from '../../shared/tcp/transition.ts';
import type { State } from '../../shared/tcp/connection-state.ts';
import type { Tcb } from '../../shared/tcp/tcb.ts';
import { CONFIG, endpointIn, eventOf, happen, seg } from './support.ts';

describe('a retransmission that is owed', () => {
  const expired = (state: State, events = 'retransmission timer') =>
    events.split(' ; ').reduce((tcb, text) => transition(tcb, eventOf(text), 50).tcb, endpointIn(state));

  it('[TCP29] starts its timer when it leaves, not when an ACK does', () => {
    const owing = expired('FIN-WAIT-1', 'ACK v u +5 ; retransmission timer');
    const answered = sent(owing, seg('ACK u+1 v+5'), 100);
    expect(answered.timers.retransmission).toBeNull();
    expect(sent(answered, seg('FIN,ACK u v+5'), 200).timers.retransmission).toEqual({ expiresAt: 2_200 });
  });

  it('[TCP29] restarts its timer if new text started it before', () => {
    const owing = expired('CLOSE-WAIT', 'SEND 10');
    const again = transition(sent(owing, seg('ACK u v+1 +10'), 0), eventOf('retransmission timer'), 1_000).tcb;
    const more = sent(transition(again, eventOf('SEND 5'), 1_000).tcb, seg('ACK u+10 v+1 +5'), 1_100);
    expect(more.timers.retransmission).toEqual({ expiresAt: 3_100 });
    expect(more.owed.retransmission).toBe(true);
    expect(sent(more, seg('ACK u v+1 +10'), 1_500).timers.retransmission).toEqual({ expiresAt: 3_500 });
  });

  it('[TCP38] is empty if nothing is in flight', () => {
    expect(firstUnacked(endpointIn('ESTABLISHED'))).toBeNull();
    expect(firstUnacked(endpointIn('FIN-WAIT-1'))).toEqual(seg('FIN,ACK u v'));
  });
});

describe('the user timer', () => {
  const limit = (after: Tcb) => after.timers.user;

  it('[TCP31] covers what is in flight at the start, and otherwise starts when text leaves', () => {
    expect(limit(createTcb({ state: 'LAST-ACK', sndUna: 4_000, sndNxt: 4_001, rcvNxt: 9 }, CONFIG, 700))).toEqual({
      expiresAt: 60_700,
    });
    expect(limit(endpointIn('ESTABLISHED'))).toBeNull();
    expect(limit(happen(endpointIn('ESTABLISHED'), 'SEND 5').tcb)).toEqual({ expiresAt: 60_500 });
  });

  it('[TCP31] restarts at an ACK of something new, and stops when everything is acknowledged', () => {
    expect(limit(happen(endpointIn('FIN-WAIT-1', 10), 'ACK v u').tcb)).toEqual({ expiresAt: 60_500 });
    expect(limit(happen(endpointIn('FIN-WAIT-1', 10), 'ACK v u+1').tcb)).toBeNull();
  });

  it('[TCP31] does not run if the application has set no limit', () => {
    const { userTimeoutMs: _, ...unlimited } = CONFIG;
    const events = ['SEND 5', 'SEND 5 ; ACK v u+2'];
    expect(events.map((text) => limit(happen(endpointIn('ESTABLISHED', 0, unlimited), text).tcb))).toEqual([
      null,
      null,
    ]);
    expect(limit(endpointIn('FIN-WAIT-1', 0, unlimited))).toBeNull();
  });
});

describe('timers', () => {
  it('[TCP29] already running are not restarted by a retransmission before they expire', () => {
    const before = endpointIn('FIN-WAIT-1');
    expect(sent(before, seg('FIN,ACK u v'), 100).timers).toEqual(before.timers);
  });

  it('[TCP31] expire in order; of two at the same moment the one that ends more comes first', () => {
    const at = (expiresAt: number) => ({ expiresAt });
    const tcb = endpointIn('TIME-WAIT');
    const first = (timeWait: number, user: number, retransmission: number) =>
      nextTimer({ ...tcb, timers: { timeWait: at(timeWait), user: at(user), retransmission: at(retransmission) } })
        ?.timer;
    expect([first(5, 5, 5), first(6, 5, 5), first(6, 6, 5), first(5, 6, 7)]).toEqual([
      'time-wait',
      'user',
      'retransmission',
      'time-wait',
    ]);
    expect(nextTimer(endpointIn('FIN-WAIT-2'))).toBeNull();
  });
});

describe('the last ACK', () => {
  it('[TCP19] restarts the 2MSL timer when it leaves, not when the FIN arrives', () => {
    const fin = { type: 'segment', segment: seg('FIN,ACK v u+1') } as const;
    const owing = transition(endpointIn('TIME-WAIT'), fin, 7_000).tcb;
    expect(owing.timers.timeWait).toEqual({ expiresAt: 20_000 });
    expect(sent(owing, seg('ACK u+1 v+1'), 9_000).timers.timeWait).toEqual({ expiresAt: 29_000 });
  });

  it('[TCP18] starts the 2MSL timer when it leaves', () => {
    const waiting = transition(endpointIn('FIN-WAIT-2'), { type: 'segment', segment: seg('FIN,ACK v u+1') }, 100).tcb;
    expect(waiting).toMatchObject({ state: 'TIME-WAIT', timers: { timeWait: null } });
    expect(sent(waiting, seg('ACK u+1 v+1'), 900).timers.timeWait).toEqual({ expiresAt: 20_900 });
  });

  it('[TCP11] starts it, too, if still owed when our FIN is acknowledged', () => {
    const crossing = transition(endpointIn('FIN-WAIT-1'), { type: 'segment', segment: seg('FIN,ACK v u') }, 100).tcb;
    const waiting = transition(crossing, { type: 'segment', segment: seg('ACK v+1 u+1') }, 200).tcb;
    expect(waiting).toMatchObject({ state: 'TIME-WAIT', timers: { timeWait: null } });
    expect(sent(waiting, seg('ACK u+1 v+1'), 900).timers.timeWait).toEqual({ expiresAt: 20_900 });
  });
});
