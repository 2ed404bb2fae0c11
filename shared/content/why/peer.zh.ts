/** 另一端会怎么做，带上这个局面的序号。 */

import type { Segment } from '../../tcp/segment.ts';
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
  return `如果那边一切顺利，对方已经没有这条连接，会回一个 RST${seq}。`;
}

/** 一个报文里的序号和确认号。 */
function saysZh({ seq, ack }: Segment): string {
  return ack === undefined ? `seq=${seq}` : `seq=${seq}、ack=${ack}`;
}

export const PEER_ZH: PeerWhy = {
  sent: {
    'answer-ack-and-drop': (facts) => `对方不会收下，丢弃之后回一个 ACK，说明自己收到了哪里：${ackOfPeer(facts)}。`,
    'drop-silently': () => null,
    'be-reset': ({ sent, ...facts }) =>
      sent === null ? null : `${arrived(facts)}seq=${sent.seq} 正是对方所等的，它会相信这个 RST，连接当场就没了。`,
    'answer-reset': answerOfNobody,
    accept: ({ sent, ...facts }) => {
      if (sent === null) return null;
      return goesPastFin({ sent, ...facts })
        ? `${arrived(facts)}对方会收下其中的 ACK，接着往下走；你的 FIN 后面的内容，它不会理。`
        : `${arrived(facts)}对方看不出有错，seq=${sent.seq} 的这个报文里，凡是它还没有的都会收下，接着往下走。`;
    },
    'ignore-old': ({ sent, ...facts }) =>
      sent === null ? null : `${arrived(facts)}对方从 ${saysZh(sent)} 里看不到新东西，什么都不会变。`,
    'hold-and-ask': (facts) => `它前面还缺东西，对方会先存着，再回一个 ACK 来要：${ackOfPeer(facts)}。`,
    'challenge-ack': (facts) => `对方信不过它，会回一个 ACK 来核实：${ackOfPeer(facts)}。`,
  },
  unsent: {
    'no-reset-from-closed': () => '对方听不到连接已断的消息。只要它还当连接在，就会照旧行事，没被确认的还会重传。',
    'no-reack-in-time-wait': ({ peerFinSeq }) =>
      peerFinSeq === null
        ? null
        : `只要收不到 ack=${after(peerFinSeq)}，对方的计时器就会再响，FIN ${peerFinSeq} 还会来；过了你的 2MSL，它就只能碰上 RST。`,
    'no-reply-to-fin': ({ peerFinSeq }) =>
      peerFinSeq === null
        ? null
        : `只要收不到 ack=${after(peerFinSeq)}，对方的计时器就一响再响，每次都把 FIN ${peerFinSeq} 重发一遍，直到放弃。`,
    'no-retransmission': ({ sndUna }) =>
      `对方不会做什么：从 ${sndUna} 起的那段，也许没到它那里，也许它的 ACK 没到你这里，它分不清；计时器在你这边。`,
    'close-forgotten': () => '对方不知道你已经发完。没有计时器会提醒它，它那一边只能一直等下去。',
    'port-too-early': () => '对方毫无察觉：端口是你这台主机自己的事，什么也没有发出去。',
    'state-fin-closes-both': ({ sndNxt }) =>
      `对方的数据发完了，可连接对它来说也还没有完：你的 FIN（序号 ${sndNxt} 或更后）还没有来。`,
    'state-skips-time-wait': ({ peerFinSeq }) =>
      peerFinSeq === null
        ? null
        : `要是你的 ack=${after(peerFinSeq)} 丢了，对方会重发 FIN ${peerFinSeq}，而 CLOSED 的一端只会给它一个 RST。`,
  },
};
