/** 报文段的种类为什么不对：不该有的标志、发早了或多发的 FIN。 */

import { has, type Segment } from '../../tcp/segment.ts';
import { seqAdd } from '../../lib/sequence.ts';
import {
  after,
  finNumberDue,
  finNumberOf,
  type MistakeWhys,
  ofOwnFin,
  ofSegment,
  type PositionFacts,
  before,
} from './position-facts.ts';
import { segmentZh } from './segment-words.zh.ts';

function whyNoReset({ arrival, reset }: PositionFacts): string | null {
  if (reset === null) return null;
  if (reset.by === 'abort')
    return `你的应用中止了连接，对方还不知道。要发一个 RST 告诉它，用你的下一个序号：seq=${reset.seq}。`;
  if (reset.by === 'unread')
    return `你的应用没读完收到的数据就关闭或终止了。发 FIN 会让对方以为数据都读完了，所以要发 RST，用你的下一个序号：seq=${reset.seq}。`;
  if (arrival === null) return null;
  const what =
    reset.by === 'deaf'
      ? `收到的是${segmentZh(arrival)}，可你的应用已调用 close()，不会再读它。`
      : `收到的是${segmentZh(arrival)}，可你这边已经没有连接能接收它。`;
  return reset.ack === null
    ? `${what}应当回 RST，seq 就取它带来的 ack：${reset.seq}，那正是对方期望的序号。`
    : `${what}它没带确认号，所以 RST 的 seq=0，并用 ack=${reset.ack} 确认它的全部内容。`;
}

function rfcOfReset({ reset }: PositionFacts): string | null {
  switch (reset?.by) {
    case 'abort':
      return 'ABORT 立即结束连接，并用下一个序号 SND.NXT 发一个 RST。';
    case 'unread':
      return '应用还有数据没读就关闭，TCP 要发 RST，表明有数据丢失。';
    case 'deaf':
      return '应用调用 close() 之后又收到新的数据，TCP 要发 RST，表明有数据丢失。';
    default:
      return null;
  }
}

/** 发这个 RST，两端各会怎样。 */
function harm({ peerWould }: PositionFacts): string {
  switch (peerWould) {
    case 'be-reset':
      return '两端的连接都会立刻中断，还在路上的数据也就丢了。';
    case 'drop-silently':
      return '你这一端会立刻中断；对方会丢弃这个 RST，它那边的连接还在。';
    case 'challenge-ack':
      return '你这一端会立刻中断；对方的连接还在，只回一个 ACK。';
    default:
      return '不管对方怎样，你这一端都会立刻中断。';
  }
}

function whyReset({ seq }: Segment, facts: PositionFacts): string {
  if (facts.finSeq !== null)
    return `你发了 seq=${seq} 的 RST。其实你的 FIN（序号 ${facts.finSeq}）已经正常关闭了你这个方向。${harm(facts)}`;
  if (!facts.closed)
    return `你发了 seq=${seq} 的 RST。应用既没有关闭，也没有要求中止：你的下一个序号是 ${facts.sndNxt}，还可以接着发。${harm(facts)}`;
  return `你发了 seq=${seq} 的 RST。应用是正常关闭的，该发的是 FIN，序号 ${finNumberDue(facts)}。${harm(facts)}`;
}

function whyNoAck(segment: Segment, { reset, rcvNxt }: PositionFacts): string | null {
  if (!has(segment, 'RST')) {
    return `你发的是${segmentZh(segment)}，ACK 没有置 1。三次握手以后，每个报文段都要说明自己期望的下一个序号，这里是 ${rcvNxt}；没有 ACK=1，整个报文段都会被丢弃。`;
  }
  if (reset === null || reset.ack === null) return null;
  return `收到的报文段没带确认号，RST 的 seq 没有依据，只能填 0，再用 ack=${reset.ack} 说明回答的是哪个报文段。`;
}

