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
    return segment.len > 0 ? `${segment.len} 字节数据` : '一个不带数据的 ACK';
  };
  const bare = has(segment, 'ACK') || has(segment, 'RST') ? '' : '，没有 ACK 标志';
  return `看看收到的是什么：${what()}${bare}${again ? '，而且是再次收到' : ''}。`;
}

function called({ call, bytes, full }: AppCall): string {
  switch (call) {
    case 'SEND':
      return `应用交来 ${bytes} 字节要发送`;
    case 'CLOSE':
      return full ? '应用关闭了，而且不再读数据' : '应用关闭了';
    case 'ABORT':
      return '应用不是要关闭，而是要中止连接';
    case 'LISTEN':
      return '应用带着 SO_REUSEADDR 要复用端口';
    case 'CONNECT':
      return '应用要建立新连接';
    case 'DIE':
      return '进程被终止了，由内核替它关闭';
    case 'BIND':
      return '应用要复用原来的端口';
  }
}

function happened({ cause }: HintFacts): string {
  switch (cause.kind) {
    case 'call':
      return `看看自己这边：${called(cause)}。`;
    case 'arrival':
      return `${came(cause.segment, cause.again)}${cause.called === null ? '' : `此后${called(cause.called)}。`}`;
    case 'still-owed':
      return '上一步是对的，但还有该发的没有发。';
    case 'timer':
      if (cause.timer === 'retransmission') return '看看计时器：重传计时器到时了，你发的还有未被确认的。';
      if (cause.timer === 'keep-alive') return '看看保活计时器：很久没有收到报文段了。';
      if (cause.timer === 'delayed-ack') return '看看延迟确认计时器：它到时了，还有一个确认没有发。';
      if (cause.timer === 'fin-wait-2') return '看看系统：它不再等对方的 FIN 了。';
      return cause.timer === 'time-wait' ? '看看端口：等待结束了。' : '看看应用：它已经放弃了这条连接。';
  }
}

const MAY_WAIT = '该回一个 ACK，但可以稍稍推迟。';

const OWED: Readonly<Record<HintFacts['right']['kind'], string>> = {
  send: '现在该发一个报文段。',
  wait: '对此不用发报文段。',
  bind: '不用给对方发什么，要处理的是端口。',
  claim: '要说的是自己这一端的状态。',
};

/** 按序收到了哪里；下一个序号留给玩家自己算。 */
function inOrder({ peerFin, rcvNxt }: HintFacts): string {
  const last = before(rcvNxt);
  return peerFin === last ? `最后按序收到的是 FIN，序号 ${last}` : `对方发来的，按序收到 ${last} 号为止`;
}

function resetNumbers({ arrival, sndNxt, rule }: HintFacts): string {
  if (arrival === null || rule === 'reset-abort' || rule === 'reset-unread') return `你的下一个序号是 ${sndNxt}。`;
  const ack = arrival.ack === undefined ? '没有确认号' : `ack=${arrival.ack}`;
  const text = arrival.len > 0 ? `，${arrival.len} 字节` : '';
  return `收到的报文段：seq=${arrival.seq}，${ack}${text}${has(arrival, 'FIN') ? '，带 FIN' : ''}。`;
}

function sendNumbers(segment: Segment, facts: HintFacts): string {
  const { rule, arrival, sndUna, sndNxt, rcvNxt, pending } = facts;
  if (has(segment, 'RST')) return resetNumbers(facts);
  if (rule === 'again') return `最早未被确认的从 ${sndUna} 号开始；${inOrder(facts)}。`;
  if (rule === 'first-fin-bare') return `你用过的最后一个序号是 ${before(sndNxt)}。`;
  const waiting = pending > 0 ? `，还有 ${pending} 字节待发` : '';
  const gap = rule === 'ack-gap' && arrival !== null ? `刚收到的从 ${arrival.seq} 号开始，${rcvNxt} 号还缺着。` : '';
  return `你的下一个序号是 ${sndNxt}${waiting}；${inOrder(facts)}。${gap}`;
}

function numbers(facts: HintFacts): string {
  const { right, arrival, sndUna, sndNxt, rcvNxt, rule } = facts;
  if (right.kind === 'send') return sendNumbers(right.segment, facts);
  if (rule === 'silent-reset' && arrival !== null)
    return `收到的是 seq=${arrival.seq} 的 RST，里面没有需要回答的内容。`;
  if (arrival !== null && arrival.ack !== undefined)
    return `收到的报文段 seq=${arrival.seq}，确认了 ${arrival.ack} 号之前的。你已发到 ${before(sndNxt)} 号，期望收到 ${rcvNxt} 号。`;
  if (sndUna !== sndNxt) return `你已发到 ${before(sndNxt)} 号，${sndUna} 号之前的已被确认；期望收到 ${rcvNxt} 号。`;
  return `你已发到 ${before(sndNxt)} 号，全部被确认；对方发来的，你也确认到了 ${before(rcvNxt)} 号。`;
}

