/** The reason given for a correct move is the one of its position. */

import { expect, it } from 'vitest';
import { type RightKey, whyRight } from '../../shared/content/right.ts';
import type { Cause } from '../../shared/duel/view.ts';
import type { Move } from '../../shared/referee/verdict.ts';
import { type Flag, makeSegment } from '../../shared/tcp/segment.ts';
import type { State } from '../../shared/tcp/state.ts';

const send = (flags: Flag[], len = 0): Move => ({ kind: 'send', segment: makeSegment({ flags, seq: 7, ack: 9, len }) });
const arrival = (flags: Flag[], len = 0, again = false): Cause => ({
  kind: 'arrival',
  segment: makeSegment({ flags, seq: 9, ack: 7, len }),
  again,
});
const call = (name: 'SEND' | 'CLOSE' | 'ABORT'): Cause => ({ kind: 'call', call: name, bytes: 0 });
const wait: Move = { kind: 'wait' };
const timer = (name: 'retransmission' | 'time-wait'): Cause => ({ kind: 'timer', timer: name });

const CASES: [Move, Cause | null, State | null, RightKey][] = [
  [send(['FIN']), call('CLOSE'), 'FIN-WAIT-1', 'first-fin'],
  [send(['FIN']), call('CLOSE'), 'LAST-ACK', 'second-fin'],
  [send(['FIN']), { kind: 'still-owed' }, 'LAST-ACK', 'second-fin'],
  [send(['FIN']), timer('retransmission'), 'FIN-WAIT-1', 'fin-again'],
  [send([], 10), call('SEND'), 'CLOSE-WAIT', 'data'],
  [send([], 10), timer('retransmission'), 'CLOSE-WAIT', 'data-again'],
  [send([]), arrival(['FIN']), 'CLOSE-WAIT', 'ack-first-fin'],
  [send([]), arrival(['FIN']), 'CLOSING', 'ack-crossing-fin'],
  [send([]), arrival(['FIN']), 'TIME-WAIT', 'last-ack'],
  [send([]), arrival(['FIN'], 0, true), 'TIME-WAIT', 'last-ack-again'],
  [send([]), arrival(['FIN'], 0, true), 'CLOSE-WAIT', 'ack-fin-again'],
  [send([]), arrival([], 100), 'FIN-WAIT-2', 'ack-data'],
  [send([]), arrival(['FIN']), null, 'ack-other'],
  [send(['RST']), call('ABORT'), 'CLOSED', 'abort'],
  [send(['RST']), arrival(['FIN']), 'CLOSED', 'reset-from-closed'],
  [wait, arrival([]), 'FIN-WAIT-2', 'wait-fin-acked'],
  [wait, arrival([]), 'FIN-WAIT-1', 'wait-fin-not-acked'],
  [wait, arrival([]), 'TIME-WAIT', 'wait-crossing-acked'],
  [wait, arrival([]), 'CLOSED', 'wait-last-ack-came'],
  [wait, arrival([]), 'CLOSE-WAIT', 'wait-data-acked'],
  [wait, arrival(['RST']), 'CLOSED', 'wait-after-reset'],
  [wait, timer('time-wait'), 'CLOSED', 'wait-two-msl-over'],
  [wait, call('SEND'), 'CLOSE-WAIT', 'wait-data-owed'],
  [wait, arrival([], 100), 'FIN-WAIT-2', 'wait-ack-owed'],
  [wait, { kind: 'still-owed' }, 'CLOSE-WAIT', 'wait-rest-owed'],
  [wait, null, null, 'wait-nothing-owed'],
  [{ kind: 'claim', state: 'LAST-ACK' }, null, 'LAST-ACK', 'claim'],
  [{ kind: 'bind' }, timer('time-wait'), 'CLOSED', 'bind'],
  [{ kind: 'bind' }, arrival([]), 'CLOSED', 'bind-closed'],
  [{ kind: 'bind' }, null, 'CLOSED', 'bind-closed'],
];

it.each(CASES)('%j after %j in %s: %s', (move, cause, state, key) => {
  expect(whyRight({ move, cause, state })).toBe(key);
});