function whyTooEarly(segment: Segment, facts: PositionFacts): string {
  const { closed, pending, peerFinSeq, sndNxt } = facts;
  if (closed)
    return `应用已经关闭，但还有 ${pending} 字节没有发出。它们从 ${sndNxt} 号排起，FIN 跟在后面，序号是 ${finNumberDue(facts)}。`;
  const waiting = pending > 0 ? `，还有 ${pending} 字节要发` : '';
  if (peerFinSeq !== null)
    return `对方的 FIN（序号 ${peerFinSeq}）只需要你确认：ack=${after(peerFinSeq)}。你自己的 FIN 要等应用关闭，它还没有关闭${waiting}，何时关闭由它决定。`;
  return `你的应用还没有关闭${waiting}。在 ${finNumberOf(segment)} 号上发 FIN，等于宣布“我的数据到此为止”，这只能由应用决定。`;
}

function whyOtherFin(segment: Segment, { finSeq, rcvNxt }: PositionFacts): string | null {
  if (finSeq === null) return null;
  const number = finNumberOf(segment);
  if (segment.seq === finSeq && segment.len > 0)
    return `你的 FIN 序号是 ${finSeq}。前面加上应用从没交来的 ${segment.len} 字节，它的序号就成了 ${number}。只把 FIN 再发一次就行。`;
  return `你的 FIN 序号是 ${finSeq}，还没有被确认。序号换成 ${number}，就成了另一个 FIN，${finSeq} 号仍然缺着。能更新的只有 ack：现在是 ${rcvNxt}。`;
}

