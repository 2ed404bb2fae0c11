/** 三步提示的中文：看哪里，哪条规则，哪些数。从不说出状态：它也许还能用来得分。 */

import type { AppCall } from '../../duel/vocabulary/figure.ts';
import { has, type Segment } from '../../tcp/segment.ts';
import { before } from './position-facts.ts';
import type { HintFacts, HintTexts } from './hint.ts';

function came(segment: Segment, again: boolean): string {
  const what = () => {
    if (has(segment, 'RST')) return '一个 RST';
    if (has(segment, 'SYN')) return '一个 SYN';
    if (has(segment, 'FIN')) return segment.len > 0 ? `${segment.len} 字节数据和一个 FIN` : '一个 FIN';
    return segment.len > 0 ? `${segment.len} 字节数据` : '一个 ACK，没有别的';
  };
  const bare = has(segment, 'ACK') || has(segment, 'RST') ? '' : '，没有 ACK 标志';
  return `看看来的是什么：${what()}${bare}${again ? '，而且不是头一回来' : ''}。`;
}

function called({ call, bytes, full }: AppCall): string {
  switch (call) {
    case 'SEND':
      return `应用交来 ${bytes} 字节要发`;
    case 'CLOSE':
      return full ? '应用关闭了，连读也不读了' : '应用关闭了';
    case 'ABORT':
      return '应用不是关闭，而是中止';
    case 'BIND':
      return '应用想要回端口';
  }
}

function happened({ cause }: HintFacts): string {
  switch (cause.kind) {
    case 'call':
      return `看看自己这边：${called(cause)}。`;
    case 'arrival':
      return `${came(cause.segment, cause.again)}${cause.called === null ? '' : `这之后${called(cause.called)}。`}`;
    case 'still-owed':
      return '上一步走对了，但还没有完。';
    case 'timer':
      if (cause.timer === 'retransmission') return '看看计时器：它响了，你发的还有没被确认的。';
      return cause.timer === 'time-wait' ? '看看那个圈：2MSL 到了。' : '看看应用：它已经放弃了这条连接。';
  }
}

const OWED: Readonly<Record<HintFacts['right']['kind'], string>> = {
  send: '现在该发一个报文。',
  wait: '不用为它发报文。',
  bind: '不用给对方发报文，要紧的是端口。',
  claim: '要说的是自己这一端的状态。',
};

/** 按序收到了哪里；紧接着的那个数留给玩家自己算。 */
function inOrder({ peerFin, rcvNxt }: HintFacts): string {
  const last = before(rcvNxt);
  return peerFin === last ? `最后按序收到的是 FIN，序号 ${last}` : `对方发来的，按序收到 ${last} 号为止`;
}

function resetNumbers({ arrival, sndNxt, rule }: HintFacts): string {
  if (arrival === null || rule === 'reset-abort' || rule === 'reset-unread') return `你的下一个序号是 ${sndNxt}。`;
  const ack = arrival.ack === undefined ? '没有确认号' : `ack=${arrival.ack}`;
  const text = arrival.len > 0 ? `，${arrival.len} 字节` : '';
  return `来的报文 seq=${arrival.seq}，${ack}${text}${has(arrival, 'FIN') ? '，带 FIN' : ''}。`;
}

function sendNumbers(segment: Segment, facts: HintFacts): string {
  const { rule, arrival, sndUna, sndNxt, rcvNxt, pending } = facts;
  if (has(segment, 'RST')) return resetNumbers(facts);
  if (rule === 'again') return `最早没被确认的从 ${sndUna} 开始；${inOrder(facts)}。`;
  if (rule === 'first-fin-bare') return `你用过的最后一个序号是 ${before(sndNxt)}。`;
  const waiting = pending > 0 ? `，还有 ${pending} 字节在等` : '';
  const gap = rule === 'ack-gap' && arrival !== null ? `刚来的从 ${arrival.seq} 开始，${rcvNxt} 号还缺着。` : '';
  return `你的下一个序号是 ${sndNxt}${waiting}；${inOrder(facts)}。${gap}`;
}

