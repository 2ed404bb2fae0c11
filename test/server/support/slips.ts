/** The mistakes as players make them in a room: where, what they do, and the numbers in the explanation. */

import type { MatchOptions } from '../../../shared/duel/options.ts';
import type { TimerName } from '../../../shared/duel/vocabulary/figure.ts';
import type { SeatView } from '../../../shared/duel/vocabulary/seat.ts';
import type { MistakeId } from '../../../shared/referee/mistake.ts';
import type { Move } from '../../../shared/referee/verdict.ts';
import { type Flag, has, makeSegment } from '../../../shared/tcp/segment.ts';
import type { State } from '../../../shared/tcp/connection-state.ts';

/** Where a mistake is made and by which player. */
interface Place {
  readonly levelId: string;
  readonly end: 'A' | 'B';
  readonly options?: Partial<MatchOptions>;
  readonly when: (view: SeatView) => boolean;
}

export interface SlipCase {
  readonly id: MistakeId;
  readonly place: Place;
  readonly move: Move;
  /** What the explanation says with the numbers of this place. */
  readonly en: string;
  readonly zh: string;
}

const cause = (view: SeatView) => view.position?.cause ?? null;
const called = (call: 'CLOSE' | 'ABORT') => (view: SeatView) => {
  const why = cause(view);
  return why?.kind === 'call' && why.call === call;
};
const arrived = (flag: Flag, again: boolean) => (view: SeatView) => {
  const why = cause(view);
  return why?.kind === 'arrival' && has(why.segment, flag) && why.again === again;
};
const onlyAck = (view: SeatView) => {
  const why = cause(view);
  return why?.kind === 'arrival' && !has(why.segment, 'FIN') && why.segment.len === 0;
};
const data = (view: SeatView) => {
  const why = cause(view);
  return why?.kind === 'arrival' && why.segment.len > 0;
};
const rang = (timer: TimerName) => (view: SeatView) => {
  const why = cause(view);
  return why?.kind === 'timer' && why.timer === timer;
};

const CLOSES: Place = { levelId: 'four-waves', end: 'A', options: { notation: 'wire' }, when: called('CLOSE') };
const ACKED: Place = { levelId: 'four-waves', end: 'A', when: onlyAck };
const SECOND_FIN: Place = { levelId: 'four-waves', end: 'A', when: arrived('FIN', false) };
const FIRST_FIN: Place = { levelId: 'four-waves', end: 'B', when: arrived('FIN', false) };
const PASSIVE_CLOSES: Place = { levelId: 'four-waves', end: 'B', when: called('CLOSE') };
const LAST_ACK: Place = { levelId: 'four-waves', end: 'B', when: onlyAck };
const TIME_WAIT: Place = { levelId: 'four-waves', end: 'A', when: ({ port }) => port === 'held' };
const DATA: Place = { levelId: 'last-words', end: 'A', when: data };
const AFTER_DATA: Place = { levelId: 'last-words', end: 'B', when: called('CLOSE') };
const ACK_HELD: Place = { levelId: 'delayed-ack', end: 'B', when: rang('delayed-ack') };
const FIN_LOST: Place = { levelId: 'lost-fin', end: 'A', when: rang('retransmission') };
const FIN_AGAIN: Place = { levelId: 'lost-last-ack', end: 'A', when: arrived('FIN', true) };
const CROSSING: Place = { levelId: 'crossing', end: 'A', when: arrived('FIN', false) };
const CROSSED: Place = { levelId: 'crossing', end: 'A', when: onlyAck };
const FIN_OVERTAKES: Place = { levelId: 'hole', end: 'A', when: onlyAck };
const NEW_SYN: Place = { levelId: 'reuse-address', end: 'A', when: arrived('SYN', false) };
const ABORTS: Place = { levelId: 'abort', end: 'A', when: called('ABORT') };

const send = (flags: Flag[], seq: number, ack?: number, len = 0): Move => ({
  kind: 'send',
  segment: makeSegment({ flags, seq, ack, len }),
});
const claim = (state: State): Move => ({ kind: 'claim', state });
const WAIT: Move = { kind: 'wait' };
const BIND: Move = { kind: 'bind' };

type Row = [MistakeId, Place, Move, string, string];