export const SEND_ZH = {
  'syn-refused': {
    moment: '来了新的 SYN，服务器又在监听：要接受它。',
    why: ({ rcvNxt, sndNxt }) =>
      `SYN 的序号是 ${before(rcvNxt)}，大于旧连接用过的，可以当作新的。回 SYN,ACK：ack=${rcvNxt}，seq 要大于 ${before(sndNxt)}。`,
    lecture: '课上讲到 TIME-WAIT 为止，没有讲同一对地址和端口之间的新连接。',
    rfc: '新的 SYN 可以直接从 TIME-WAIT 重新建立连接（MAY-2）；SYN 可能是旧的，才只回 ACK（RFC 5961）。',
  },
  'reopen-seq': {
    moment: '新连接的序号，要用旧连接没有用过的。',
    why: ofSegment(({ seq }, { sndNxt }) => `你从 seq=${seq} 开始，可旧连接已用到 ${before(sndNxt)}。要从更大的开始。`),
    lecture: '课上从连接已建立讲起，没有讲初始序号。',
    rfc: '新连接的初始序号，要比上一条连接用过的最大序号还大。',
  },
  'reopen-ack': {
    moment: 'SYN 占一个序号，确认的就是它。',
    why: ({ rcvNxt }) => `SYN 的序号是 ${before(rcvNxt)}，期望收到的下一个是 ${rcvNxt}，所以 ack=${rcvNxt}。`,
    lecture: '和课上的 FIN 一样：ack 是它的序号加 1。',
    rfc: 'SYN 和 FIN 各占一个序号，这样对它们的确认才不会含糊。',
  },
  'ack-from-closed': {
    moment: '你这一端已是 CLOSED，能发的只有 RST。',
    why: ofSegment(
      (segment) =>
        `你发的是${segmentZh(segment)}。可你这一端是 CLOSED，没有连接，既谈不上确认，也谈不上释放。收到的报文段如果需要回答，也只能回 RST。`,
    ),
    lecture: '课上讲到双方进入“关闭状态”为止，没有讲此后再收到报文段怎么办。',
    rfc: '对 CLOSED 的一端来说，连接并不存在：收到的报文段一律丢弃，只要不是 RST，就回一个 RST。',
  },
  'no-reset-from-closed': {
    moment: '这里该发 RST；什么也不发，对方会以为连接还在。',
    why: whyNoReset,
    lecture: '课上没有讲 RST，也没有讲一方已经没有这条连接时怎么办。',
    rfc: '没有连接的一端收到不是 RST 的报文段，要回 RST：seq 取它带来的 ack；它没带 ack 时 seq=0，并确认它的全部内容。',
    rfcHere: rfcOfReset,
  },
  'syn-in-teardown': {
    moment: 'SYN 用来建立连接，这里没有连接要建立。',
    why: ofSegment(
      (segment) =>
        `你发的是${segmentZh(segment)}。SYN 在建立连接时使用，双方用它约定初始序号。序号早已约定，释放连接不会改变它。`,
    ),
    lecture: '课上从“已建立起 TCP 连接”讲起，四次挥手里没有一个报文段带 SYN。',
    rfc: '连接还在时收到 SYN，只回一个 ACK 说明当前的序号（RFC 5961），其中的数据和 FIN 都不接收。',
  },
  'rst-for-close': {
    moment: 'RST 是异常中断，应用没有这样要求；正常释放用 FIN。',
    why: ofSegment(whyReset),
    lecture: '课上释放连接用的都是 FIN；异常中断用的 RST，课上没有讲。',
    rfc: '复位只用于找不到连接的报文段，或者应用要求中止。正常关闭的意思是“我没有数据要发了”，用 FIN。',
  },
  'no-ack-flag': {
    moment: '没有 ACK 标志：这个报文段也要说明确认到哪里。',
    why: ofSegment(whyNoAck),
    lecture: '课上把第一次挥手写成 FIN=1，seq=u，没有 ACK，这是简化；真实网络里第一个 FIN 也带 ACK=1。',
    rfc: 'ACK 位没有置 1 的报文段直接丢弃。所以握手之后的报文段都带 ACK，只有一部分 RST 例外。',
  },
  'fin-too-early': {
    moment: 'FIN 表示“我发完了”，你的应用还没有发完。',
    why: ofSegment(whyTooEarly),
    lecture: '课上两个 FIN 都是等自己一方的数据发完才发的；在 CLOSE-WAIT，接收方还会继续发送数据。',
    rfc: 'CLOSE 要等先前交来的数据都装进报文段，才形成并发出 FIN；它的意思是“我没有数据要发了”。',
  },
  'seq-new-for-retransmission': {
    moment: '重传的是同一个 FIN，序号不能换。',
    why: ofSegment(whyOtherFin),
    lecture: '课上说接收方会重新发送第三次挥手，就是原来那个报文段。第一次挥手课上没有提，道理一样。',
    rfc: '重传计时器到时，用原来的序号把同样的内容再发一次，接收方才能认出它不是新的。',
  },
  'fin-twice': {
    moment: '每个方向只有一个 FIN，你的已经发过了。',
    why: ofSegment((segment, { finSeq, finAcked }) => {
      if (finSeq === null) return null;
      const first = finAcked ? '原来那个已被确认，不用再发。' : `原来那个若丢了，仍用 seq=${finSeq} 重传。`;
      return `你的 FIN 已用序号 ${finSeq} 发出，你这个方向到那里结束。现在这个要占 ${finNumberOf(segment)} 号，已在结尾之后。${first}`;
    }),
    lecture: '四次挥手里有两个 FIN，双方各一个，序号是 u 和 w；没有哪一方发第二个。',
    rfc: '再次 CLOSE 会得到错误“connection closing”：一个方向只关闭一次，FIN 也只有一个序号。',
  },
  'data-after-fin': {
    moment: '发过 FIN，你就不能再发数据了。',
    why: ofOwnFin((fin, { sent }) =>
      sent === null
        ? null
        : `你的 FIN 序号是 ${fin}，你这个方向到此为止，此后再没有留给数据的序号。可这 ${sent.len} 字节要一直排到 ${seqAdd(sent.seq, sent.len - 1)} 号。`,
    ),
    lecture: '课上说发送方“数据都发送完了”才释放；此后能发数据的只有接收方，也只能发到它自己的 FIN 为止。',
    rfc: 'CLOSE 之后再 SEND 会被拒绝（错误“connection closing”）：FIN 后面没有数据的位置。',
  },
} satisfies MistakeWhys;
