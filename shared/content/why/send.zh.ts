/** 报文种类为什么不对：不该有的标志、发早了或多发的 FIN。 */

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
} from './position-facts.ts';
import { segmentZh } from './segment-words.zh.ts';

function whyNoReset({ arrival, reset }: PositionFacts): string | null {
  if (reset === null) return null;
  if (reset.by === 'abort')
    return `你的应用中止了连接，对方还蒙在鼓里。要发一个 RST 告诉它，用你的下一个序号：seq=${reset.seq}。`;
  if (reset.by === 'unread')
    return `你的应用没读完收到的数据就关闭了。发 FIN 会把这件事瞒过去，所以要发 RST，用你的下一个序号：seq=${reset.seq}。`;
  if (arrival === null) return null;
  const what = `来的是${segmentZh(arrival)}，可你这边已经没有谁能收它。`;
  return reset.ack === null
    ? `${what}应当回 RST，seq 就取它带来的 ack：${reset.seq}，那是对方说自己在等的序号。`
    : `${what}它没带确认号，所以 RST 的 seq=0，并用 ack=${reset.ack} 说明答的是谁。`;
}

function whyReset({ seq }: Segment, facts: PositionFacts): string {
  const harm = 'RST 会当场掐断连接，还在路上的东西就丢了。';
  if (facts.finSeq !== null)
    return `你发了 seq=${seq} 的 RST。其实你的 FIN（序号 ${facts.finSeq}）已经正常结束了你这个方向。${harm}`;
  if (!facts.closed)
    return `你发了 seq=${seq} 的 RST。应用既没有关闭，也没有要求中止，你的序号走到 ${facts.sndNxt}，还可以接着发。${harm}`;
  return `你发了 seq=${seq} 的 RST。应用是正常关闭的，该发的是 FIN，序号 ${finNumberDue(facts)}。${harm}`;
}

function whyNoAck(segment: Segment, { reset, rcvNxt }: PositionFacts): string | null {
  if (!has(segment, 'RST')) {
    return `你发的是${segmentZh(segment)}，ACK 没有置 1。三次握手以后，每个报文都要说明自己期望的下一个序号，这里是 ${rcvNxt}；少了这个标志，整个报文都会被丢弃。`;
  }
  if (reset === null || reset.ack === null) return null;
  return `来的报文没带确认号，RST 的 seq 无处可取，只能填 0，再用 ack=${reset.ack} 说明自己在回答什么。`;
}

function whyTooEarly(segment: Segment, facts: PositionFacts): string {
  const { closed, pending, peerFinSeq, sndNxt } = facts;
  if (closed)
    return `应用确实关闭了，但还有 ${pending} 字节没有发出。它们从序号 ${sndNxt} 排起，FIN 跟在后面，序号是 ${finNumberDue(facts)}。`;
  const waiting = pending > 0 ? `，还有 ${pending} 字节要发` : '';
  if (peerFinSeq !== null)
    return `对方的 FIN（序号 ${peerFinSeq}）只要你一个确认：ack=${after(peerFinSeq)}。你自己的 FIN 要等应用关闭，它还没有关闭${waiting}，什么时候结束由它说了算。`;
  return `你的应用还没有关闭${waiting}。序号 ${finNumberOf(segment)} 上的 FIN 等于宣布“我的数据到此为止”，这话只能由应用来说。`;
}

