/** 说出的状态为什么不是这一端所在的状态。 */

import type { State } from '../../tcp/connection-state.ts';
import { after, type MistakeWhys, ofOwnFin, ofPeerFin, type PositionFacts } from './position-facts.ts';

function whyNotTimeWait({ finSeq, peerFinSeq, sndUna }: PositionFacts): string {
  const own =
    finSeq === null
      ? '你自己的 FIN 还没有发'
      : `你的 FIN（序号 ${finSeq}）要 ack=${after(finSeq)} 才算被确认，到现在只确认到 ${sndUna} 号之前`;
  const theirs = peerFinSeq === null ? '对方的 FIN 也没有到。' : `对方的 FIN（序号 ${peerFinSeq}）到了，只是其中一半。`;
  return `进入 TIME-WAIT 要两个条件，可${own}。${theirs}`;
}

/** 起决定作用的事实，和由它们得出的状态。 */
const NAMED: Readonly<Record<State, (facts: PositionFacts) => string>> = {
  ESTABLISHED: ({ sndNxt }) =>
    `你没有关闭，对方的 FIN 也没有到，双方都还能发（你从 ${sndNxt} 号起）：这就是 ESTABLISHED。`,
  'FIN-WAIT-1': ({ finSeq, sndNxt }) =>
    finSeq === null
      ? `你已关闭，对方的 FIN 还没有到。你的 FIN（序号至少是 ${sndNxt}）还没发出，但调用 close() 时状态就换了：这就是 FIN-WAIT-1。`
      : `你已关闭，你的 FIN（序号 ${finSeq}）还没有被确认，对方的 FIN 还没有到：这就是 FIN-WAIT-1。`,
  'FIN-WAIT-2': ({ finSeq }) => `你的 FIN（序号 ${finSeq}）已被确认，对方的 FIN 还没有到：这就是 FIN-WAIT-2。`,
  'CLOSE-WAIT': ({ peerFinSeq }) => `对方的 FIN（序号 ${peerFinSeq}）到了，你还没有关闭：这就是 CLOSE-WAIT。`,
  CLOSING: ({ finSeq, peerFinSeq }) =>
    `对方的 FIN（序号 ${peerFinSeq}）到了，你的 FIN（序号 ${finSeq}）还没有被确认，两个 FIN 交错：这就是 CLOSING。`,
  'LAST-ACK': ({ finSeq, peerFinSeq, sndNxt }) =>
    finSeq === null
      ? `对方的 FIN（序号 ${peerFinSeq}）先到，现在你也关闭了。你的 FIN（序号至少是 ${sndNxt}）还没发出，但调用 close() 时状态就换了：这就是 LAST-ACK。`
      : `对方的 FIN（序号 ${peerFinSeq}）先到，你的 FIN（序号 ${finSeq}）还没有被确认：这就是 LAST-ACK。`,
  'TIME-WAIT': ({ finSeq, peerFinSeq }) =>
    `你的 FIN（序号 ${finSeq}）已被确认，对方的（序号 ${peerFinSeq}）也到了，而你不是后关闭的一方：这就是 TIME-WAIT。`,
  CLOSED: ({ finSeq, finAcked, peerFinSeq }) =>
    finAcked && peerFinSeq !== null
      ? `两个 FIN（你的序号 ${finSeq}，对方的 ${peerFinSeq}）都已被确认，没有什么要等了：这就是 CLOSED。`
      : '连接没有等到两个 FIN 都被确认就结束了（收到 RST、应用中止、进程被终止，或者等得太久）：这就是 CLOSED。',
};

function whyOther(facts: PositionFacts): string | null {
  return facts.state === null ? null : NAMED[facts.state](facts);
}

