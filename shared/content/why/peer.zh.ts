/** 另一端会怎么做，带上这个局面的序号。 */

import { type Segment, segLen } from '../../tcp/segment.ts';
import { after, goesPastFin, type PeerWhy, type PositionFacts } from './position-facts.ts';

/** 对方会回的确认号；只有它全都确认过了才说得准。 */
function ackOfPeer({ sndUna, sndNxt }: PositionFacts): string {
  return sndUna === sndNxt ? `ack=${sndNxt}` : `ack=${sndNxt}（如果你发的都到了）`;
}

/** 这句话的前提：发出的都到了。 */
function arrived({ sndUna, sndNxt }: Pick<PositionFacts, 'sndUna' | 'sndNxt'>): string {
  return sndUna === sndNxt ? '' : '如果你发的都到了，';
}

/** 对方是不是也已经结束，这一端无从知道。 */
function answerOfNobody({ sent }: PositionFacts): string | null {
  if (sent === null) return null;
  const seq = sent.ack === undefined ? '' : `，seq=${sent.ack}`;
  return `如果对方那边一切顺利，它已经没有这条连接，会回一个 RST${seq}。`;
}

/** 一个报文段里的序号和确认号。 */
function saysZh({ seq, ack }: Segment): string {
  return ack === undefined ? `seq=${seq}` : `seq=${seq}、ack=${ack}`;
}

export const PEER_ZH: PeerWhy = {
  sent: {
    'answer-ack-and-drop': (facts) => `对方不会接收，丢弃之后回一个 ACK，说明自己收到了哪里：${ackOfPeer(facts)}。`,
    'drop-silently': () => null,
    'be-reset': ({ sent, ...facts }) =>
      sent === null
        ? null
        : `${arrived(facts)}seq=${sent.seq} 正是对方期望的序号，它会接受这个 RST，连接立刻就没有了。`,
    'answer-reset': answerOfNobody,
    accept: ({ sent, ...facts }) => {
      if (sent === null) return null;
      return goesPastFin({ sent, ...facts })
        ? `${arrived(facts)}对方会接受其中的 ACK，接着往下走；你的 FIN 后面的内容，它不会理会。`
        : `${arrived(facts)}对方看不出有错：seq=${sent.seq} 的这个报文段里，还没收到过的内容它会收下，接着往下走。`;
    },
    'ignore-old': ({ sent, ...facts }) =>
      sent === null ? null : `${arrived(facts)}${saysZh(sent)} 对对方来说没有新内容，什么都不会改变。`,
    'hold-and-ask': (facts) => `它前面还缺一段，对方会先把它存下，再回一个 ACK 索要缺的：${ackOfPeer(facts)}。`,
    'challenge-ack': (facts) => `对方不会轻信它，会回一个 ACK 来核实：${ackOfPeer(facts)}。`,
  },
  unsent: {
    'no-reset-from-closed': ({ arrival }) =>
      arrival === null || segLen(arrival) === 0
        ? '对方不知道连接已经没有了，会照旧收发。'
        : `对方不知道连接已经没有了。它从 ${arrival.seq} 号起发的没有人确认，还会重传。`,
    'no-reack-in-time-wait': ({ peerFinSeq }) =>
      peerFinSeq === null
        ? null
        : `只要收不到 ack=${after(peerFinSeq)}，对方的计时器就会再次到时，重传序号为 ${peerFinSeq} 的 FIN；过了你的 2MSL，它只会收到 RST。`,
    'ack-overdue': ({ rcvNxt }) => `对方在等 ack=${rcvNxt}。等不到，它的重传计时器就会到时，把你已收到的再发一遍。`,
    'no-reply-to-fin': ({ peerFinSeq }) =>
      peerFinSeq === null
        ? null
        : `只要收不到 ack=${after(peerFinSeq)}，对方的计时器就会一再到时，每次都重传序号为 ${peerFinSeq} 的 FIN，直到放弃。`,
    'no-retransmission': ({ sndUna }) =>
      `对方不会补救：是从 ${sndUna} 号起的那段没有到，还是它的 ACK 丢了，它不知道；重传计时器在你这边。`,
    'close-forgotten': ({ sndNxt }) =>
      `对方不知道你已经发完，也没有计时器提醒它，只能一直等你的 FIN（序号 ${sndNxt}）。`,
    'port-too-early': () => '对方不会知道：端口是你这台主机自己的事，网络上什么也没有发。',
    'state-fin-closes-both': ({ sndNxt }) =>
      `对方的数据发完了，可对它来说连接也还没有释放：你的 FIN（序号 ${sndNxt} 或更大）还没有到。`,
    'state-skips-time-wait': ({ peerFinSeq }) =>
      peerFinSeq === null
        ? null
        : `要是你的 ack=${after(peerFinSeq)} 丢了，对方会重传序号为 ${peerFinSeq} 的 FIN，而 CLOSED 的一端只会回它一个 RST。`,
  },
};
