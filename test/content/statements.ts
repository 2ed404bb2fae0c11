/** The 28 statements of the lecture: where the game retells each, and where a student meets it by playing. */

import type { LecturePart } from '../../shared/content/lecture/lecture-parts.ts';
import type { Simplification } from '../../shared/content/lecture/lecture.ts';
import type { End } from '../../shared/duel/level.ts';
import type { ReviewEntry } from '../../shared/duel/vocabulary/review.ts';
import type { MistakeId } from '../../shared/referee/mistake.ts';
import { has } from '../../shared/tcp/segment.ts';
import type { State } from '../../shared/tcp/connection-state.ts';

/** Whether something of this kind happens in a half. */
type Happens = (entry: ReviewEntry) => boolean;

export interface Statement {
  /** What the lecture says, in short. */
  readonly says: string;
  /** Where it is retold: a part with these words, or a row of the table of simplifications. */
  readonly retold:
    | { readonly part: LecturePart; readonly en: RegExp; readonly zh: RegExp }
    | { readonly row: Simplification };
  /** A level in which it happens. */
  readonly level: string;
  readonly happens: Happens;
  /** The mistake whose explanation cites it; absent: none does. */
  readonly cited?: MistakeId;
}

const enters =
  (end: End, state: State): Happens =>
  (entry) =>
    entry.kind === 'state' && entry.end === end && entry.state === state;
const sends =
  (from: End, fin: boolean): Happens =>
  (entry) =>
    entry.kind === 'segment' && entry.from === from && has(entry.segment, 'FIN') === fin && has(entry.segment, 'ACK');
const sendsData: Happens = (entry) => entry.kind === 'segment' && entry.from === 'B' && entry.segment.len > 0;
const again =
  (from: End): Happens =>
  (entry) =>
    entry.kind === 'segment' && entry.from === from && entry.again;
const isLost: Happens = (entry) => entry.kind === 'segment' && entry.from === 'A' && entry.lost;
const calls: Happens = (entry) => entry.kind === 'call' && entry.call === 'CLOSE';
const twoMslEnds: Happens = (entry) => entry.kind === 'timer' && entry.timer === 'time-wait';
const isCorrupted: Happens = (entry) => entry.kind === 'corrupted';
const asksForPort: Happens = (entry) => entry.kind === 'bind' || (entry.kind === 'call' && entry.call === 'BIND');

