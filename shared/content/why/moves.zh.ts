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
    const came = arrival === null ? '' : `刚来的${segmentZh(arrival)}并不用回答。`;
    return `你这一端是 CLOSED，没有谁在等这个 seq=${segment.seq} 的 RST。${came}`;
  }
  return seqLt(sndUna, segEnd(segment))
    ? `你从序号 ${segment.seq} 起又发了一遍。它虽未被确认，但发出以后计时器还没有响过，何时重传只由计时器决定。`
    : `你从序号 ${segment.seq} 起又发了一遍。可 ${sndUna} 之前的对方都已确认，它早就收到了。`;
}

function whyNeedlessAck({ ackSent, rcvNxt, arrival }: PositionFacts): string | null {
  if (ackSent !== rcvNxt) return null;
  const said = `你期望的下一个是 ${rcvNxt}，这话你已经说过，之后也没有来什么能让它变。`;
  return isPureAck(arrival) ? `${said}来的只是 ACK，不占序号，没有人去确认它。` : said;
}

function whyRepeat({ finSeq, sndUna, sndNxt }: PositionFacts): string | null {
  if (sndUna === sndNxt) return null;
  if (finSeq === sndUna)
    return `你的 FIN（序号 ${finSeq}）还没有被确认。丢的是它，还是对它的 ACK，你无从知道，也不必知道：用 seq=${finSeq} 再发一次就行。`;
  return `你发到了 ${before(sndNxt)}，可从 ${sndUna} 起都没有被确认。要把 ${sndUna} 开头的那段再发一次，这件事只有你能补救。`;
}

function whyPort({ finSeq, finAcked, peerFinSeq }: PositionFacts): string {
  if (finSeq === null) return '连接还在：你的 FIN 都还没有发。两个方向都结束之前，端口归它用。';
  if (!finAcked) return `连接还在：你的 FIN（序号 ${finSeq}）还没有被确认，端口还得留着。`;
  if (peerFinSeq === null)
    return `你的 FIN（序号 ${finSeq}）已被确认，可对方的 FIN 还没来，连接还有一半开着，端口不能放。`;
  return `两个 FIN 都完成了，你的是 ${finSeq}，对方的是 ${peerFinSeq}，但 2MSL 还没到。${peerFinSeq} 若再来，这个端口上得有人回 ack=${after(peerFinSeq)}。`;
}

export const MOVES_ZH = {
  'no-fin': {
    moment: '现在该发 FIN，这个报文里却没有。',
    why: ({ finSeq, sndNxt }) =>
      finSeq === null
        ? `应用已经关闭，也没有数据在等，FIN 该用你的下一个序号 ${sndNxt} 发出。没有 FIN=1，对方就不知道你发完了。`
        : `计时器响了，是因为你的 FIN（序号 ${finSeq}）还没被确认。该重发的是它，而你发的报文里没有。`,
    lecture: '第一次和第三次挥手都有 FIN=1，“我要释放连接”就靠它来说。',
    rfc: 'CLOSE 之后，数据都装进了报文，就发 FIN；结束一个方向没有别的办法。',
  },
  'unprompted-reack': {
    moment: '最后的 ACK 已经发了，没有谁再来问。',
    why: ofPeerFin((fin, { ackSent, rcvNxt }) =>
      ackSent === rcvNxt
        ? `对方的 FIN（序号 ${fin}）你已用 ack=${rcvNxt} 回答过，之后没有谁再来问。这个 ACK 要是丢了，FIN 自己会再来，到那时再发。`
        : null,
    ),
    lecture: '课堂里要等第三次挥手又来了，才把第四次挥手再发一次。',
    rfc: 'ACK 没有自己的计时器；在 TIME-WAIT，要有报文（一般是那个 FIN）再来，才会再回 ACK。',
  },
  'needless-retransmission': {
    moment: '计时器没响，也没有谁在等，不用发这个。',
    why: ofSegment(whyNeedlessRepeat),
    lecture: '课堂里也是迟迟等不到回答，才把那次挥手再发一遍。',
    rfc: '何时重传由重传计时器决定。RST 是给找不到连接的报文的回答，绝不拿来回答另一个 RST。',
  },
  'needless-ack': {
    moment: '没有什么在等确认，这个 ACK 是多余的。',
    why: whyNeedlessAck,
    lecture: '课堂确认的是两个 FIN；第二、四次挥手本身就是 ACK，没有人去回答。',
    rfc: '占序号的才要确认，ACK 不占；不然两端互相确认，就没完没了了。',
  },
  'no-reack-in-time-wait': {
    moment: 'FIN 又来了，要把最后的 ACK 再发一次。',
    why: ofPeerFin((fin, { sndNxt, ackSent, rcvNxt }) =>
      ackSent === rcvNxt
        ? `序号 ${fin} 的 FIN 又来了，说明你对它的 ACK 可能丢了。再发一次：seq=${sndNxt}，ack=${after(fin)}，你的 2MSL 也从头计时。`
        : `序号 ${fin} 的 FIN 又来了，它还没等到你的确认：seq=${sndNxt}，ack=${after(fin)}。这个 ACK 发出，2MSL 才开始计时。`,
    ),
    lecture: '课堂说设“等待计时器”正是为此：第三次挥手又来，就把第四次再发一次。至于 2MSL 要从头计时，它没有提。',
    rfc: '在 TIME-WAIT 收到重传的 FIN：再确认一次，并重新开始 2MSL 计时。',
  },
  'no-reply-to-fin': {
    moment: '来了 FIN，要马上确认。',
    why: ofPeerFin(
      (fin, { sndNxt }) =>
        `对方的 FIN（序号 ${fin}）在等你确认：seq=${sndNxt}，ack=${after(fin)}。你不作声，它就没法知道 FIN 到了没有。`,
    ),
    lecture: '第二次和第四次挥手：课堂里每个 FIN 后面都跟着对它的确认，序号加 1。',
    rfc: 'FIN 按序到了，RCV.NXT（期望收到的下一个序号）就越过它，并发出对它的 ACK。',
  },
  'no-retransmission': {
    moment: '计时器响了，最早没被确认的要再发一次。',
    why: whyRepeat,
    lecture: '课堂讲的是第三次挥手：等不到 ACK，接收方就重新发送。第一次挥手和数据也是这样。',
    rfc: '重传计时器到时，把最早未被确认的报文再发一次，计时器重新开始。',
  },
  'close-forgotten': {
    moment: '应用关闭了，数据也发完了，该发 FIN 了。',
    why: ({ sndNxt }) =>
      `应用已经关闭，也没有数据在等，FIN 占你的下一个序号 ${sndNxt}。没有哪个计时器会替你发，不发，你这个方向就一直开着。`,
    lecture: '第一次和第三次挥手：一方数据都发完了，就用 FIN=1 说出来。',
    rfc: 'CLOSE：交来的数据都装进报文以后，形成一个 FIN 发出去。',
  },
  'port-too-early': {
    moment: '原来的连接还没有消失，端口还归它。',
    why: whyPort,
    lecture: '课堂说：主动释放的一方要等计时器结束才放开端口，别的进程来要，会被告知“端口被占用”。',
    rfc: '主动关闭的连接必须在 TIME-WAIT 停留 2MSL，其间这对端口仍被占着。',
  },
} satisfies MistakeWhys;
