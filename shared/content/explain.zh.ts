/** 中文讲解：用课上的说法，写给学累了、只有一分钟的同学。 */

import { RIGHT_ZH } from './right.zh.ts';
import type { Texts } from './text.ts';

export const ZH: Texts = {
  mistakes: {
    'syn-refused': {
      name: '没有接受新连接',
      why: '收到的 SYN 序号大于旧连接用过的，服务器又在监听，应该用 SYN,ACK 接受；回答别的，客户端就连不上。',
      remember: '有套接字在监听，来了新 SYN，就回 SYN,ACK。',
    },
    'reopen-seq': {
      name: '用了旧连接的序号',
      why: '同一对地址和端口之间的下一条连接，初始序号要比旧连接用过的都大，否则新旧报文段会分不清。',
      remember: '新连接的序号要大于旧连接的。',
    },
    'reopen-ack': {
      name: 'ack 没有确认这个 SYN',
      why: 'SYN 和 FIN 一样占一个序号，所以 SYN,ACK 的 ack 填 SYN 的序号加 1，与旧连接无关。',
      remember: '确认 SYN：它的序号加 1。',
    },
    'ack-from-closed': {
      name: '已关闭的一端不能再确认',
      why: '你这一端是 CLOSED：连接和序号都没有了，既没有什么可确认，也没有什么可发送。已关闭的一端只会发 RST，收到 RST 则不回答。',
      remember: 'CLOSED 只发 RST，此外什么也不发。',
    },
    'no-reset-from-closed': {
      name: '该发 RST 却没有发',
      why: '这里该发 RST：或者应用中止了连接，或者没读完数据就关闭，或者收到的报文段已没有连接能接收。不发，对方会以为连接还在。',
      remember: '连接没有了，就用 RST 告诉对方。',
    },
    'syn-in-teardown': {
      name: '连接还在，却发了 SYN',
      why: 'SYN 用来建立连接，而这条连接早已建立。对方不会接受它，只会回一个 ACK，说明当前的序号。',
      remember: '建立用 SYN，释放用 FIN。',
    },
    'rst-for-close': {
      name: '不能用 RST 正常关闭',
      why: 'RST 是异常中止：没有收完的数据会丢，被中止一方的应用会得到错误。你的应用没有要求中止，正常释放应当发 FIN。',
      remember: '正常释放用 FIN，异常中止才用 RST。',
    },
    'no-ack-flag': {
      name: '缺少 ACK 标志',
      why: '三次握手之后，每个报文段都要置 ACK=1，FIN 也不例外，否则会被整个丢弃。只有一部分 RST 可以不带：应用中止时的，或 seq 取自对方 ack 的。',
      remember: '连接建立后，每个报文段都带 ACK。',
    },
    'fin-too-early': {
      name: 'FIN 发早了',
      why: 'FIN 的意思是“我的应用没有数据要发了”。你的应用还没有关闭，或者还有数据没发完；何时关闭由应用决定。',
      remember: '数据发完、应用 CLOSE，才轮到 FIN。',
    },
    'seq-new-for-retransmission': {
      name: '重传 FIN 却换了序号',
      why: '重传就是用原来的序号把同一个 FIN 再发一次。换了序号就成了另一个 FIN，丢失的那个仍然没有补上。',
      remember: '重传不换序号。',
    },
    'fin-twice': {
      name: '发了第二个 FIN',
      why: '你的 FIN 已经发出，占了它的序号，你这个方向到此为止。用更大的序号再发 FIN，等于在结尾之后又加一个结尾。',
      remember: '每个方向只有一个 FIN。',
    },
    'data-after-fin': {
      name: '自己的 FIN 之后又发数据',
      why: '发出 FIN 就是承诺不再发数据。之后你仍可接收数据、发送确认，但不能再发送新的数据。',
      remember: '发完 FIN，只收不发数据。',
    },
    'swapped-seq-ack': {
      name: 'seq 和 ack 填反了',
      why: 'seq 是自己下一个要发的序号，ack 是期望从对方收到的下一个序号。你把这两个数填反了。',
      remember: 'seq 看自己，ack 看对方。',
    },
    'seq-from-peer': {
      name: 'seq 用了对方的序号',
      why: 'seq 是你自己的序号。你填的是期望从对方收到的序号，它只该出现在 ack 里。',
      remember: '两个方向，各编各的序号。',
    },
    'seq-fin-not-counted': {
      name: '忘了自己的 FIN 占一个序号',
      why: 'FIN 和一个字节的数据一样，要占用一个序号。FIN 的序号是 x，此后发的 ACK 就是 seq=x+1。',
      remember: '发过 FIN，seq 加 1。',
    },
    'seq-ack-counted': {
      name: '把纯 ACK 也算了序号',
      why: '只有数据、SYN 和 FIN 占用序号。你发过的纯 ACK 不占序号，下一个报文段的 seq 与它相同。',
      remember: '纯 ACK 不占序号。',
    },
    'seq-stale-data': {
      name: '没算上已发的数据',
      why: '每发一个字节就用掉一个序号，而你在这个序号之后已经发过数据。seq 应紧接在最后一个字节之后。',
      remember: '新 seq = 旧 seq + 已发字节数。',
    },
    'seq-zero': {
      name: 'seq 从 0 重新开始了',
      why: '序号在整个连接中连续使用，释放连接并不会让它回到 0。RST 也只有在回答不带 ACK 的报文段时，seq 才填 0。',
      remember: '释放连接，序号不归零。',
    },
    'seq-wrong': {
      name: 'seq 不对',
      why: 'seq 要接着自己已用的序号，重传时则用原来的序号。已关闭的一端没有序号，它回 RST 时，seq 取收到的 ack。',
      remember: 'seq = 自己还没用过的下一个序号。',
    },
    'ack-from-own': {
      name: 'ack 填了自己的序号',
      why: 'ack 是期望从对方收到的下一个序号。你填的是自己下一个要发的序号，它应该写在 seq 里。',
      remember: 'ack 只看收到了什么。',
    },
    'ack-fin-not-counted': {
      name: '忘了对方的 FIN 占一个序号',
      why: 'FIN 占用一个序号。FIN 的序号是 x，确认它就填 ack=x+1；填 x 等于说“我还在等这个 FIN”。',
      remember: '确认 FIN：它的序号加 1。',
    },
    'ack-counted-twice': {
      name: '把对方的 FIN 算了两次',
      why: '一个 FIN 只占一个序号。FIN 的序号是 x，确认它就填 ack=x+1；填 x+2 就确认了对方从未发过的内容。',
      remember: '一个 FIN，一个序号。',
    },
    'ack-stale-data': {
      name: 'ack 落后了',
      why: '按序收到的比这个 ack 确认的要多。ack 应是按序收到的最后一个序号加 1，填小了等于说后面的还没有收到。',
      remember: 'ack = 期望收到的下一个序号。',
    },
    'ack-of-nothing': {
      name: '确认了没有收到的内容',
      why: '这个序号之前的还没有到齐：中间缺了一段，或者对方根本没有发过。数据和 FIN 占序号；纯 ACK 不占，收到它 ack 不变。',
      remember: '前面到齐了，才往后确认。',
    },
    'no-fin': {
      name: '漏了 FIN 标志',
      why: '现在该发 FIN：应用已经关闭，或者重传计时器说明你的 FIN 还没被确认。不置 FIN=1，对方就不知道你已经关闭。',
      remember: '应用 CLOSE，就要 FIN=1。',
    },
    'unprompted-reack': {
      name: 'FIN 没有再来，却再发最后的 ACK',
      why: '没有收到重传的 FIN，又发了一次最后的 ACK。要等 FIN 再来，或者收到旧数据，才再回一次；现在都没有。',
      remember: 'FIN 再来，才再发 ACK。',
    },
    'needless-retransmission': {
      name: '没有必要发',
      why: '重传要等计时器到时：没有超时，原来的可能还在路上，或者早已被确认。RST 也要有该回答的报文段才发。',
      remember: '没有超时不重传，收到 RST 不回 RST。',
    },
    'needless-ack': {
      name: '多余的 ACK',
      why: '占用序号的内容（数据、FIN）才需要确认，现在没有收到需要确认的报文段。如果 ACK 也要确认，就永远停不下来。',
      remember: 'ACK 不占序号，不用再确认。',
    },
    'no-reack-in-time-wait': {
      name: 'FIN 又来了，却没有回答',
      why: 'FIN 又来了，对方可能没收到你最后的 ACK。应再发一次这个 ACK，2MSL 重新计时。TIME-WAIT 就是为此而设的。',
      remember: 'FIN 再来：再 ACK，2MSL 重新计时。',
    },
    'ack-overdue': {
      name: '确认推迟得太久',
      why: '确认可以稍稍推迟，等数据或 FIN 捎带它。现在延迟确认计时器到时，还没有要发的，ACK 就要单独发出。',
      remember: '延迟确认计时器到时，就发 ACK。',
    },
    'no-reply-to-fin': {
      name: '收到 FIN 没有确认',
      why: '收到 FIN 就要确认。收不到你的 ACK，对方无法知道 FIN 是否送达，只好一再重传。',
      remember: '每个 FIN 都要有 ACK。',
    },
    'no-retransmission': {
      name: '超时了却没有重传',
      why: '重传计时器到时：你发的报文段没有得到确认，可能丢了。只有你能补救，把它再发一次。',
      remember: '超时，就重传最早未被确认的。',
    },
    'close-forgotten': {
      name: '应用已关闭，FIN 却没发',
      why: '应用已经关闭，也没有待发的数据，FIN 该发了。没有哪个计时器会替你发它；不发，你这个方向就一直开着。',
      remember: '已 CLOSE、数据发完，就发 FIN。',
    },
    'port-too-early': {
      name: '端口被占用',
      why: '原来的连接还没有消失，端口归它用。TIME-WAIT 要占满 2MSL：最后的 ACK 可能要再发，旧报文段也可能还在路上。',
      remember: '过了 2MSL，端口才空出来。',
    },
    'state-fin-closes-both': {
      name: '一个 FIN 关不了两个方向',
      why: '收到的 FIN 只关闭对方那个方向。你自己的方向要等你的 FIN 发出并被确认才关闭，所以还不是 CLOSED。',
      remember: '两个方向，两个 FIN。',
    },
    'state-time-wait-on-passive': {
      name: '被动关闭方不等 2MSL',
      why: '先关闭的一方发最后的 ACK，它可能丢失，所以要等待。你是后关闭的一方，收到这个 ACK 就直接进入 CLOSED。',
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
      remember: '自己的 FIN 已被确认，就不是 CLOSING。',
    },
    'state-any-fin-time-wait': {
      name: '还没有到 TIME-WAIT',
      why: '进入 TIME-WAIT 要有两个条件：收到对方的 FIN，自己的 FIN 也被确认。现在还缺对你的 FIN 的确认。',
      remember: '对方的 FIN 到了，自己的 FIN 也被确认。',
    },
    'state-any-ack-fin-wait-2': {
      name: '这个 ACK 没有确认你的 FIN',
      why: '你的 FIN 序号是 u，只有 ack=u+1 才确认它。这个 ACK 最多确认了它之前的数据，你仍在 FIN-WAIT-1。',
      remember: '收到 ack=u+1，才进入 FIN-WAIT-2。',
    },
    'state-fin-means-fin-wait-2': {
      name: 'FIN 已到，不是 FIN-WAIT-2',
      why: 'FIN-WAIT-2 等的就是对方的 FIN。这个 FIN 已经到了，所以不会是这个状态。',
      remember: 'FIN-WAIT-2 等的是对方的 FIN。',
    },
    'state-wrong': {
      name: '不是这个状态',
      why: '状态由三件事决定：自己关闭了吗？自己的 FIN 被确认了吗？对方的 FIN 到了吗？这里是另一个状态。',
      remember: '我的 FIN 发了吗？被确认了吗？对方的 FIN 到了吗？',
    },
  },
  remarks: {
    'lecture-first-fin': '按课上写法（FIN=1，seq=u）是对的。真实网络里第一个 FIN 也带 ACK=1，否则会被对方丢弃。',
    'lecture-state':
      '课上是发出报文段之后才换状态，这样说也算对。真正的 TCP 换得更早：调用 close() 或 FIN 到达的那一刻就换了。',
  },
  peerWould: {
    'answer-ack-and-drop': '对方不会接收这个报文段，只会回一个 ACK，说明它期望的序号。',
    'drop-silently': '对方会直接丢弃它，不作回答，就像在路上丢了一样。',
    'be-reset': '对方的连接会立刻中断；还在使用它的应用会得到“连接被复位”（Connection reset by peer）的错误。',
    'answer-reset': '对方已没有这条连接，会回一个 RST。',
    accept: '对方看不出这是错的，会照样接收，接着往下走。',
    'ignore-old': '对方会当它是早已收过的旧报文段，什么都不改变。',
    'hold-and-ask': '它前面还缺一段，对方会先把它存下，并回一个 ACK 索要缺的第一个序号。',
    'challenge-ack': '对方不会轻信它，会回一个 ACK 来核实。',
  },
  states: {
    ESTABLISHED: '已建立：双方都能发数据，谁也没有关闭。',
    'FIN-WAIT-1': '终止等待 1：自己已关闭，等对方确认 FIN。',
    'FIN-WAIT-2': '终止等待 2：自己的 FIN 已被确认，等对方的 FIN，其间仍可能收到数据。',
    'CLOSE-WAIT': '关闭等待：对方的 FIN 已到，等自己的应用关闭，其间还可以发数据。',
    CLOSING: '同时关闭：对方的 FIN 已到，等对方确认自己的 FIN。',
    'LAST-ACK': '最后确认：自己后关闭，等对方确认 FIN，也就是最后一个 ACK。',
    'TIME-WAIT': '时间等待（课上叫“等待计时器”）：两个 FIN 都已完成，等 2MSL，以防最后的 ACK 丢失；端口仍归这条连接。',
    CLOSED: '已关闭：连接已经不存在，不再占用端口。',
  },
  right: RIGHT_ZH,
};