export const STATEMENTS: readonly Statement[] = [
  {
    says: 'two computers are connected; one wants to release the connection',
    retold: { part: 'wave-1', en: /Two computers have a TCP connection/, zh: /两台计算机之间有一条 TCP 连接/ },
    level: 'four-waves',
    happens: calls,
  },
  {
    says: 'wave 1: FIN=1, seq=u',
    retold: { part: 'wave-1', en: /\{u\}/, zh: /\{u\}/ },
    level: 'four-waves',
    happens: sends('A', true),
    cited: 'no-fin',
  },
  {
    says: 'FIN-WAIT-1 after sending it',
    retold: { row: 'state' },
    level: 'four-waves',
    happens: enters('A', 'FIN-WAIT-1'),
    cited: 'state-wrong',
  },
  {
    says: 'wave 2: ACK=1, seq=v, ack=u+1',
    retold: { part: 'wave-2', en: /ack is \{u\+1\}/, zh: /确认号是 \{u\+1\}/ },
    level: 'four-waves',
    happens: sends('B', false),
    cited: 'no-reply-to-fin',
  },
  {
    says: 'ACK is a flag, ack a number',
    retold: { part: 'wave-2', en: /ACK itself takes none/, zh: /ACK 自己不占序号/ },
    level: 'four-waves',
    happens: sends('B', false),
    cited: 'ack-from-own',
  },
  {
    says: 'the sender enters FIN-WAIT-2 when it arrives',
    retold: { part: 'wave-2', en: /\{FIN-WAIT-2\}/, zh: /\{FIN-WAIT-2\}/ },
    level: 'four-waves',
    happens: enters('A', 'FIN-WAIT-2'),
    cited: 'state-any-ack-fin-wait-2',
  },
  {
    says: 'CLOSE-WAIT after sending it',
    retold: { row: 'state' },
    level: 'four-waves',
    happens: enters('B', 'CLOSE-WAIT'),
  },
  {
    says: 'in CLOSE-WAIT the receiver may still send',
    retold: { part: 'wave-2', en: /may have data left/, zh: /可能还有数据没发完/ },
    level: 'last-words',
    happens: sendsData,
    cited: 'state-fin-closes-both',
  },
  {
    says: 'wave 3: FIN=1, ACK=1, seq=w, ack=u+1, when its data is sent',
    retold: { part: 'wave-3', en: /\{w\}/, zh: /\{w\}/ },
    level: 'last-words',
    happens: sends('B', true),
    cited: 'seq-stale-data',
  },
  {
    says: 'LAST-ACK until it is answered',
    retold: { part: 'wave-3', en: /\{LAST-ACK\}/, zh: /\{LAST-ACK\}/ },
    level: 'last-words',
    happens: enters('B', 'LAST-ACK'),
  },
  {
    says: 'wave 4: ACK=1, seq=u+1, ack=w+1',
    retold: { part: 'wave-4', en: /ack is \{w\+1\}/, zh: /确认号是 \{w\+1\}/ },
    level: 'four-waves',
    happens: sends('A', false),
    cited: 'swapped-seq-ack',
  },
  {
    says: 'the sender is in TIME-WAIT, waits 2MSL and is CLOSED then',
    retold: { part: 'wave-4', en: /\{TIME-WAIT\} for 2MSL/, zh: /\{TIME-WAIT\}/ },
    level: 'four-waves',
    happens: twoMslEnds,
    cited: 'state-skips-time-wait',
  },
  {
    says: 'the receiver is CLOSED when that ACK arrives',
    retold: { part: 'wave-4', en: /\{CLOSED\} as soon as/, zh: /进入 \{CLOSED\}/ },
    level: 'four-waves',
    happens: enters('B', 'CLOSED'),
    cited: 'state-time-wait-on-passive',
  },
  {
    says: 'MSL is the maximum segment lifetime',
    retold: { part: 'wait', en: /maximum segment lifetime/, zh: /最长报文段寿命/ },
    level: 'four-waves',
    happens: twoMslEnds,
  },
  { says: 'MSL is 2 minutes', retold: { row: 'minutes' }, level: 'port-rush', happens: twoMslEnds },
  {
    says: 'the timer waits 2 MSL',
    retold: { part: 'wait', en: /2MSL is 4 minutes/, zh: /2MSL 就是 4 分钟/ },
    level: 'four-waves',
    happens: twoMslEnds,
  },
  { says: 'every connection occupies a port', retold: { row: 'port' }, level: 'port-rush', happens: asksForPort },
  {
    says: 'another process is told that the port is in use',
    retold: { part: 'wait', en: /Address already in use/, zh: /Address already in use/ },
    level: 'port-rush',
    happens: asksForPort,
    cited: 'port-too-early',
  },
  {
    says: 'the side that closed first keeps the port until the timer ends',
    retold: { part: 'wait', en: /closed first keeps its port/, zh: /先关闭的一方一直占着端口/ },
    level: 'port-rush',
    happens: asksForPort,
    cited: 'port-too-early',
  },
  {
    says: 'the timer starts when the last ACK leaves, before it has arrived',
    retold: { part: 'why', en: /starts when the last ACK leaves/, zh: /最后的 ACK 一发出，计时器就启动/ },
    level: 'lost-last-ack',
    happens: isLost,
  },
  { says: 'the last segment lives for 2MSL', retold: { row: 'lifetime' }, level: 'lost-last-ack', happens: twoMslEnds },
  {
    says: 'the wait makes sure that the last ACK arrives',
    retold: { row: 'sure' },
    level: 'lost-last-ack-twice',
    happens: isLost,
  },
  {
    says: 'without it the receiver sends wave 3 again within 2MSL',
    retold: { row: 'resend' },
    level: 'lost-last-ack',
    happens: again('B'),
    cited: 'no-retransmission',
  },
  {
    says: 'the sender sees the FIN again, knows that its ACK was lost, and sends it again',
    retold: { part: 'why', en: /sends the same ACK, and 2MSL starts again/, zh: /再发一次同样的 ACK/ },
    level: 'lost-last-ack',
    happens: again('A'),
    cited: 'no-reack-in-time-wait',
  },
  {
    says: 'purpose 1: the last ACK reaches the other side',
    retold: { part: 'why', en: /last ACK can be sent again/, zh: /最后的 ACK 还能再发/ },
    level: 'lost-last-ack',
    happens: again('A'),
  },
  {
    says: 'purpose 2: all segments of the connection have expired',
    retold: { part: 'why', en: /nothing of this connection is left/, zh: /报文段在网络里一个也不剩/ },
    level: 'skip-time-wait',
    happens: isCorrupted,
  },
  {
    says: 'there are four waves, one side after the other',
    retold: { row: 'three' },
    level: 'three-waves',
    happens: enters('B', 'CLOSED'),
  },
  {
    says: 'the first FIN has no ACK',
    retold: { row: 'no-ack' },
    level: 'four-waves',
    happens: sends('A', true),
    cited: 'no-ack-flag',
  },
];