export const SEND_ZH = {
  'ack-from-closed': {
    moment: '你这一端已是 CLOSED，能发出去的只有 RST。',
    why: ofSegment(
      (segment) =>
        `你发的是${segmentZh(segment)}。可你这一端是 CLOSED，没有连接，谈不上确认，也谈不上释放。来的报文如果需要回答，那回答只能是 RST。`,
    ),
    lecture: '课堂讲到双方进入“关闭状态”为止，之后再来报文怎么办，没有讲。',
    rfc: '在 CLOSED 的一端看来连接并不存在：来的报文一律丢弃，只要它不是 RST，就回一个 RST。',
  },
  'no-reset-from-closed': {
    moment: '这里该回 RST，不作声，对方会以为连接还在。',
    why: whyNoReset,
    lecture: '课堂没有提到 RST，也没有讲一方已经没有这条连接时会怎样。',
    rfc: '没有连接的一端收到不是 RST 的报文，要回 RST：SEQ 取对方的 ACK；对方没带 ACK 时 SEQ=0，并确认来的全部内容。',
  },
  'syn-in-teardown': {
    moment: 'SYN 用来建立连接，这里并没有要建立什么。',
    why: ofSegment(
      (segment) =>
        `你发的是${segmentZh(segment)}。SYN 是建立连接时用的，双方借它商定初始序号。序号早已商定，释放连接不会把它重来一遍。`,
    ),
    lecture: '课堂从“连接已经建立”讲起，四次挥手里没有一个报文带 SYN。',
    rfc: '连接还在时收到 SYN，只回一个 ACK 说明目前的进度（RFC 5961 的做法），里面的数据和 FIN 都不收。',
  },
  'rst-for-close': {
    moment: 'RST 是强行中断，没人要求这样；正常释放用 FIN。',
    why: ofSegment(whyReset),
    lecture: '课堂里释放连接靠的都是 FIN；强行中断用的 RST 没有出现过。',
    rfc: '复位只用于找不到连接的报文，或应用要求中止。正常关闭的含义是“我没有数据要发了”，那是 FIN。',
  },
  'no-ack-flag': {
    moment: '少了 ACK 标志：这个报文也要说明它确认到哪里。',
    why: ofSegment(whyNoAck),
    lecture: '课堂把第一次挥手写成 FIN=1，seq=u，没有 ACK，这是简化；真实网络里第一个 FIN 也带 ACK=1。',
    rfc: 'ACK 位没有置 1 的报文直接丢弃。所以握手之后的报文都带 ACK，例外只有凭序号就能证明自己的 RST。',
  },
  'fin-too-early': {
    moment: 'FIN 表示“我发完了”，你的应用还没到这一步。',
    why: ofSegment(whyTooEarly),
    lecture: '课堂里两个 FIN 都是等自己一方的数据发完才发的；在 CLOSE-WAIT，接收方还会继续发送数据。',
    rfc: 'CLOSE 要等先前交来的数据都装进报文，才形成并发出 FIN；它的意思是“我没有数据要发了”。',
  },
  'seq-new-for-retransmission': {
    moment: '重传的是同一个 FIN，序号不能换。',
    why: ofSegment((segment, { finSeq, rcvNxt }) =>
      finSeq === null
        ? null
        : `你的 FIN 序号是 ${finSeq}，没被确认的正是它。放到序号 ${finNumberOf(segment)} 上就成了另一个 FIN，${finSeq} 还是悬着。可以更新的只有 ack：现在是 ${rcvNxt}。`,
    ),
    lecture: '课堂说接收方会“重新发送第三次挥手”，就是原来那个报文。第一次挥手它没提，道理一样。',
    rfc: '重传计时器到时，按原来的序号把同样的内容再发一次，接收方才认得出这不是新的。',
  },
  'fin-twice': {
    moment: '每个方向只有一个 FIN，你的已经发过了。',
    why: ofSegment((segment, { finSeq, finAcked }) => {
      if (finSeq === null) return null;
      const first = finAcked ? '原来那个已被确认，不会再丢。' : `原来的若丢了，还是用 ${finSeq} 重传。`;
      return `你的 FIN 已用序号 ${finSeq} 发出，你这个方向到那里结束。现在这个要占 ${finNumberOf(segment)}，落在结尾之后了。${first}`;
    }),
    lecture: '四次挥手里有两个 FIN，一方一个，序号是 u 和 w；没有哪一方发第二个。',
    rfc: '再次 CLOSE 是错误（connection closing）：一个方向的结尾只宣布一次，序号也只有一个。',
  },
  'data-after-fin': {
    moment: '发过 FIN，你就不能再发数据了。',
    why: ofOwnFin((fin, { sent }) =>
      sent === null
        ? null
        : `你的 FIN 序号是 ${fin}，你这个方向到此为止，从那里起再没有留给数据的序号。可这 ${sent.len} 字节要一直排到 ${seqAdd(sent.seq, sent.len - 1)}。`,
    ),
    lecture: '课堂说发送方是“数据都发完了”才释放的；之后还能发数据的只有接收方，而且也只到它自己的 FIN 为止。',
    rfc: 'CLOSE 之后再 SEND 会被拒绝（connection closing）：FIN 后面没有数据的位置。',
  },
} satisfies MistakeWhys;
