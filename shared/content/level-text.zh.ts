/** What a player reads about each level before playing it, in Chinese. */

import type { LevelText, LevelTexts } from './text.ts';

const ANY_CAPTURE: LevelText = {
  title: '抓包里的一次释放',
  goal: '重演一条真实连接的释放过程，序号和丢失都与抓包一致。',
  teaches: '看看这些规则在真实流量中的样子。',
};

export const LEVEL_TEXTS_ZH: LevelTexts = {
  'four-waves': {
    title: '四次挥手',
    goal: '双方用四个报文段释放连接，先关闭的一方再等完 2MSL。',
    teaches: '每次挥手谁发什么；什么占序号，什么不占。',
    own: {
      A: '双方用四个报文段释放连接。其中两个由你发，2MSL 也由你等。',
      B: '双方用四个报文段释放连接。其中两个由你发，2MSL 由对方等。',
    },
  },
  'last-words': {
    title: '还有数据没发完',
    goal: '先关闭的一方不再发数据，另一方还有数据：先发完，再关闭。',
    teaches: 'CLOSE-WAIT 有什么用；第三次挥手为什么是 seq=w，而不是 seq=v。',
    own: { A: '你先关闭，对方还有数据没发完：一一确认，等对方也关闭。', B: '对方先关闭，你还有数据：先发完，再关闭。' },
  },
  'three-waves': {
    title: '四次合成三次',
    goal: '另一方没有数据要发，FIN 一到就也关闭。最少用几个报文段？',
    teaches:
      '抓包里为什么常常只有三个报文段：TCP 可以把 ACK 稍稍推迟（延迟确认，Linux 约 40 ms），其间应用也关闭了，ACK 和 FIN 就合成一个报文段。',
    own: {
      A: '对方没有数据要发，你的 FIN 一到就也关闭。最少用几个报文段？',
      B: '你没有数据要发：FIN 一到，你的应用就也关闭。你最少要发几个报文段？',
    },
  },
  'delayed-ack': {
    title: '延迟确认',
    goal: '确认不必立即发出，可以等数据或 FIN 捎带它。这样释放连接要几个报文段？',
    teaches: '抓包里为什么常常只有三个报文段；确认最多能推迟多久（Linux 约 40 ms）。',
    own: {
      A: '你的服务器发完最后的数据就关闭。看看回来几个报文段，各在什么时候到。',
      B: '你的确认可以稍稍推迟，让数据或 FIN 捎带它。什么时候这样做才值得？',
    },
  },
  'lost-fin': {
    title: '第一个 FIN 丢了',
    goal: '第一个 FIN 丢了，没有任何确认。发送方要决定何时重传，用哪个序号。',
    teaches: '丢失由谁发现，靠什么发现；重传的 FIN 用哪个序号。',
    own: {
      A: '你的第一个 FIN 丢了，没有任何确认。何时重传，用哪个序号？',
      B: '对方的第一个 FIN 丢了，你一时什么也收不到。等它来了，再回答。',
    },
  },
  'lost-ack': {
    title: '第二次挥手丢了',
    goal: 'FIN 到了，对它的 ACK 却丢了。发送方分不清丢的是哪个，接收方会再次收到同一个 FIN。',
    teaches: '报文段丢了，双方各能知道多少；FIN 又来了，该怎么回答。',
    own: {
      A: '你的 FIN 到了，对它的 ACK 却丢了。在你看来，和 FIN 丢了没有区别。',
      B: '你对第一个 FIN 的 ACK 丢了，同一个 FIN 会再来。该怎么回答？',
    },
  },
  'lost-second-fin': {
    title: '第二个 FIN 丢了',
    goal: '第三次挥手丢了。一方停在 FIN-WAIT-2，另一方停在 LAST-ACK：该由谁重传？',
    teaches: '这两个状态哪个有重传计时器；FIN 丢了由谁补救。',
    own: { A: '对方的 FIN 丢了，你停在 FIN-WAIT-2。该由谁重传？', B: '你的 FIN 丢了，你停在 LAST-ACK。该由谁重传？' },
  },
  'lost-last-ack': {
    title: '最后一个 ACK 丢了',
    goal: '最后的 ACK 到没到，没有人告诉你。处于 TIME-WAIT 的一方，2MSL 到时之前都不能大意。',
    teaches: '先关闭的一方为什么要等 2MSL，端口为什么一直被占用。',
    own: {
      A: '你最后的 ACK 到没到，没有人告诉你。进入 TIME-WAIT，2MSL 到时之前都不能大意。',
      B: '对方发出最后的 ACK，却丢了。你在 LAST-ACK，怎样让对方再发一次？',
    },
  },
  'lost-last-ack-twice': {
    title: '最后一个 ACK 连丢两次',
    goal: '最后的 ACK 连丢两次。2MSL 到时之前，FIN 还来得及再到吗？',
    teaches: '接连丢失的时候，两边的计时器怎样配合。',
    own: {
      A: '你最后的 ACK 连丢两次。你的 2MSL 到时之前，FIN 还来得及再到吗？',
      B: '对方最后的 ACK 连丢两次。对方的 2MSL 到时之前，你的 FIN 还来得及再到吗？',
    },
  },
  crossing: {
    title: '两个 FIN 在路上交错',
    goal: '两边的应用同时关闭：各自发出 FIN，然后才收到对方的 FIN。',
    teaches: '谁也不算后关闭时会怎样：经过哪个少见的状态，最后由谁等待。',
  },
  hole: {
    title: 'FIN 跑到了数据前面',
    goal: '数据先发，FIN 后发，到达的次序却反了。接收方收到的 FIN 前面缺了一段。',
    teaches: 'FIN 什么时候才算数；中间缺了一段时，ack 该怎么填。',
    own: {
      A: '你先发数据，再发 FIN，路上 FIN 却跑到了前面。收到的 ACK 说明了什么？',
      B: '对方的 FIN 先到，它前面的数据还没有到。缺了一段，你的 ack 该怎么填？',
    },
  },
  'half-open-reader': {
    title: '用了 close()，没用 shutdown()',
    goal: '一方关闭后不再读数据，另一方并不知道，还在发送。',
    teaches: 'shutdown() 和 close() 在网络上看有什么不同，用错了有什么后果。',
    own: {
      A: '你的应用关闭后不再读数据，对方却还在发。数据到了，你该怎么回答？',
      B: '对方关闭后不再读数据，你却看不出来。你还有数据要发。',
    },
  },
  'forgotten-close': {
    title: '忘了关闭',
    goal: '一方的应用关闭了，另一方的应用忘了关闭。谁在等谁，要等多久，最后怎样结束？',
    teaches: '服务器上 CLOSE-WAIT 很多说明什么；FIN-WAIT-2 由什么来结束（tcp_fin_timeout）。',
    own: {
      A: '你的应用关闭后不再管这条连接，服务器却忘了关闭。它的 FIN 你要等多久？',
      B: 'FIN 到了，你的应用却忘了关闭。你停在哪个状态，什么能让它结束？',
    },
  },
  abort: {
    title: '中止连接',
    goal: '一方的应用要立刻中止连接，另一方的数据还在路上。该发什么，又会收到什么？',
    teaches: '中止和正常释放有什么不同：路上的数据怎么办，谁该回答谁。',
    own: {
      A: '你的应用要立刻中止连接，对方的数据还在路上。该发什么，数据到了又怎么回答？',
      B: '你刚发出数据，对方的应用就中止了连接。你会收到什么，该不该回答？',
    },
  },
  'nobody-home': {
    title: '查无此连接',
    goal: '被动关闭方的主机重启过，什么记录都没有了。收到一条未知连接的报文段，它该怎么回答？',
    teaches: '半开连接（half-open）怎样被发现：CLOSED 怎么回答，用哪个序号。',
    own: {
      A: '对方的主机重启过，什么记录都没有了。对你的数据和 FIN，它会怎么回答？',
      B: '你的主机重启过，什么记录都没有了。收到一条未知连接的报文段，你该怎么回答？',
    },
  },
  'port-rush': {
    title: '抢回端口',
    goal: '两边的程序都重启了，马上要复用原来的端口。谁什么时候能用？手快的得分。',
    teaches: '“端口被占用”（Address already in use）从何而来，哪一方不会遇到。',
    own: {
      A: '你的程序重启了，马上要复用原来的端口，可先关闭的是你。什么时候能用？',
      B: '你的程序重启了，马上要复用原来的端口。你是后关闭的：什么时候能用？',
    },
  },
  ghost: {
    title: 'TIME-WAIT 里的幽灵',
    goal: '只剩下等待时，一份旧数据的副本到了。该怎么回答它，又会引起什么后果？',
    teaches: '除了最后的 ACK 丢失，TIME-WAIT 还防什么；它有什么弱点（RFC 1337）。',
    own: {
      A: '你只剩下等待时，对方旧数据的一份副本到了。该怎么回答它？',
      B: '你发完数据也关闭了，旧数据的一份副本却还在路上。它会引起什么后果？',
    },
  },
  'skip-time-wait': {
    title: '如果没有 TIME-WAIT',
    goal: '这里关掉了 TIME-WAIT，端口马上复用，而一份旧副本还在路上。',
    teaches: '2MSL 的等待替下一条连接挡住了什么。',
    own: {
      A: '这里关掉了 TIME-WAIT，你的端口马上复用，而对方数据的一份旧副本还在路上。',
      B: '这里关掉了 TIME-WAIT，端口马上复用，而你的数据有一份旧副本还在路上。',
    },
  },
  wraparound: {
    title: '序号绕回零',
    goal: '真实的 32 位序号，离最大的 4294967295 不远了。接着往下编。',
    teaches: '32 位用完以后，序号怎么接着编。',
  },
  storm: {
    title: '暴风雨',
    goal: '报文段会遇到的事全都会遇到，一轮比一轮猛。想玩多久就玩多久。',
    teaches: '全部混在一起：随机的丢失、重复和延迟，FIN 前后都有数据，还有交错的 FIN。',
  },
  'capture:lost-last-ack': {
    title: '实录：最后一个 ACK 丢了',
    goal: '重演两台 Linux 主机真实的一次释放，用抓包里的 32 位序号。',
    teaches: '真实的内核正是这样做的：FIN 再来，TIME-WAIT 再确认。',
  },
  'capture:half-close-data': {
    title: '实录：第一个 FIN 之后的数据',
    goal: '一台 Linux 主机已关闭，另一台又发了三次数据：逐一确认，再完成释放。',
    teaches: '真实网络里的半关闭连接，w 比 v 大出许多。',
  },
  anyCapture: ANY_CAPTURE,
};
