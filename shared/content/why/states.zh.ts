/** 说出的状态为什么不是这一端所在的状态。 */

import { after, type MistakeWhys, ofOwnFin, ofPeerFin, type PositionFacts } from './position-facts.ts';

function whyNotTimeWait({ finSeq, peerFinSeq, sndUna }: PositionFacts): string {
  const own =
    finSeq === null
      ? '你自己的 FIN 都还没有发'
      : `确认你的 FIN（序号 ${finSeq}）要 ack=${after(finSeq)}，它没有来，已确认的只到 ${sndUna} 之前`;
  const theirs = peerFinSeq === null ? '对方的 FIN 也没有来。' : `对方的 FIN（${peerFinSeq}）只是其中一半。`;
  return `进 TIME-WAIT 要两样都齐，可${own}。${theirs}`;
}

function whyOther({ closed, finSeq, finAcked, peerFinSeq }: PositionFacts): string {
  const own =
    finSeq === null
      ? closed
        ? '还没发（close() 不等它）'
        : '没有发'
      : `序号 ${finSeq}，${finAcked ? '已被确认' : '没被确认'}`;
  const theirs = peerFinSeq === null ? '没有来' : `来了，序号 ${peerFinSeq}`;
  const both = finAcked && peerFinSeq !== null ? '都完成了：先关闭或 FIN 交错的在 TIME-WAIT，后关闭的 CLOSED。' : '';
  return `应用关闭了吗？${closed ? '关了' : '没有'}。自己的 FIN？${own}。对方的 FIN？${theirs}。状态由这几样和谁先关闭来定；RST、中止或等待期满会直接到 CLOSED。${both}`;
}

export const STATES_ZH = {
  'state-fin-closes-both': {
    moment: '一个 FIN 只关一个方向，你的还开着。',
    why: ofPeerFin(
      (fin, { sndNxt }) =>
        `对方的 FIN（序号 ${fin}）只是说它不再发数据。你的方向还开着：自己的 FIN 没有发，从 ${sndNxt} 起还可以发数据。`,
    ),
    lecture: '课堂把这叫“关闭等待”：收到第一个 FIN 以后，接收方的数据可能还没发完，会继续发送。',
    rfc: 'CLOSE 是说“我没有数据要发了”，只管一个方向；另一个方向要到它自己的 FIN 才结束。',
  },
  'state-time-wait-on-passive': {
    moment: '你是后关闭的一方，不用等 2MSL。',
    why: ofPeerFin(
      (fin) =>
        `对方的 FIN（序号 ${fin}）来的时候，你的应用还没有关闭，所以先关闭的是对方。等 2MSL 的是发最后那个 ACK 的一方，不是你。`,
    ),
    lecture: '课堂里要等 2MSL 的只有主动释放的发送方；接收方收到第四次挥手，就进入“关闭状态”。',
    rfc: '只有 FIN-WAIT-1、FIN-WAIT-2 和 CLOSING 通向 TIME-WAIT；CLOSE-WAIT 走的是 LAST-ACK、CLOSED。',
  },
  'state-skips-time-wait': {
    moment: '先是 TIME-WAIT：你最后的 ACK 也许会丢。',
    why: ofPeerFin(
      (fin) =>
        `你的 ack=${after(fin)} 到没到，没有人会告诉你。没到的话，序号 ${fin} 的 FIN 还会再来，得有人在这里回答，所以要等够 2MSL。`,
    ),
    lecture: '课堂说发完第四次挥手要等 2MSL，“确保没有出现问题”，然后才进入关闭状态。',
    rfc: '主动关闭的一方必须在 TIME-WAIT 停留 2MSL。',
  },
  'state-closing-for-time-wait': {
    moment: 'CLOSING 是在等对你 FIN 的确认，而它已经来了。',
    why: ofOwnFin(
      (fin, { sndUna }) =>
        `你的 FIN（序号 ${fin}）已被确认，对方说过 ack=${sndUna}。CLOSING 是两个 FIN 在路上交错、偏偏还缺这个确认时的状态。`,
    ),
    lecture: '课堂没有 CLOSING：两个 FIN 会交错，它略去了。按它的次序，第二个 FIN 来之前，第一个早已被确认。',
    rfc: '对方的 FIN 来时，自己的 FIN 若已被确认就进 TIME-WAIT，否则才是 CLOSING。',
  },
  'state-any-fin-time-wait': {
    moment: '要到 TIME-WAIT，还缺对你自己 FIN 的确认。',
    why: whyNotTimeWait,
    lecture: '课堂里对第一个 FIN 的确认（第二次挥手）早在 TIME-WAIT 之前就到了；两个 FIN 交错的情形它没讲。',
    rfc: '在 FIN-WAIT-1 收到 FIN：自己的 FIN 已被确认就进 TIME-WAIT，否则进 CLOSING。',
  },
  'state-any-ack-fin-wait-2': {
    moment: '那个 ACK 还没有确认到你的 FIN。',
    why: ofOwnFin(
      (fin, { sndUna }) =>
        `你的 FIN 序号是 ${fin}，只有 ack=${after(fin)} 才算确认它。到目前对方只确认到 ${sndUna} 之前，FIN 不在里面。`,
    ),
    lecture: '第二次挥手是 ack=u+1，不是随便哪个 ack；收到它，发送方才进入 FIN-WAIT-2。',
    rfc: '从 FIN-WAIT-1 到 FIN-WAIT-2，只能凭对自己 FIN 的确认。',
  },
  'state-fin-means-fin-wait-2': {
    moment: 'FIN-WAIT-2 等的就是对方的 FIN，它已经来了。',
    why: ofPeerFin(
      (fin) => `对方的 FIN 已经到了，序号 ${fin}。FIN-WAIT-2 等的正是它，所以要么已经等完，要么你从没到过那里。`,
    ),
    lecture: '课堂里进入 FIN-WAIT-2 凭的是第二次挥手（一个 ACK），第三次挥手的 FIN 一来，就离开了。',
    rfc: '对方的 FIN 使 FIN-WAIT-2 到 TIME-WAIT，FIN-WAIT-1 到 CLOSING 或 TIME-WAIT，ESTABLISHED 到 CLOSE-WAIT。',
  },
  'state-wrong': {
    moment: '你这一端不在这个状态。',
    why: whyOther,
    lecture: '课堂在每次挥手后都说了谁进入什么状态：看看你已经发出了哪几次，又收到了哪几次。',
    rfc: '状态图：应用的调用、到来的报文、计时器，每个事件都只通向一个确定的状态，或者留在原地。',
  },
} satisfies MistakeWhys;