function numbers(facts: HintFacts): string {
  const { right, arrival, sndUna, sndNxt, rcvNxt, rule } = facts;
  if (right.kind === 'send') return sendNumbers(right.segment, facts);
  if (rule === 'silent-reset' && arrival !== null) return `来的是 seq=${arrival.seq} 的 RST，里面没有要回答的序号。`;
  if (arrival !== null && arrival.ack !== undefined)
    return `来的报文 seq=${arrival.seq}，确认了 ${arrival.ack} 之前的。你发到了 ${before(sndNxt)}，期望收到的是 ${rcvNxt}。`;
  if (sndUna !== sndNxt) return `你发到了 ${before(sndNxt)}，${sndUna} 之前的已被确认；期望收到的是 ${rcvNxt}。`;
  return `你发到 ${before(sndNxt)}，全都被确认了；对方的你也确认到了 ${before(rcvNxt)}。`;
}

export const HINT_ZH: HintTexts = {
  look: (facts) => `${happened(facts)}${OWED[facts.right.kind]}`,
  rules: {
    'reset-abort': '中止只用一个 RST 来说，seq 是自己的下一个序号，不要求回答。',
    'reset-unread': '没读完就关闭，不能装作一切顺利：发 RST，seq 用自己的下一个序号。',
    'reset-by-ack': '这里没有谁能收它，要用 RST 说明；seq 就取来的 ack。',
    'reset-without-ack': '这里没有谁能收它，要回 RST。没有 ack 可取，seq 填 0，再用 ack 确认来的全部内容。',
    reset: '要发的是 RST：回答报文的，seq 取它的 ack；应用要中断的，用自己的下一个序号。',
    again: '再发一次最早没被确认的：标志、数据、seq 都不变，只有 ack 用现在的。',
    'first-fin-bare': '没有数据要发了，就置 FIN=1。seq 是用过的最后一个序号的下一个；课堂的写法不带 ACK。',
    fin: '没有数据要发了，就置 FIN=1，ACK 照样要置。seq 是自己的下一个序号，ack 是期望收到的下一个。',
    'fin-and-data': '数据在前，FIN 跟在后面，同一个报文装得下：FIN 和 ACK 都置 1，seq 是第一个字节的序号。',
    'fin-and-ack':
      '你的 FIN 可以顺便确认对方的 FIN：一个报文里 FIN=1、ACK=1。seq 用自己的下一个，ack 是对方 FIN 的下一个。',
    data: '数据从自己的下一个序号发起，ACK 照样置 1，ack 是期望收到的下一个。',
    'ack-fin': 'FIN 占一个序号，要立即确认。seq 是自己的下一个序号，ack 是 FIN 的下一个。',
    'ack-fin-again': '对方的 FIN 又来了，它可能没收到你的 ACK：再确认一次。seq 用自己的下一个，ack 是 FIN 的下一个。',
    'ack-gap': '它前面还缺东西。先把它存着，ACK 里填缺的第一个序号；seq 是自己的下一个。',
    'ack-not-taken': '它不能收，但要回答：一个 ACK，用自己的下一个序号和期望收到的下一个，说明自己的进度。',
    ack: '占序号的都要确认：ack 是还没有收到的第一个序号；seq 是自己的下一个，ACK 本身不占序号。',
    'silent-reset': 'RST 从来不用回答。',
    'silent-ack': 'ACK 不占序号，没有人去确认一个 ACK。',
    'silent-no-flag': '没有 ACK 标志的报文不算数，悄悄丢弃。',
    'silent-not-taken': '来的东西里没有你还会收的，所以也没有什么要确认。',
    'silent-held': '先关闭的一方要把端口再占一段时间，这之前只能等。',
    'silent-call': '应用要的已经做不了了，或者用不着发报文：告诉它就行，网络上什么也不发。',
    'silent-timer': '时间到了就这样结束，不声不响，什么也不用发。',
    silent: '没有收到占序号的东西，计时器没有响，应用也没有要求。',
    port: '没有连接再占着端口，就可以要回来了。',
    state: '看三件事：应用关闭了吗，自己的 FIN 被确认了吗，对方的 FIN 来了吗？',
  },
  numbers,
  nothing: '眼下没有要你决定的。',
};
