/** 为什么发得不够或多余，为什么不该沉默，端口为什么还不能用。 */

import { has, type Segment, segEnd } from '../../tcp/segment.ts';
import { seqLt } from '../../lib/sequence.ts';
import {
  after,
  before,
  isPureAck,
  type MistakeWhys,
  ofPeerFin,
  ofSegment,
  type PositionFacts,
} from './position-facts.ts';
import { segmentZh } from './segment-words.zh.ts';

function whyNeedlessRepeat(segment: Segment, { sndUna, arrival }: PositionFacts): string {
  if (has(segment, 'RST')) {
    const came = arrival === null ? '' : `刚收到的${segmentZh(arrival)}不用回答。`;
    return `你这一端是 CLOSED，没有谁在等这个 seq=${segment.seq} 的 RST。${came}`;
  }
  return seqLt(sndUna, segEnd(segment))
    ? `你从 seq=${segment.seq} 起又发了一遍。它还没有被确认，但发出以后重传计时器还没有到时。何时重传由计时器决定；快重传也要连收三个重复的 ACK。`
    : `你从 seq=${segment.seq} 起又发了一遍。可 ${sndUna} 号之前的对方都已确认，它早就收到了。`;
}

function whyNeedlessAck({ ackSent, rcvNxt, arrival }: PositionFacts): string | null {
  if (ackSent !== rcvNxt) return null;
  const said = `你已经用 ack=${rcvNxt} 确认过，此后没有收到新的数据或 FIN。`;
  return isPureAck(arrival) ? `${said}刚收到的只是 ACK，它不占序号，不需要再确认。` : said;
}

function whyRepeat({ finSeq, sndUna, sndNxt }: PositionFacts): string | null {
  if (sndUna === sndNxt) return null;
  if (finSeq === sndUna)
    return `你的 FIN（序号 ${finSeq}）还没有被确认。丢的是 FIN 还是对它的 ACK，你无从知道，也不必知道：用 seq=${finSeq} 再发一次就行。`;
  return `你已发到 ${before(sndNxt)} 号，可从 ${sndUna} 号起都没有被确认。要把 ${sndUna} 号开头的报文段再发一次，这只有你能补救。`;
}

function whyPort({ finSeq, finAcked, peerFinSeq, twoMslLeft }: PositionFacts): string {
  const left = twoMslLeft === null ? '' : `，还剩 ${twoMslLeft} 秒`;
  if (finSeq === null) return '连接还在，你的 FIN 还没有发。两个方向都关闭之前，端口归这条连接用。';
  if (!finAcked) return `连接还在，你的 FIN（序号 ${finSeq}）还没有被确认，端口仍归这条连接用。`;
  if (peerFinSeq === null)
    return `你的 FIN（序号 ${finSeq}）已被确认，可对方的 FIN 还没有到：连接还有一个方向开着，端口仍归它用。`;
  return `你的 FIN（序号 ${finSeq}）已被确认，对方的 FIN（序号 ${peerFinSeq}）也到了，但 2MSL 还没有到时${left}。对方的 FIN 若再来，这个端口上要有人回 ack=${after(peerFinSeq)}。`;
}

/** 两个 FIN 是否都已确认，只剩 TIME-WAIT 占着端口。 */
function onlyTimeWait({ finAcked, peerFinSeq }: PositionFacts): boolean {
  return finAcked && peerFinSeq !== null;
}

