/** seq 或 ack 为什么不对。 */

import { has, type Segment } from '../../tcp/segment.ts';
import { seqDiff } from '../../lib/sequence.ts';
import {
  after,
  before,
  heldBack,
  isPureAck,
  type MistakeWhys,
  ofOwnFin,
  ofPeerFin,
  ofSegment,
  type PositionFacts,
} from './position-facts.ts';

/** RST 的 seq 从哪里来。 */
function seqOfReset({ reset }: PositionFacts): string | null {
  if (reset === null) return null;
  if (reset.by !== 'arrival') return `这个 RST 用你的下一个序号：seq=${reset.seq}。`;
  return reset.ack === null
    ? `收到的报文段带着 ack=${reset.seq}，RST 的 seq 就取它：对方用 ack 说明自己期望的序号。`
    : `收到的报文段没带确认号，所以 RST 填 seq=0，ack=${reset.ack}。`;
}

function whyZero(segment: Segment, facts: PositionFacts): string | null {
  if (!has(segment, 'RST'))
    return `序号从第一个字节一直编到 FIN，你的下一个序号是 ${facts.sndNxt}。释放连接不会让它退回 0。`;
  const due = seqOfReset(facts);
  return due === null ? null : `RST 只有在回答不带确认号的报文段时，seq 才填 0。${due}`;
}

function whyWrong(segment: Segment, facts: PositionFacts): string | null {
  const { finSeq, sndUna, sndNxt } = facts;
  if (has(segment, 'RST')) {
    const due = seqOfReset(facts);
    return due === null ? null : `你给 RST 填了 seq=${segment.seq}。${due}`;
  }
  const stands = `你填了 seq=${segment.seq}，可你的下一个序号是 ${sndNxt}。`;
  if (sndUna === sndNxt && finSeq !== null)
    return `${stands}你的 FIN 已经发出，也被确认了，往后只会发 ACK，seq 都填这个数。`;
  return sndUna === sndNxt
    ? `${stands}接下来不管发数据、FIN 还是 ACK，seq 都填这个数。`
    : `${stands}若是重传，就用原来的序号：最早未被确认的从 ${sndUna} 号开始。`;
}

function whyStale(segment: Segment, { rcvNxt, reset }: PositionFacts): string | null {
  const { ack } = segment;
  if (ack === undefined) return null;
  if (has(segment, 'RST')) {
    return reset?.ack === undefined || reset.ack === null
      ? null
      : `RST 要确认收到的全部内容，它到 ${before(reset.ack)} 号为止，所以 ack=${reset.ack}；你填的是 ${ack}。`;
  }
  return `${rcvNxt} 号之前的都已按序收到，你期望收到的下一个序号是 ${rcvNxt}。填 ack=${ack}，等于说 ${ack} 号还没有收到。`;
}

function whyNothing(segment: Segment, facts: PositionFacts): string | null {
  const { rcvNxt, arrival, reset } = facts;
  const { ack } = segment;
  if (ack === undefined) return null;
  if (has(segment, 'RST')) {
    return reset?.ack === undefined || reset.ack === null
      ? null
      : `收到的内容到 ${before(reset.ack)} 号为止，RST 填 ack=${reset.ack}。你填的 ${ack} 确认了没有收到的内容。`;
  }
  const last = before(ack);
  const claimed = last === rcvNxt ? ` ${rcvNxt} 号也已收到，其实它没有到` : ` ${last} 号为止都已收到，其实还没有到齐`;
  const said = `按序收到的只到 ${rcvNxt} 号之前。填 ack=${ack}，等于说${claimed}。`;
  if (isPureAck(arrival)) return `${said}刚收到的 ACK 不占序号，不会改变你的 ack。`;
  const held = heldBack(facts);
  return held === null ? said : `${said}刚收到的从 ${held.seq} 号开始，它前面还缺一段。`;
}

