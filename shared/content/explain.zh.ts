/** 中文讲解：用课堂上的说法，写给学累了、只有一分钟的同学。 */

import { RIGHT_ZH } from './right.zh.ts';
import type { Texts } from './text.ts';

export const ZH: Texts = {
  mistakes: {
    'ack-from-closed': {
      name: '已关闭的一端不能再确认',
      why: '你这一端是 CLOSED，没有连接，也没有序号，无从确认，也无可发送。关闭的一端只会发 RST，而收到 RST 就什么也不回。',
      remember: 'CLOSED 只会发 RST，否则就沉默。',
    },
    'no-reset-from-closed': {
      name: '已关闭却不回 RST',
      why: '这里欠对方一个 RST：要么你的应用中止了连接，要么来的报文这边没有连接能收。不发 RST，对方会以为一切照旧。',
      remember: '连接不存在，就用 RST 说清楚。',
    },
    'syn-in-teardown': {
      name: '连接还在，却发了 SYN',
      why: 'SYN 是建立连接用的，而这条连接早已建立。对方不会接受它，只会回一个 ACK，说明自己目前的进度。',
      remember: '建立用 SYN，释放用 FIN。',
    },
    'rst-for-close': {
      name: '不能用 RST 正常关闭',
      why: 'RST 是异常中止：还在路上的数据会丢，对方应用会收到错误。你的应用并没有要求中止，正常释放应当发 FIN。',
      remember: 'FIN 是道别，RST 是摔门。',
    },
    'no-ack-flag': {
      name: '缺少 ACK 标志',
      why: '三次握手之后，每个报文都要置 ACK=1，FIN 也不例外，否则会被整个丢弃。只有 RST 可以不带：应用中止时的，或 seq 取自来报文 ack 的。',
      remember: '连接建立后，个个报文带 ACK。',
    },
    'fin-too-early': {
      name: 'FIN 发早了',
      why: 'FIN 的意思是“我的应用没有数据要发了”。你的应用还没有关闭，或者还有数据没发完，何时结束由应用决定。',
      remember: '数据发完、应用 CLOSE，才轮到 FIN。',
    },
    'seq-new-for-retransmission': {
      name: '重传 FIN 却换了序号',
      why: '重传就是把同一个 FIN 用原来的序号再发一次。换了序号就成了另一个报文，丢掉的那个 FIN 仍然没有补上。',
      remember: '重传不换序号。',
    },
    'fin-twice': {
      name: '发了第二个 FIN',
      why: '你的 FIN 已经发出，占了它的序号，你这个方向到此为止。用更大的序号再发 FIN，等于在结尾之后又结尾一次。',
      remember: '每个方向只有一个 FIN。',
    },
    'data-after-fin': {
      name: '自己的 FIN 之后又发数据',
      why: '发出 FIN 就是承诺不再发数据。之后你仍可接收数据、发送确认，但不能再发送新的数据。',
      remember: '发完 FIN，只听不说。',
    },
    'swapped-seq-ack': {
      name: 'seq 和 ack 填反了',
      why: 'seq 是自己下一个要发的序号，ack 是期望从对方收到的下一个序号。你把两个数填反了位置。',
      remember: 'seq 看自己，ack 看对方。',
    },
    'seq-from-peer': {
      name: 'seq 用了对方的序号',
      why: 'seq 数的是你自己发出的字节。你填的是期望从对方收到的序号，它只该出现在 ack 里。',
      remember: '两个方向，各数各的。',
    },
    'seq-fin-not-counted': {
      name: '忘了自己的 FIN 占一个序号',
      why: 'FIN 和一个字节的数据一样，要消耗一个序号。FIN 的序号是 x，你之后发的报文 seq 就是 x+1。',
      remember: '发过 FIN，seq 加 1。',
    },
    'seq-ack-counted': {
      name: '把纯 ACK 也算了序号',
      why: '只有数据、SYN 和 FIN 消耗序号。你发过的纯 ACK 不占序号，下一个报文的 seq 与它相同。',
      remember: '纯 ACK 不占序号。',
    },
    'seq-stale-data': {
      name: '没算上已发的数据',
      why: '每发一个字节就用掉一个序号，而你在这个序号之后已经发过数据。seq 应紧接在最后一个字节之后。',
      remember: '新 seq = 旧 seq + 已发字节数。',
    },
    'seq-zero': {
      name: 'seq 从 0 重新开始了',
      why: '序号在整个连接中连续使用，释放连接并不会让它回到 0。RST 也只有在回答不带 ACK 的报文时，seq 才填 0。',
      remember: '释放连接，序号不归零。',
    },
    'seq-wrong': {
      name: 'seq 不对',
      why: 'seq 要接着自己的计数走，重传时则用原来的序号。关闭的一端没有计数，它发的 RST，seq 就取来的报文里的 ack。',
      remember: 'seq = 自己还没用过的下一个序号。',
    },
    'ack-from-own': {
      name: 'ack 填了自己的序号',
      why: 'ack 是期望从对方收到的下一个序号。你填的是自己下一个要发的序号，它应该写在 seq 里。',
      remember: 'ack 只看收到了什么。',
    },
    'ack-fin-not-counted': {
      name: '忘了对方的 FIN 占一个序号',
      why: 'FIN 消耗一个序号。确认序号为 x 的 FIN，ack 要填 x+1；填 x 等于说“我还在等这个 FIN”。',
      remember: '确认 FIN：它的序号加 1。',
    },
    'ack-counted-twice': {
      name: '把对方的 FIN 算了两次',
      why: '一个 FIN 只占一个序号。序号为 x 的 FIN 用 x+1 确认；填 x+2 就确认了对方从未发过的东西。',
      remember: '一个 FIN，一个序号。',
    },
    'ack-stale-data': {
      name: 'ack 落后了',
      why: '按序到达的比这个 ack 承认的要多。ack 应是按序收到的最后一个序号加 1，填小了等于说后面的还没收到。',
      remember: 'ack = 期望收到的下一个序号。',
    },
    'ack-of-nothing': {
      name: '确认了没收到的东西',
      why: '这个序号之前的并没有到齐：中间缺了，或者对方根本没发过。数据和 FIN 占序号；纯 ACK 不占，收到它 ack 不变。',
      remember: '前面到齐了，才往后确认。',
    },
    'no-fin': {
      name: '漏了 FIN 标志',
      why: '现在该发 FIN：应用已经关闭，或者重传计时器说明你的 FIN 还没被确认。不置 FIN=1，对方就不知道你已结束。',
      remember: '应用 CLOSE，就要 FIN=1。',
    },
    'unprompted-reack': {
      name: '没人问，又发了一次最后的 ACK',
      why: '最后的 ACK 只在需要回答时才重发：FIN 又来了，或者来了旧数据。现在都没有，多发这一次毫无作用。',
      remember: '有要回答的，ACK 才再发。',
    },
    'needless-retransmission': {
      name: '发得没有必要',
      why: '要么它重复的东西还在路上或早已被确认，又没有超时；要么这个 RST 没有要回答的报文。重传要等计时器到时。',
      remember: '没超时不重传，收到 RST 不回 RST。',
    },
    'needless-ack': {
      name: '多余的 ACK',
      why: '只有占用序号的东西（数据、FIN）才需要确认，现在并没有收到算数的这类报文；如果 ACK 还要确认，就永远停不下来了。',
      remember: '没有人去确认一个 ACK。',
    },
    'no-reack-in-time-wait': {
      name: 'FIN 又来了，却没有回答',
      why: 'FIN 又来了，对方可能没收到你最后的 ACK。应再发一次这个 ACK，并重新计时 2MSL，TIME-WAIT 就是为此而设的。',
      remember: 'FIN 再来：再 ACK，2MSL 重新计时。',
    },
    'no-reply-to-fin': {
      name: '收到 FIN 没有确认',
      why: 'FIN 一到就要立即确认。收不到你的 ACK，对方无法知道 FIN 是否送达，只好一再重传。',
      remember: '每个 FIN 都要有 ACK。',
    },
    'no-retransmission': {
      name: '超时了却没有重传',
      why: '重传计时器已到时：你发的报文没有得到确认，可能丢了。这件事只有你能补救，把它再发一次。',
      remember: '超时，就重传最早未确认的报文。',
    },
    'close-forgotten': {
      name: '应用已关闭，FIN 却没发',
      why: '应用已经关闭，也没有待发的数据，FIN 该发了。没有哪个计时器会替你发，不发它，你这个方向就一直开着。',
      remember: '已 CLOSE、数据发完，就发 FIN。',
    },
    'port-too-early': {
      name: '端口仍被占用',
      why: '原来的连接还没有消失，端口仍归它。TIME-WAIT 要占满 2MSL：最后的 ACK 可能要重发，旧报文也可能还在路上。',
      remember: '过了 2MSL，端口才空出来。',
    },
    'state-fin-closes-both': {
      name: '一个 FIN 关不了两个方向',
      why: '收到的 FIN 只结束对方那个方向。你自己的方向要等你的 FIN 发出并被确认才算关闭，所以还不是 CLOSED。',
      remember: '两个方向，两个 FIN。',
    },
    'state-time-wait-on-passive': {
      name: '被动关闭方不等 2MSL',
      why: '先关闭的一方发最后的 ACK，怕它丢失才要等待。你是后关闭的一方，收到这个 ACK 就直接结束。',
      remember: 'LAST-ACK 直接到 CLOSED。',
    },
    'state-skips-time-wait': {
      name: '跳过了 TIME-WAIT',
      why: '最后的 ACK 可能会丢，而且没有人会告诉你。要在 TIME-WAIT 等 2MSL，准备回答重传的 FIN，然后才进入 CLOSED。',
      remember: '先 TIME-WAIT，后 CLOSED。',
    },
    'state-closing-for-time-wait': {
      name: 'CLOSING 只属于同时关闭',
      why: 'CLOSING 表示双方同时关闭：对方的 FIN 已到，而自己的 FIN 还没被确认。现在你的 FIN 已被确认。',
      remember: '我的 FIN 已确认，就不会是 CLOSING。',
    },
    'state-any-fin-time-wait': {
      name: '进 TIME-WAIT 太早',
      why: 'TIME-WAIT 要两件事都完成：收到对方的 FIN，自己的 FIN 也被确认。现在还缺对你的 FIN 的确认。',
      remember: '对方 FIN 到 + 我的 FIN 被确认。',
    },
    'state-any-ack-fin-wait-2': {
      name: '这个 ACK 没有确认你的 FIN',
      why: '你的 FIN 序号是 u，只有 ack=u+1 才确认了它。这个 ACK 最多确认了之前的数据，你仍在 FIN-WAIT-1。',
      remember: '进 FIN-WAIT-2 要 ack=u+1。',
    },
    'state-fin-means-fin-wait-2': {
      name: 'FIN 已到，不是 FIN-WAIT-2',
      why: 'FIN-WAIT-2 等的就是对方的 FIN。这个 FIN 已经到了，所以不会是这个状态。',
      remember: 'FIN-WAIT-2 等的是对方的 FIN。',
    },
    'state-wrong': {
      name: '不是这个状态',
      why: '看两件事就能定状态：自己的 FIN 发出并被确认了吗？对方的 FIN 到了吗？这里应是另一个状态。RST 和中止则直接到 CLOSED。',
      remember: '我的 FIN？对它的 ACK？对方的 FIN？',
    },
  },
  remarks: {
    'lecture-first-fin': '按课堂写法（FIN=1，seq=u）算对。真实网络里第一个 FIN 也带 ACK=1，否则会被对方丢弃。',
  },
  peerWould: {
    'answer-ack-and-drop': '对方不会接受这个报文，只会回一个 ACK，说明它期望的序号。',
    'drop-silently': '对方会一声不响地丢弃它，就像在路上丢了一样。',
    'be-reset': '对方的连接会当场中断；还在使用它的应用会得到“连接被重置”的错误。',
    'answer-reset': '对方已没有这条连接，会回一个 RST。',
    accept: '对方看不出这是错的，会照样收下，并按它继续走下去。',
    'ignore-old': '对方会当它是早已收过的旧报文，什么都不改变。',
    'hold-and-ask': '对方会先把它放在一边，因为它前面还缺一个序号，并回一个 ACK 索要那个序号。',
    'challenge-ack': '对方不会轻信它，会回一个 ACK 来核实你究竟知道什么。',
  },
  states: {
    ESTABLISHED: '连接已建立，双方都能发数据，还没有人关闭。',
    'FIN-WAIT-1': '终止等待 1：你先关闭，FIN 已交出，等对方确认。',
    'FIN-WAIT-2': '终止等待 2：你的 FIN 已被确认，等对方的 FIN，其间仍可能收到数据。',
    'CLOSE-WAIT': '关闭等待：对方已发完，等自己的应用关闭；你还可以发数据。',
    CLOSING: '同时关闭：对方的 FIN 已到，等对方确认你的 FIN。',
    'LAST-ACK': '最后确认：你后关闭，FIN 已交出，等最后一个 ACK。',
    'TIME-WAIT': '时间等待：两个 FIN 都已完成，等 2MSL，以防最后的 ACK 丢失；端口仍被占用。',
    CLOSED: '关闭：连接已经不存在，不再占用端口。',
  },
  right: RIGHT_ZH,
};