export const MOVES_ZH = {
  'no-fin': {
    moment: '现在该发 FIN，这个报文段里却没有。',
    why: ({ finSeq, sndNxt }) =>
      finSeq === null
        ? `应用已经关闭，也没有待发的数据，FIN 该用你的下一个序号 ${sndNxt} 发出。没有 FIN=1，对方就不知道你发完了。`
        : `计时器到时，是因为你的 FIN（序号 ${finSeq}）还没有被确认。该重传的是它，而你发的报文段里没有 FIN。`,
    lecture: '第一次和第三次挥手都有 FIN=1，“我要释放连接”就靠它来说。',
    rfc: 'CLOSE 之后，数据都装进了报文段，就发 FIN；要正常关闭一个方向，没有别的办法。',
  },
  'unprompted-reack': {
    moment: '最后的 ACK 已经发出，FIN 没有再来。',
    why: ofPeerFin((fin, { ackSent, rcvNxt }) =>
      ackSent === rcvNxt
        ? `对方的 FIN（序号 ${fin}）你已用 ack=${rcvNxt} 确认过，此后它没有再来。这个 ACK 要是丢了，对方会重传 FIN，到那时再发。`
        : null,
    ),
    lecture: '课上是再次收到第三次挥手，才把第四次挥手再发一次。',
    rfc: 'ACK 没有自己的重传计时器；在 TIME-WAIT，要等报文段再来（通常是那个 FIN），才再回 ACK。',
  },
  'needless-retransmission': {
    moment: '计时器没有到时，也没有谁在等它，不用发。',
    why: ofSegment(whyNeedlessRepeat),
    lecture: '课上也是等不到确认，才把那次挥手再发一遍。',
    lectureHere: ofSegment((segment) => (has(segment, 'RST') ? 'RST 课上没有讲：到了“关闭状态”就不再发什么。' : null)),
    rfc: '何时重传由重传计时器决定。',
    rfcHere: ofSegment((segment) =>
      has(segment, 'RST') ? 'RST 用来回答找不到连接的报文段，但从不回答另一个 RST。' : null,
    ),
  },
  'needless-ack': {
    moment: '没有什么需要确认，这个 ACK 是多余的。',
    why: whyNeedlessAck,
    lecture: '课上确认的是两个 FIN；第二、四次挥手本身就是 ACK，不再有确认。',
    rfc: '占序号的才要确认，ACK 不占序号；要是连 ACK 也确认，两端就会没完没了。',
  },
  'no-reack-in-time-wait': {
    moment: 'FIN 又来了，要把最后的 ACK 再发一次。',
    why: ofPeerFin((fin, { sndNxt, ackSent, rcvNxt }) =>
      ackSent === rcvNxt
        ? `序号为 ${fin} 的 FIN 又来了，说明你对它的 ACK 可能丢了。再发一次：seq=${sndNxt}，ack=${after(fin)}，2MSL 也重新计时。`
        : `序号为 ${fin} 的 FIN 又来了，它还没有被确认：seq=${sndNxt}，ack=${after(fin)}。这个 ACK 发出，2MSL 才开始计时。`,
    ),
    lecture: '课上说“等待计时器”正是为此而设：再次收到第三次挥手，就再发一次第四次挥手。2MSL 重新计时，课上没有提。',
    rfc: '在 TIME-WAIT 收到重传的 FIN：再确认一次，2MSL 计时器重新启动。',
  },
  'ack-overdue': {
    moment: '确认不能再推迟了：现在就发。',
    why: ({ sndNxt, rcvNxt }) =>
      `${rcvNxt} 号之前的都已收到，对方还不知道：seq=${sndNxt}，ack=${rcvNxt}。这段时间没有数据或 FIN 可以捎带它。`,
    lecture: '课上没有讲延迟确认：每次挥手都立即得到回答。',
    rfc: '确认可以推迟，但要少于 0.5 秒（MUST-40）。',
  },
  'no-reply-to-fin': {
    moment: '收到 FIN，就要确认。',
    why: ofPeerFin(
      (fin, { sndNxt }) =>
        `对方的 FIN（序号 ${fin}）在等你确认：seq=${sndNxt}，ack=${after(fin)}。收不到确认，它就无法知道 FIN 到了没有。`,
    ),
    lecture: '第二次和第四次挥手：课上每个 FIN 后面都跟着对它的确认，ack 是它的序号加 1。',
    rfc: 'FIN 按序到达，RCV.NXT（期望收到的下一个序号）就越过它，并发出对它的 ACK。',
  },
  'no-retransmission': {
    moment: '计时器到时，最早未被确认的要再发一次。',
    why: whyRepeat,
    lecture: '课上讲的是第三次挥手：等不到 ACK，接收方就重新发送。第一次挥手和数据也一样。',
    rfc: '重传计时器到时，重传最早未被确认的报文段，计时器重新启动。',
  },
  'close-forgotten': {
    moment: '应用关闭了，数据也发完了，该发 FIN 了。',
    why: ({ sndNxt }) =>
      `应用已经关闭，也没有待发的数据，FIN 占你的下一个序号 ${sndNxt}。没有哪个计时器会替你发它；不发，你这个方向就一直开着。`,
    lecture: '第一次和第三次挥手：一方的数据全部发完，就用 FIN=1 告诉对方。',
    rfc: 'CLOSE：先前交来的数据都装进报文段以后，形成一个 FIN 并发出。',
  },
  'port-too-early': {
    moment: '原来的连接还没有消失，端口还归它。',
    why: whyPort,
    lecture: '课上讲：主动释放连接的一方，要等计时器结束才释放端口；别的进程来用，会提示“端口被占用”。',
    lectureHere: (facts) => (onlyTimeWait(facts) ? null : '课上说每条连接都占用一个端口：挥手没有完，就一直占用。'),
    rfc: '主动关闭的一方必须在 TIME-WAIT 停留 2MSL，这一对地址和端口在此期间仍归这条连接。',
    rfcHere: (facts) => (onlyTimeWait(facts) ? null : '一条连接由一对地址和端口标识，只要它还存在，端口就归它。'),
  },
} satisfies MistakeWhys;