/** A closes first with number 4000, B is at 9000. */
const ROWS: readonly Row[] = [
  ['syn-refused', NEW_SYN, send([], 4001, 9001), 'a seq above 4000', 'seq 要大于 4000'],
  ['reopen-seq', NEW_SYN, send(['SYN'], 0, 74_539), 'the old connection has used', '旧连接已用到 4000'],
  ['reopen-ack', NEW_SYN, send(['SYN'], 69_537, 9001), 'The SYN has number 74538', 'SYN 的序号是 74538'],
  [
    'ack-from-closed',
    LAST_ACK,
    send([], 9001, 4001),
    'You sent ACK with seq 9001, ack 4001.',
    'ACK（seq=9001，ack=4001）',
  ],
  ['no-reset-from-closed', ABORTS, WAIT, 'Its seq is your next number, 4000', '下一个序号：seq=4000'],
  [
    'syn-in-teardown',
    CLOSES,
    send(['SYN'], 4000, 9000),
    'You sent SYN, ACK with seq 4000, ack 9000.',
    'SYN、ACK（seq=4000，ack=9000）',
  ],
  ['rst-for-close', CLOSES, send(['RST'], 4000), 'that calls for a FIN, number 4000', '该发的是 FIN，序号 4000'],
  ['no-ack-flag', CLOSES, send(['FIN'], 4000), 'you expect next, here 9000', '期望的下一个序号，这里是 9000'],
  [
    'fin-too-early',
    FIRST_FIN,
    send(['FIN'], 9000, 4001),
    "The peer's FIN, number 4000, asks you for an ACK only: ack 4001",
    '对方的 FIN（序号 4000）只需要你确认：ack=4001',
  ],
  [
    'seq-new-for-retransmission',
    FIN_LOST,
    send(['FIN'], 4001, 9000),
    'Your FIN has number 4000',
    '你的 FIN 序号是 4000',
  ],
  [
    'fin-twice',
    ACKED,
    send(['FIN'], 4001, 9000),
    'sent as number 4000: your direction ends there. This one would be number 4001',
    '已用序号 4000 发出，你这个方向到那里结束。现在这个要占 4001 号',
  ],
  [
    'data-after-fin',
    ACKED,
    send([], 4001, 9000, 10),
    'Your 10 bytes would reach up to number 4010',
    '这 10 字节要一直排到 4010 号',
  ],
  ['swapped-seq-ack', CLOSES, send(['FIN'], 9000, 4000), 'You wrote seq 9000 and ack 4000', '填成 seq=9000，ack=4000'],
  [
    'seq-from-peer',
    CLOSES,
    send(['FIN'], 9000, 9000),
    'seq is about your own numbers, and your next one is 4000',
    'seq 填你自己的下一个序号：4000',
  ],
  [
    'seq-fin-not-counted',
    SECOND_FIN,
    send([], 4000, 9001),
    'Your FIN took number 4000, so you are at 4001. You sent seq 4000',
    '用掉了序号 4000，所以下一个序号是 4001',
  ],
  [
    'seq-ack-counted',
    PASSIVE_CLOSES,
    send(['FIN'], 9001, 4001),
    'Your next number is 9000: the one pure ACK',
    '你发过 1 个纯 ACK，一个序号也没有用掉，下一个序号仍是 9000',
  ],
  [
    'seq-stale-data',
    AFTER_DATA,
    send(['FIN'], 9000, 4001),
    'You have sent data from number 9000 on, and every byte took a number. Your next number is 9350',
    '从 9000 号起的数据你已经发过，每个字节都用掉一个序号，现在下一个序号是 9350',
  ],
  ['seq-zero', CLOSES, send(['FIN'], 0, 9000), 'your next one is 4000', '你的下一个序号是 4000'],
  [
    'seq-wrong',
    CLOSES,
    send(['FIN'], 4007, 9000),
    'You sent seq 4007, but your next number is 4000',
    '你填了 seq=4007，可你的下一个序号是 4000',
  ],
  [
    'ack-from-own',
    CLOSES,
    send(['FIN'], 4000, 4000),
    'what you expect from the peer next, and that is 9000',
    '期望从对方收到的下一个序号：9000',
  ],
  [
    'ack-fin-not-counted',
    FIRST_FIN,
    send([], 9000, 4000),
    'number 4000 and has used it up, so the next number that you expect is 4001',
    '用掉了序号 4000，你期望收到的下一个序号就是 4001',
  ],
  [
    'ack-counted-twice',
    FIRST_FIN,
    send([], 9000, 4002),
    'ack 4001 covers it. With ack 4002 you acknowledge number 4001',
    'ack=4001 就确认了它。填 ack=4002 就确认了 4001 号',
  ],
  [
    'ack-stale-data',
    DATA,
    send([], 4001, 9000),
    'Everything before 9350 has arrived in order',
    '9350 号之前的都已按序收到',
  ],
  [
    'ack-of-nothing',
    CLOSES,
    send(['FIN'], 4000, 9001),
    'With ack 9001 you would acknowledge number 9000 as well',
    '填 ack=9001，等于说 9000 号也已收到',
  ],
  [
    'no-fin',
    CLOSES,
    send([], 4000, 9000),
    'the FIN is due, at your next number, 4000',
    'FIN 该用你的下一个序号 4000 发出',
  ],
  [
    'unprompted-reack',
    CROSSED,
    send([], 4001, 9001),
    'You have answered the FIN, number 9000, with ack 9001',
    '对方的 FIN（序号 9000）你已用 ack=9001 确认过',
  ],
  [
    'needless-retransmission',
    ACKED,
    send(['FIN'], 4000, 9000),
    'begins at number 4000. The peer has it: everything before 4001',
    '从 seq=4000 起又发了一遍。可 4001 号之前的',
  ],
  ['needless-ack', ACKED, send([], 4001, 9000), 'You have already sent ack 9000', '你已经用 ack=9000 确认过'],
  [
    'no-reack-in-time-wait',
    FIN_AGAIN,
    WAIT,
    'The FIN with number 9000 has come again, so your ACK of it may be lost. Send it again, seq 4001 and ack 9001',
    '序号为 9000 的 FIN 又来了，说明你对它的 ACK 可能丢了。再发一次：seq=4001，ack=9001',
  ],
  ['ack-overdue', ACK_HELD, WAIT, 'Everything before 4200 has arrived', '4200 号之前的都已收到'],
  [
    'no-reply-to-fin',
    FIRST_FIN,
    WAIT,
    'number 4000, is waiting for its ACK: seq 9000, ack 4001',
    '序号 4000）在等你确认：seq=9000，ack=4001',
  ],
  [
    'no-retransmission',
    FIN_LOST,
    WAIT,
    'Your FIN, number 4000, is not acknowledged',
    '你的 FIN（序号 4000）还没有被确认',
  ],
  ['close-forgotten', CLOSES, WAIT, 'The FIN takes your next number, 4000', 'FIN 占你的下一个序号 4000'],
  [
    'port-too-early',
    TIME_WAIT,
    BIND,
    "yours with number 4000 and the peer's with 9000, but 2MSL is not over",
    '你的 FIN（序号 4000）已被确认，对方的 FIN（序号 9000）也到了，但 2MSL 还没有到时',
  ],
  ['state-fin-closes-both', FIRST_FIN, claim('CLOSED'), 'from 9000 on you may still send', '从 9000 号起还可以发数据'],
  [
    'state-time-wait-on-passive',
    FIRST_FIN,
    claim('TIME-WAIT'),
    "The peer's FIN, number 4000, came before your application closed",
    '对方的 FIN（序号 4000）到的时候，你的应用还没有关闭',
  ],
  ['state-skips-time-wait', SECOND_FIN, claim('CLOSED'), 'your ack 9001 arrives', '你的 ack=9001 到没到'],
  [
    'state-closing-for-time-wait',
    SECOND_FIN,
    claim('CLOSING'),
    'Your FIN, number 4000, is acknowledged: the peer has sent ack 4001',
    '你的 FIN（序号 4000）已被对方用 ack=4001 确认',
  ],
  [
    'state-any-fin-time-wait',
    CROSSING,
    claim('TIME-WAIT'),
    'Your FIN is number 4000 and needs ack 4001',
    '你的 FIN（序号 4000）要 ack=4001 才算被确认',
  ],
  [
    'state-any-ack-fin-wait-2',
    FIN_OVERTAKES,
    claim('FIN-WAIT-2'),
    'Your FIN has number 4350; only ack 4351 acknowledges it. So far the peer has acknowledged only up to 3999',
    '你的 FIN 序号是 4350，只有 ack=4351 才算确认它。到现在对方只确认到 4000 号之前',
  ],
  [
    'state-fin-means-fin-wait-2',
    { ...SECOND_FIN, options: { notation: 'wire' } },
    claim('FIN-WAIT-2'),
    "The peer's FIN, number 9000, has arrived",
    '对方的 FIN 已经到了，序号 9000',
  ],
  [
    'state-wrong',
    ACKED,
    claim('CLOSE-WAIT'),
    'Your FIN, number 4000, is acknowledged',
    '你的 FIN（序号 4000）已被确认',
  ],
];

export const SLIPS: readonly SlipCase[] = ROWS.map(([id, place, move, en, zh]) => ({ id, place, move, en, zh }));
