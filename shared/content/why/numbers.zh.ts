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
    ? `来的报文带着 ack=${reset.seq}，RST 的 seq 就取它：对方用 ack 说了自己期望的是几号。`
    : `来的报文没带确认号，所以 RST 填 seq=0，ack=${reset.ack}。`;
}

function whyZero(segment: Segment, facts: PositionFacts): string | null {
  if (!has(segment, 'RST'))
    return `序号从第一个字节一直数到 FIN，你现在数到 ${facts.sndNxt}。释放连接，并不会让它退回 0。`;
  const due = seqOfReset(facts);
  return due === null ? null : `RST 只有在回答不带确认号的报文时，seq 才填 0。${due}`;
}

function whyWrong(segment: Segment, facts: PositionFacts): string | null {
  const { finSeq, sndUna, sndNxt } = facts;
  if (has(segment, 'RST')) {
    const due = seqOfReset(facts);
    return due === null ? null : `你给 RST 填了 seq=${segment.seq}。${due}`;
  }
  const stands = `你填了 seq=${segment.seq}，可你的序号数到 ${sndNxt} 了。`;
  if (sndUna === sndNxt && finSeq !== null)
    return `${stands}你的 FIN 已经发出，也被确认了，往后只剩 ACK 可发，seq 都是这个数。`;
  return sndUna === sndNxt
    ? `${stands}接下来不管发数据、FIN 还是一个 ACK，都从这个数开始。`
    : `${stands}要是重传，就用原来的序号：最早还没被确认的从 ${sndUna} 开始。`;
}

function whyStale(segment: Segment, { rcvNxt, reset }: PositionFacts): string | null {
  const { ack } = segment;
  if (ack === undefined) return null;
  if (has(segment, 'RST')) {
    return reset?.ack === undefined || reset.ack === null
      ? null
      : `RST 要确认来的全部内容，它到 ${before(reset.ack)} 为止，所以 ack=${reset.ack}；你填的是 ${ack}。`;
  }
  return `${rcvNxt} 之前的都已按序收到，你期望的下一个就是 ${rcvNxt}。填 ack=${ack}，等于说连 ${ack} 号都还没收到。`;
}

function whyNothing(segment: Segment, facts: PositionFacts): string | null {
  const { rcvNxt, arrival, reset } = facts;
  const { ack } = segment;
  if (ack === undefined) return null;
  if (has(segment, 'RST')) {
    return reset?.ack === undefined || reset.ack === null
      ? null
      : `来的内容到 ${before(reset.ack)} 为止，RST 填 ack=${reset.ack}。你填的 ${ack} 确认了没来过的东西。`;
  }
  const last = before(ack);
  const claimed =
    last === rcvNxt ? ` ${rcvNxt} 号也算收到了，可它没有来` : `直到 ${last} 号都算收到了，可它们并没有到齐`;
  const said = `连续收到的只到 ${rcvNxt} 之前。填 ack=${ack}，等于说${claimed}。`;
  if (isPureAck(arrival)) return `${said}刚来的 ACK 不占序号，ack 不会因它而动。`;
  const held = heldBack(facts);
  return held === null ? said : `${said}刚来的从 ${held.seq} 开始，前面还缺一块。`;
}

