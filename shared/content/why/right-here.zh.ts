/** 为什么走对了，带上眼前的序号。 */

import { has, segEnd } from '../../tcp/segment.ts';
import {
  after,
  before,
  bytesNumbered,
  finNumberOf,
  ofArrival,
  ofArrivedAck,
  ofOwnFin,
  ofPeerFin,
  ofSegment,
  type RightHere,
} from './position-facts.ts';

/** 回答收到的报文段的 RST：seq 取它的 ack。 */
const resetSeq = (first: string, last = '') =>
  ofSegment(({ seq }, { arrival }) =>
    arrival?.ack === undefined ? null : `${first}seq 取收到的 ack：${seq}。${last}`,
  );

export const RIGHT_HERE_ZH: RightHere = {
  'first-fin': ofSegment(
    (segment) =>
      `应用已经关闭，FIN 紧跟在最后一个字节之后发出，占用 ${finNumberOf(segment)} 号，你的下一个序号就是 ${segEnd(segment)}。`,
  ),
  'first-fin-deaf': ofSegment(
    (segment) =>
      `close() 发的 FIN（序号 ${finNumberOf(segment)}）和 shutdown() 的一模一样，对方看不出差别。可从现在起这边不再读数据，对方并不知道。`,
  ),
  'second-fin': ofSegment(
    (segment) =>
      `数据已发完，应用也关闭了，用序号为 ${finNumberOf(segment)} 的 FIN 关闭第二个方向。ack 仍是 ${segment.ack}，也就是期望收到的下一个序号。`,
  ),
  'fin-with-ack': ofPeerFin((fin, { sent }) =>
    sent === null
      ? null
      : `还没有回 ACK，应用也关闭了：你的 FIN（序号 ${finNumberOf(sent)}）用 ack=${after(fin)} 捎带对对方 FIN（序号 ${fin}）的确认。延迟确认等的就是这样的机会。`,
  ),
  'fin-with-held-ack': ofSegment(
    (segment) =>
      `你推迟了确认，应用随后也关闭了，FIN（序号 ${finNumberOf(segment)}）就捎带了 ack=${segment.ack}。于是抓包里只有三个报文段，不是四个。`,
  ),
  'fin-again': ofSegment(
    (segment) =>
      `一直没有等到 ack=${segEnd(segment)}，就把同一个 FIN 再发一次，序号仍是 ${finNumberOf(segment)}。丢的是 FIN 还是对它的 ACK，你无从知道。`,
  ),
  data: ofSegment(
    (segment) =>
      `应用交来 ${segment.len} 字节，占用${bytesNumbered(segment, '序号', '序号', '到')}，每个字节一个。ack 仍是期望收到的 ${segment.ack}。`,
  ),
  'data-half-closed': ofSegment(
    (segment) =>
      `对方关闭的是它那个方向，自己的 FIN 发出之前，你都可以发数据。这次的 ${segment.len} 字节占用${bytesNumbered(segment, '序号', '序号', '到')}。`,
  ),
  'data-again': ofSegment(({ seq }) => `从 ${seq} 号起的数据迟迟没有被确认，就用原来的序号 ${seq} 再发一次。`),
  'ack-first-fin': ofPeerFin(
    (fin) => `对方的 FIN 序号是 ${fin}，确认它就填 ack=${after(fin)}。你自己的 FIN 何时发，由应用决定。`,
  ),
  'ack-fin-not-held': ofPeerFin(
    (fin) =>
      `立即确认没有错：FIN 的序号是 ${fin}，ack 就填 ${after(fin)}。也可以推迟它；现在自己的 FIN 要另发一个报文段了。`,
  ),
  'ack-before-own-fin': ofPeerFin(
    (fin, { sndNxt }) =>
      `先回 ACK 没有错：对方的 FIN 序号是 ${fin}，ack 填 ${after(fin)}。应用也关闭了，你的 FIN（序号至少是 ${sndNxt}）本可以捎带这个确认。`,
  ),
  'ack-crossing-fin': ofPeerFin((fin, { finSeq }) =>
    finSeq === null
      ? null
      : `两个 FIN 在路上交错。对方的 FIN（序号 ${fin}）照样用 ack=${after(fin)} 确认；自己的 FIN（序号 ${finSeq}）还在等 ack=${after(finSeq)}。`,
  ),
  'ack-fin-beyond-hole': ofSegment(
    ({ ack }) => `这个 FIN 前面还缺 ${ack} 号，暂时不算数，状态不变。先把它存下，ack 填缺的 ${ack}。`,
  ),
  'ack-hole-filled-fin': ofPeerFin(
    (fin) =>
      `FIN 前面缺的数据到了，先前存下的 FIN（序号 ${fin}）也随之算数：一个 ack=${after(fin)} 把数据和 FIN 一起确认。`,
  ),
  'last-ack': ofPeerFin(
    (fin) =>
      `对方的 FIN 序号是 ${fin}，最后的确认就填 ack=${after(fin)}，2MSL 开始计时。这个 ACK 到没到，不会有人告诉你。`,
  ),
  'last-ack-at-once': ofPeerFin(
    (fin) =>
      `这个 FIN（序号 ${fin}）捎带了对你 FIN 的确认，从 FIN-WAIT-1 直接进入 TIME-WAIT。最后的 ACK 填 ack=${after(fin)}，2MSL 开始计时。`,
  ),
  'last-ack-no-time-wait': ofPeerFin(
    (fin) =>
      `用 ack=${after(fin)} 确认了对方序号为 ${fin} 的 FIN。这里关掉了 TIME-WAIT，不管 ACK 到没到，这一端立刻忘掉这条连接。`,
  ),
  'last-ack-again': ofPeerFin(
    (fin) => `序号为 ${fin} 的 FIN 又来了，最后的 ACK 可能没有送到。你把 ack=${after(fin)} 再发一次，2MSL 重新计时。`,
  ),
  'ack-fin-again': ofPeerFin(
    (fin) => `序号为 ${fin} 的 FIN 又来了，你的 ACK 可能没有送到。再回一次 ack=${after(fin)} 即可，别的都不变。`,
  ),
  'ack-data': ofSegment(({ ack }) =>
    ack === undefined ? null : `收到的数据到 ${before(ack)} 号为止，期望的下一个字节是 ${ack} 号，所以填 ack=${ack}。`,
  ),
  'ack-beyond-hole': ofSegment(({ ack }) => `这段数据前面还缺 ${ack} 号。先把它存下，ack 仍然填缺的 ${ack}。`),
  'ack-hole-filled': ofSegment(({ ack }) => `缺的一段补上了，存在后面的数据也随之算数，ack 一次越过全部，填 ${ack}。`),
  'ack-partly-old': ofSegment(
    ({ ack }) => `前面一部分早已收过，只有后面的是新数据。最后一个字节的下一个序号是 ${ack}，ack 就填它。`,
  ),
  'ack-old-data': ofSegment(
    ({ ack }) =>
      `${ack} 号之前的早已收过：可能是副本，也可能是你的 ACK 丢了，对方才重传。不再接收，只再回一次 ack=${ack}。`,
  ),
  'ack-old-in-time-wait': ofSegment(
    ({ ack }) =>
      `TIME-WAIT 里收到旧数据：不接收，但按标准要再回一次最后的 ack=${ack}。它不是 FIN，所以 2MSL 不重新计时。`,
  ),
  'ack-ghost-taken': ofSegment(
    ({ ack }) => `看序号是新数据，TCP 只能接收，并回 ack=${ack}。它其实来自旧连接：应用收到了本连接从未发送过的数据。`,
  ),
  'ack-past-fin': ofPeerFin(
    (fin) => `对方的 FIN 序号是 ${fin}，后面不该再有数据。一概不接收，只再回一次 ack=${after(fin)}，2MSL 照常计时。`,
  ),
  'ack-outside-window': ofArrival(
    ({ seq }, { rcvNxt }) =>
      `它的 seq=${seq}，你期望的是 ${rcvNxt}：要么是旧的，要么对方填错了。不接收，只回 ACK 说明你这边的序号。`,
  ),
  'ack-unsent-acked': ofArrivedAck(
    (ack, { sndNxt }) =>
      `它确认的是 ${ack} 号之前的，可你只发到 ${before(sndNxt)} 号。所以整个丢弃，只回 ACK 说明你这边的序号。`,
  ),
  'challenge-rst': ofArrival(
    ({ seq }, { rcvNxt }) =>
      `这个 RST 的 seq=${seq}，不等于你期望的 ${rcvNxt}，可能是伪造的或旧的。保留连接，回一个 ACK 请对方核实。`,
  ),
  abort: ofSegment(
    ({ seq }) => `应用中止了连接。用下一个序号 ${seq} 发 RST，连接立刻结束，既没有 FIN，也没有 TIME-WAIT。`,
  ),
  'reset-unread': ofSegment(
    ({ seq }) =>
      `应用还有数据没读就关闭了。发 FIN 会让对方以为都读完了，所以用下一个序号 ${seq} 发 RST，表明有数据丢失。`,
  ),
  'reset-deaf': resetSeq('应用调用过 close()，这些数据不会再有人读，要用 RST 告诉对方。'),
  'reset-restarted': resetSeq('这台主机重启过，没有这条连接，要用 RST 告诉对方。', '这样对方才会相信它。'),
  'reset-for-fin': resetSeq('这个 FIN 到的时候连接已经没有了，没有谁来确认它，只能回 RST。'),
  'reset-for-ack': resetSeq('这一端已是 CLOSED，收到 ACK 也要回 RST。', '对方如果还在 TIME-WAIT，就会被它提前结束。'),
  'reset-from-closed': resetSeq('这一端已经没有这条连接，收到的报文段只能用 RST 回答。'),
  'accept-syn': ofSegment(({ seq, ack }) =>
    ack === undefined
      ? null
      : `SYN 的序号是 ${before(ack)}，大于旧连接用过的，可以当作新的：ack=${ack}。TIME-WAIT 提前结束，你的 seq=${seq} 也大于自己用过的序号。`,
  ),
  'reset-killed': ofSegment(
    ({ seq }) =>
      `进程被终止时还有数据没读，内核就用下一个序号 ${seq} 发 RST：这些数据丢了。要是都读完了，内核发的就是 FIN。`,
  ),
  'wait-fin-acked': ofOwnFin(
    (fin) => `收到 ack=${after(fin)}：你的 FIN（序号 ${fin}）送到了。ACK 不需要再确认；下一次挥手要由对方来。`,
  ),
  'wait-fin-not-acked': ofOwnFin((fin, { arrival }) =>
    arrival?.ack === undefined
      ? null
      : `ack=${arrival.ack} 没有确认你的 FIN：它的序号是 ${fin}，要 ack=${after(fin)} 才算。不用回答；FIN 要不要重传，由计时器决定。`,
  ),
  'wait-crossing-acked': ofOwnFin(
    (fin) => `ack=${after(fin)} 确认了你的 FIN（序号 ${fin}），不用回答。两个 FIN 都已完成，只剩等 2MSL 过去。`,
  ),
  'wait-last-ack-came': ofOwnFin(
    (fin) => `ack=${after(fin)} 确认了你的 FIN（序号 ${fin}）。你是后关闭的一方，立刻进入 CLOSED；ACK 不用回答。`,
  ),
  'wait-data-acked': ofArrivedAck((ack) => `ack=${ack} 只是告诉你，${ack} 号之前的都已送到。它不占序号，不用回答。`),
  'wait-ack-nothing-new': ofArrivedAck(
    (ack) => `ack=${ack} 没有新内容：是副本，来晚了，或者本来就多余。它不占序号，不用回答。`,
  ),
  'wait-ack-repeated': ofArrivedAck(
    (ack) =>
      `又是 ack=${ack}：从 ${ack} 号起的还没有到，或者来晚了。只收到一个重复的 ACK 还不用重传（连收三个才会快重传），由计时器决定。`,
  ),
  'wait-after-reset': ofArrival(
    ({ seq }) => `RST 的 seq=${seq} 正好是你期望的序号，所以算数：连接立刻没有了。RST 从不需要回答。`,
  ),
  'wait-reset-outside-window': ofArrival(
    ({ seq }, { rcvNxt }) =>
      `这个 RST 的 seq=${seq}，你期望的是 ${rcvNxt}，它落在窗口之外，是旧的或猜测的。丢弃它，连接保留。`,
  ),
  'wait-port-held': ({ twoMslLeft }) =>
    twoMslLeft === null
      ? null
      : `端口还被 TIME-WAIT 占用（Address already in use），普通的 bind() 要再等 ${twoMslLeft} 秒。服务器可设 SO_REUSEADDR 重新监听，旧的那对地址和端口仍由 TIME-WAIT 守着。`,
  'hold-ack-of-data': ofArrival((arrival) =>
    has(arrival, 'FIN')
      ? null
      : `先不回 ack=${segEnd(arrival)}，等一等：应用马上有数据要发的话，就由数据捎带。Linux 约等 40 ms。`,
  ),
  'hold-ack-of-fin': ofPeerFin(
    (fin) =>
      `先不回 ack=${after(fin)}，等一等：应用马上关闭的话，就由你的 FIN 捎带。抓包里常见三个报文段，原因就在这里。`,
  ),
};