export const STATES_ZH = {
  'state-fin-closes-both': {
    moment: '一个 FIN 只关一个方向，你的还开着。',
    why: ofPeerFin(
      (fin, { sndNxt }) =>
        `对方的 FIN（序号 ${fin}）只表示它不再发数据。你的方向还开着：自己的 FIN 没有发，从 ${sndNxt} 号起还可以发数据。`,
    ),
    lecture: '课上把这个状态叫作“关闭等待”：接收方的数据可能还没有全部发送完，会继续发送。',
    rfc: 'CLOSE 的意思是“我没有数据要发了”，只关一个方向；另一个方向要等另一方自己的 FIN。',
  },
  'state-time-wait-on-passive': {
    moment: '你是后关闭的一方，不用等 2MSL。',
    why: ofPeerFin(
      (fin) =>
        `对方的 FIN（序号 ${fin}）到的时候，你的应用还没有关闭，所以先关闭的是对方。等 2MSL 的是发最后那个 ACK 的一方，不是你。`,
    ),
    lecture: '课上要等 2MSL 的只有主动释放连接的发送方；接收方收到第四次挥手，就进入“关闭状态”。',
    rfc: '只有 FIN-WAIT-1、FIN-WAIT-2 和 CLOSING 通向 TIME-WAIT；CLOSE-WAIT 走的是 LAST-ACK、CLOSED。',
  },
  'state-skips-time-wait': {
    moment: '先进入 TIME-WAIT：你最后的 ACK 可能会丢。',
    why: ofPeerFin(
      (fin) =>
        `你的 ack=${after(fin)} 到没到，没有人会告诉你。没有到的话，序号为 ${fin} 的 FIN 会再来，这里要有人回答，所以要等够 2MSL。`,
    ),
    lecture: '课上说发完第四次挥手要等 2MSL，“确保没有出现问题”，才进入“关闭状态”。',
    rfc: '主动关闭的一方必须在 TIME-WAIT 停留 2MSL。',
  },
  'state-closing-for-time-wait': {
    moment: 'CLOSING 是在等对自己 FIN 的确认，而它已经到了。',
    why: ofOwnFin(
      (fin, { sndUna }) =>
        `你的 FIN（序号 ${fin}）已被对方用 ack=${sndUna} 确认。CLOSING 是两个 FIN 交错、自己的 FIN 还没有被确认时的状态。`,
    ),
    lecture: '课上没有讲 CLOSING，略去了两个 FIN 交错的情形：第二个 FIN 到之前，第一个早已被确认。',
    rfc: '对方的 FIN 到时，自己的 FIN 若已被确认就进入 TIME-WAIT，否则才进入 CLOSING。',
  },
  'state-any-fin-time-wait': {
    moment: '要进入 TIME-WAIT，还缺对自己 FIN 的确认。',
    why: whyNotTimeWait,
    lecture: '课上对第一个 FIN 的确认（第二次挥手）早在 TIME-WAIT 之前就到了；两个 FIN 交错的情形没有讲。',
    rfc: '在 FIN-WAIT-1 收到 FIN：自己的 FIN 已被确认就进入 TIME-WAIT，否则进入 CLOSING。',
  },
  'state-any-ack-fin-wait-2': {
    moment: '收到的 ACK 还没有确认你的 FIN。',
    why: ofOwnFin(
      (fin, { sndUna }) =>
        `你的 FIN 序号是 ${fin}，只有 ack=${after(fin)} 才算确认它。到现在对方只确认到 ${sndUna} 号之前，不包括 FIN。`,
    ),
    lecture: '第二次挥手是 ack=u+1，不是任意一个 ack；收到它，发送方才进入 FIN-WAIT-2。',
    rfc: '只有收到对自己 FIN 的确认，才从 FIN-WAIT-1 进入 FIN-WAIT-2。',
  },
  'state-fin-means-fin-wait-2': {
    moment: 'FIN-WAIT-2 等的就是对方的 FIN，它已经到了。',
    why: ofPeerFin(
      (fin) => `对方的 FIN 已经到了，序号 ${fin}。FIN-WAIT-2 等的正是它，所以你要么已经离开这个状态，要么从未进入过。`,
    ),
    lecture: '课上收到第二次挥手（一个 ACK）就进入 FIN-WAIT-2；第三次挥手的 FIN 一到，就离开它。',
    rfc: '收到对方的 FIN：FIN-WAIT-2 变为 TIME-WAIT，FIN-WAIT-1 变为 CLOSING 或 TIME-WAIT，ESTABLISHED 变为 CLOSE-WAIT。',
  },
  'state-wrong': {
    moment: '你这一端不在这个状态。',
    why: whyOther,
    lecture: '课上说发出报文段以后才换状态；真正的 TCP 在事件发生时（调用 close()、FIN 到达）就换了。',
    rfc: '状态图：应用的调用、到达的报文段、计时器，每个事件都使状态变为确定的下一个，或者保持不变。',
  },
} satisfies MistakeWhys;