export const NUMBERS_ZH = {
  'swapped-seq-ack': {
    moment: 'seq 和 ack 填反了：seq 是自己的，ack 看对方。',
    why: ({ sndNxt, rcvNxt }) =>
      `seq 说的是你自己的序号，数到 ${sndNxt} 了；ack 说的是对方的，你期望的下一个是 ${rcvNxt}。你却填成 seq=${rcvNxt}，ack=${sndNxt}。`,
    lecture: '课堂里每次挥手都分得很清：第四次挥手 seq=u+1 是自己的，ack=w+1 是对方的。',
    rfc: 'SEG.SEQ 是这个报文自己的第一个序号，SEG.ACK 是发出者期望从对方收到的下一个序号。',
  },
  'seq-from-peer': {
    moment: 'seq 数的是自己的字节，你用了对方的数。',
    why: ({ sndNxt, rcvNxt }) =>
      `${rcvNxt} 是你期望从对方收到的下一个序号，该写在 ack 里。你自己的序号数到 ${sndNxt}，seq 说的是这一个。`,
    lecture: '课堂里 u 是发送方的，v、w 是接收方的：谁也不会把对方的数写进自己的 seq。',
    rfc: '连接的两个方向各有自己的一套序号，各有各的起点。',
  },
  'seq-fin-not-counted': {
    moment: '你的 FIN 也占了一个序号，别忘了往后数一个。',
    why: ofOwnFin(
      (fin, { sndNxt }) =>
        `你的 FIN 用掉了序号 ${fin}，所以你现在数到 ${sndNxt}。你填的 seq=${fin} 是 FIN 自己的号：FIN 和一个字节一样算数。`,
    ),
    lecture: '第一次挥手 seq=u，到第四次挥手就是 seq=u+1，中间差的正是那个 FIN。',
    rfc: 'SYN 和 FIN 各占一个序号，好让对方能确认它；FIN 发出后，SND.NXT（下一个要发的序号）加 1。',
  },
  'seq-ack-counted': {
    moment: '纯 ACK 不占序号，发过它，seq 也不往前走。',
    why: ofSegment(
      ({ seq }, { sndNxt, pureAcks }) =>
        `你发过 ${pureAcks} 个纯 ACK，一个序号也没用掉，所以你还在 ${sndNxt}。填 seq=${seq} 就多走了 ${seqDiff(seq, sndNxt)}。`,
    ),
    lecture: '第二次挥手是纯 ACK，seq=v。课堂没有明说：其间若没发数据，第三次挥手还从这个数开始，w=v。',
    rfc: '占序号的只有数据字节、SYN 和 FIN。只作确认的报文长度为 0，SND.NXT（下一个要发的序号）不动。',
  },
  'seq-stale-data': {
    moment: '你发过的数据占了序号，seq 该往后了。',
    why: ofSegment(
      ({ seq }, { sndNxt, finSeq }) =>
        `从 ${seq} 起的数据你已经发过，每个字节都用掉一个序号${finSeq === null ? '' : '，FIN 又用掉一个'}，如今数到了 ${sndNxt}。`,
    ),
    lecture: '第三次挥手写 seq=w 而不是 v，就是因为其间接收方又发了数据。',
    rfc: '每个字节都有自己的序号，发了 n 个字节，SND.NXT（下一个要发的序号）就加 n。',
  },
  'seq-zero': {
    moment: '这里 seq 不是 0：释放连接不会让序号归零。',
    why: ofSegment(whyZero),
    lecture: '课堂里的 u、v、w 都不是从头数起，而是接着各自已发的数据往下数。',
    rfc: '序号从初始值起在整条连接里连续使用（模 2^32），FIN 占最后一个字节后面的那个。',
  },
  'seq-wrong': {
    moment: '这个 seq 不是此刻该填的序号。',
    why: ofSegment(whyWrong),
    lecture: '课堂里没有哪个 seq 可以随便填：u、v、w 接在各自当时已发的数据之后，u+1 接在 FIN 之后。',
    rfc: '头一次发的内容和每个 ACK 都用 SEQ=SND.NXT，即下一个要发的序号；重传的仍用原来的序号。',
  },
  'ack-from-own': {
    moment: 'ack 要看收到了什么，你填了自己的序号。',
    why: ({ sndNxt, rcvNxt }) =>
      `${sndNxt} 是你自己下一个要用的序号，那是 seq 的事。ack 说的是期望从对方收到的下一个，是 ${rcvNxt}。`,
    lecture: '第二次挥手两样都有：seq=v 是自己的，ack=u+1 是对方的。',
    rfc: 'SEG.ACK 填 RCV.NXT，也就是期望从对方收到的下一个序号。',
  },
  'ack-fin-not-counted': {
    moment: '对方的 FIN 也占一个序号，确认时要加 1。',
    why: ofPeerFin(
      (fin) =>
        `对方的 FIN 用掉了序号 ${fin}，你期望的下一个就是 ${after(fin)}。填 ack=${fin}，等于说“我还在等这个 FIN”。`,
    ),
    lecture: '课堂用 ack=u+1 确认 FIN u，用 ack=w+1 确认 FIN w，都比 FIN 的序号大 1。',
    rfc: 'ACK=X 确认的是 X 之前的全部，不含 X。FIN 占一个序号，所以确认它要填大 1 的数。',
  },
  'ack-counted-twice': {
    moment: '一个 FIN 只占一个序号，不是两个。',
    why: ofPeerFin(
      (fin, { rcvNxt }) =>
        `对方的 FIN 序号是 ${fin}，只占这一个，ack=${rcvNxt} 就确认了它。填 ${after(rcvNxt)} 就连 ${rcvNxt} 号也确认了，可对方的序号到 FIN 为止，根本没有这一号。`,
    ),
    lecture: '课堂写的是 u+1 和 w+1：比 FIN 大 1，从来不是 2。',
    rfc: 'FIN 相当于数据末尾的一个字节。确认了从未发过的序号，这个报文就不会被接受。',
  },
  'ack-stale-data': {
    moment: '按序收到的，比这个 ack 承认的要多。',
    why: ofSegment(whyStale),
    lecture: '课堂说 ack 是“期望收到的下一个数据的首字节序号”：按序收到了，它就要往后走。',
    rfc: '按序到达的内容推动 RCV.NXT（期望收到的下一个序号），此后发的每个报文都要带上它，重传的也一样。',
  },
  'ack-of-nothing': {
    moment: '你确认了还没收到的东西。',
    why: ofSegment(whyNothing),
    lecture: 'ack 是期望收到的下一个字节，只有占序号的才会推动它；所以第二、三次挥手的 ack 都是 u+1。',
    rfc: 'ACK=X 的意思是：X 之前的已经全部收到，一个不缺。',
  },
} satisfies MistakeWhys;