export const NUMBERS_ZH = {
  'swapped-seq-ack': {
    moment: 'seq 和 ack 填反了：seq 是自己的，ack 看对方。',
    why: ({ sndNxt, rcvNxt }) =>
      `seq 是你自己的序号，下一个是 ${sndNxt}；ack 是期望从对方收到的下一个序号，即 ${rcvNxt}。你却填成 seq=${rcvNxt}，ack=${sndNxt}。`,
    lecture: '课上每次挥手都分得很清：第四次挥手的 seq=u+1 接着自己的序号，ack=w+1 确认对方的 FIN。',
    rfc: 'SEG.SEQ 是报文段自己的第一个序号，SEG.ACK 是发送它的一端期望从对方收到的下一个序号。',
  },
  'seq-from-peer': {
    moment: 'seq 是自己的序号，你填了对方的。',
    why: ({ sndNxt, rcvNxt }) =>
      `${rcvNxt} 是你期望从对方收到的下一个序号，该填在 ack 里。seq 填你自己的下一个序号：${sndNxt}。`,
    lecture: '课上 u 是发送方的序号，v、w 是接收方的序号：谁也不会把对方的序号写进自己的 seq。',
    rfc: '连接的两个方向各有自己的一套序号，各有各的起点。',
  },
  'seq-fin-not-counted': {
    moment: '你的 FIN 也占一个序号，seq 要加 1。',
    why: ofOwnFin(
      (fin, { sndNxt }) =>
        `你的 FIN 用掉了序号 ${fin}，所以下一个序号是 ${sndNxt}。你填的 seq=${fin} 是 FIN 自己的序号：FIN 和一个字节的数据一样占序号。`,
    ),
    lecture: '第一次挥手 seq=u，到第四次挥手就是 seq=u+1，差的 1 正是那个 FIN。',
    rfc: 'SYN 和 FIN 各占一个序号，对方才能确认它；FIN 发出后，SND.NXT（下一个要发的序号）加 1。',
  },
  'seq-ack-counted': {
    moment: '纯 ACK 不占序号，发过它，seq 也不变。',
    why: ofSegment(
      ({ seq }, { sndNxt, pureAcks }) =>
        `你发过 ${pureAcks} 个纯 ACK，一个序号也没有用掉，下一个序号仍是 ${sndNxt}。填 seq=${seq} 就多加了 ${seqDiff(seq, sndNxt)}。`,
    ),
    lecture: '第二次挥手是纯 ACK，seq=v。课上没有明说：其间若没有发数据，第三次挥手仍用这个序号，w=v。',
    rfc: '占序号的只有数据字节、SYN 和 FIN。纯 ACK 的长度为 0，SND.NXT（下一个要发的序号）不变。',
  },
  'seq-stale-data': {
    moment: '你发过的数据占了序号，seq 也要跟着增加。',
    why: ofSegment(
      ({ seq }, { sndNxt, finSeq }) =>
        `从 ${seq} 号起的数据你已经发过，每个字节都用掉一个序号${finSeq === null ? '' : '，FIN 又用掉一个'}，现在下一个序号是 ${sndNxt}。`,
    ),
    lecture: '第三次挥手是 seq=w 而不是 v，就是因为其间接收方可能又发了数据。',
    rfc: '每个字节都有自己的序号；发了 n 个字节，SND.NXT（下一个要发的序号）就加 n。',
  },
  'seq-zero': {
    moment: '这里 seq 不是 0：释放连接不会让序号归零。',
    why: ofSegment(whyZero),
    lecture: '课上的 u、v、w 都不从 0 开始，而是接着各自已发的数据往下编。',
    rfc: '序号从初始值起在整条连接里连续使用（模 2^32），FIN 占最后一个字节后面的那个。',
  },
  'seq-wrong': {
    moment: '这个 seq 不是此刻该填的序号。',
    why: ofSegment(whyWrong),
    lecture: '课上没有哪个 seq 可以随便填：u、v、w 都接着各自已发的数据，u+1 接着 FIN。',
    rfc: '首次发送的内容和每个 ACK 都用 SEQ=SND.NXT，即下一个要发的序号；重传的仍用原来的序号。',
  },
  'ack-from-own': {
    moment: 'ack 要看收到了什么，你填了自己的序号。',
    why: ({ sndNxt, rcvNxt }) =>
      `${sndNxt} 是你自己的下一个序号，该填在 seq 里。ack 填期望从对方收到的下一个序号：${rcvNxt}。`,
    lecture: '第二次挥手两样都有：seq=v 是自己的序号，ack=u+1 确认对方的 FIN。',
    rfc: 'SEG.ACK 填 RCV.NXT，也就是期望从对方收到的下一个序号。',
  },
  'ack-fin-not-counted': {
    moment: '对方的 FIN 也占一个序号，确认时要加 1。',
    why: ofPeerFin(
      (fin) =>
        `对方的 FIN 用掉了序号 ${fin}，你期望收到的下一个序号就是 ${after(fin)}。填 ack=${fin}，等于说“我还在等这个 FIN”。`,
    ),
    lecture: '课上用 ack=u+1 确认 FIN（序号 u），用 ack=w+1 确认 FIN（序号 w），都是序号加 1。',
    rfc: 'ack=X 确认的是 X 之前的全部，不含 X。FIN 占一个序号，ack 就要填它的序号加 1。',
  },
  'ack-counted-twice': {
    moment: '一个 FIN 只占一个序号，不是两个。',
    why: ofPeerFin(
      (fin, { rcvNxt }) =>
        `对方的 FIN 序号是 ${fin}，只占这一个，ack=${rcvNxt} 就确认了它。填 ack=${after(rcvNxt)} 就确认了 ${rcvNxt} 号，而对方的 FIN 之后没有 ${rcvNxt} 号。`,
    ),
    lecture: '课上写的是 ack=u+1 和 ack=w+1：比 FIN 的序号大 1，从来不是 2。',
    rfc: 'FIN 相当于数据末尾再加一个字节。确认了对方从未发过的序号，这个报文段就不会被接受。',
  },
  'ack-stale-data': {
    moment: '按序收到的，比这个 ack 确认的要多。',
    why: ofSegment(whyStale),
    lecture: '课上说 ack 是“期望收到的下一个数据的首字节序号”：按序收到新内容，ack 就要增加。',
    rfc: '按序到达的内容使 RCV.NXT（期望收到的下一个序号）增加，此后每个报文段的 ack 都填它，重传的也一样。',
  },
  'ack-of-nothing': {
    moment: '你确认了还没有收到的内容。',
    why: ofSegment(whyNothing),
    lecture: 'ack 是期望收到的下一个序号，收到占序号的内容才会增加；所以第二、三次挥手都是 ack=u+1。',
    rfc: 'ack=X 的意思是：X 之前的已经全部收到，一个不缺。',
  },
} satisfies MistakeWhys;