export const HINT_ZH: HintTexts = {
  look: (facts) => `${happened(facts)}${facts.rule === 'silent-may-hold' ? MAY_WAIT : OWED[facts.right.kind]}`,
  rules: {
    'reset-abort': '中止连接只发一个 RST：seq 填自己的下一个序号，不要求对方回答。',
    'reset-unread': '没读完数据就关闭，不能让对方以为一切正常：发 RST，seq 填自己的下一个序号。',
    'reset-by-ack': '这里已经没有谁能接收它，要用 RST 告诉对方：seq 就填它带来的 ack。',
    'reset-without-ack': '这里已经没有谁能接收它，要回 RST。它没带 ack，所以 seq 填 0，再用 ack 确认它的全部内容。',
    reset: '该发 RST：若是回答报文段，seq 填它带来的 ack；若是应用要中止，seq 填自己的下一个序号。',
    again: '把最早未被确认的报文段再发一次：标志、数据、seq 都不变，只有 ack 填当前的值。',
    'first-fin-bare': '没有数据要发了，就置 FIN=1。seq 是用过的最后一个序号加 1；课上的写法不带 ACK。',
    fin: '没有数据要发了，就置 FIN=1，ACK 照样置 1。seq 填自己的下一个序号，ack 填期望收到的下一个序号。',
    'fin-and-data': '数据在前，FIN 在后，一个报文段装得下：FIN 和 ACK 都置 1，seq 是数据第一个字节的序号。',
    'fin-and-ack':
      '你的 FIN 可以捎带对对方 FIN 的确认：一个报文段里 FIN=1、ACK=1。seq 填自己的下一个序号，ack 填对方 FIN 的序号加 1。',
    data: '数据从自己的下一个序号发起，ACK 照样置 1，ack 填期望收到的下一个序号。',
    'ack-fin': 'FIN 占一个序号，收到就要确认。seq 填自己的下一个序号，ack 填 FIN 的序号加 1。',
    'ack-fin-again':
      '对方的 FIN 又来了，它可能没收到你的 ACK：再确认一次。seq 填自己的下一个序号，ack 填 FIN 的序号加 1。',
    'ack-gap': '它前面还缺一段。先把它存下，ack 填缺的第一个序号；seq 填自己的下一个序号。',
    'ack-not-taken': '它不能接收，但要回答：发一个 ACK，用自己的下一个序号和期望收到的下一个序号，说明收发到了哪里。',
    ack: '占序号的都要确认：ack 填还没收到的第一个序号；seq 填自己的下一个序号，纯 ACK 本身不占序号。',
    'silent-reset': 'RST 从来不用回答。',
    'silent-ack': 'ACK 不占序号，不需要再确认。',
    'silent-no-flag': '没有 ACK 标志的报文段不算数：直接丢弃，不回答。',
    'silent-not-taken': '收到的内容里没有你还要接收的，也就没有什么要确认。',
    'silent-may-hold': '这个确认可以稍稍推迟：应用若很快要发数据或关闭，一个报文段就办两件事。立即发也没有错。',
    'silent-held': '先关闭的一方，端口还要占用一段时间，普通的 bind() 只能等这段时间过去。',
    'silent-call': '应用要做的事已经做不了，或者用不着发报文段：告诉应用就行，网络上什么也不发。',
    'silent-timer': '时间到了就这样结束，什么也不用发。',
    silent: '没有收到占序号的内容，计时器没有到时，应用也没有要求。',
    syn: '序号大于旧连接的 SYN 要建立新连接。回答是 SYN=1、ACK=1：ack 填它的序号加 1，seq 要大于自己用过的所有序号。',
    'port-reuse': '旧连接只剩等待，普通的 bind() 还不行；设了 SO_REUSEADDR 的服务器可以重新监听它。',
    port: '已经没有连接占用这个端口，可以复用了。',
    state: '看三件事：应用关闭了吗？自己的 FIN 被确认了吗？对方的 FIN 到了吗？',
  },
  numbers,
  nothing: '现在没有要你决定的。',
};
