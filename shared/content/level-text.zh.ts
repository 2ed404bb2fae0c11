/** What a player reads about each level before playing it, in Chinese. */

import type { LevelText, LevelTexts } from './text.ts';

const ANY_CAPTURE: LevelText = {
  title: '抓包里的一次释放',
  goal: '重演一条真实连接的释放过程，序号和丢包都与抓包一致。',
  teaches: '看看这些规则在真实流量中的样子。',
};

export const LEVEL_TEXTS_ZH: LevelTexts = {
  'four-waves': {
    title: '四次挥手',
    goal: '双方用四个报文释放连接，先关闭的一方再等完 2MSL。',
    teaches: '每次挥手谁发什么；什么占序号，什么不占。',
    own: {
      A: '双方用四个报文释放连接。其中两个归你发，2MSL 也归你等。',
      B: '双方用四个报文释放连接。其中两个归你发，2MSL 由对方等。',
    },
  },
  'last-words': {
    title: '还有话没说完',
    goal: '先关闭的一方不再发数据，另一方还有：先发完，再挥手。',
    teaches: 'CLOSE-WAIT 有什么用；第三次挥手为什么是 seq=w，而不是 v。',
    own: { A: '你先关闭，对方还有数据没发完：收好，等对方也来关闭。', B: '对方先关闭，你还有数据：先发完，再挥手。' },
  },
  'three-waves': {
    title: '三次也能挥完',
    goal: '另一方已无话可说，FIN 一到就也关闭。最少用几个报文？',
    teaches: '抓包里的释放过程，为什么常常只有三个报文。',
    own: {
      A: '对方已无话可说，你的 FIN 一到就也关闭。最少用几个报文？',
      B: '你已无话可说：FIN 一到，你的应用就也关闭。你最少要发几个报文？',
    },
  },
  'lost-fin': {
    title: '第一个 FIN 丢了',
    goal: '第一个 FIN 丢了，毫无回音。发送方要看准何时动手，用哪个序号。',
    teaches: '丢包由谁发现，靠什么发现；重传的 FIN 用哪个序号。',
    own: {
      A: '你的第一个 FIN 丢了，毫无回音。看准何时动手，用哪个序号。',
      B: '对方的第一个 FIN 丢了，你一时什么也收不到。等它来了，再作回答。',
    },
  },
  'lost-ack': {
    title: '第二次挥手丢了',
    goal: 'FIN 到了，对它的 ACK 却丢了。发送方分不清是哪个丢了，接收方会再见到同一个 FIN。',
    teaches: '丢了报文，双方各能知道多少；FIN 又来了，它要的是什么。',
    own: {
      A: '你的 FIN 到了，对它的 ACK 却丢了。在你看来，和 FIN 丢了没有两样。',
      B: '你对第一个 FIN 的 ACK 丢了，同一个 FIN 会再来。它要你做什么？',
    },
  },
  'lost-second-fin': {
    title: '第二个 FIN 丢了',
    goal: '第三次挥手丢了。一方停在 FIN-WAIT-2，另一方停在 LAST-ACK：该谁动手？',
    teaches: '这两个状态哪个有计时器；FIN 丢了由谁来补。',
    own: { A: '对方的 FIN 丢了，你停在 FIN-WAIT-2。该谁动手？', B: '你的 FIN 丢了，你停在 LAST-ACK。该谁动手？' },
  },
  'lost-last-ack': {
    title: '最后一个 ACK 丢了',
    goal: '最后的 ACK 到没到，没人告诉你。处于 TIME-WAIT 的一方，2MSL 结束前都不能大意。',
    teaches: '先关闭的一方为什么要等 2MSL，端口为什么一直被占用。',
    own: {
      A: '你最后的 ACK 到没到，没人告诉你。进了 TIME-WAIT，2MSL 结束前都不能大意。',
      B: '最后的 ACK 由对方发，却丢了。你在 LAST-ACK，怎样让它再来一个？',
    },
  },
  'lost-last-ack-twice': {
    title: '最后一个 ACK 连丢两次',
    goal: '最后的 ACK 连丢两次。FIN 还赶得上 2MSL 结束之前吗？',
    teaches: '一丢再丢的时候，两边的计时器怎样配合。',
    own: {
      A: '你最后的 ACK 连丢两次。FIN 还赶得上你的 2MSL 结束之前吗？',
      B: '对方最后的 ACK 连丢两次。你的 FIN 还赶得上对方的 2MSL 结束之前吗？',
    },
  },
  crossing: {
    title: '两个 FIN 在路上交错',
    goal: '两边的应用同时关闭：各自发出 FIN，接着才看到对方的 FIN。',
    teaches: '没有谁算后关闭，会怎样：经过一个少见的状态，最后又由谁等待。',
  },
  hole: {
    title: 'FIN 跑到了数据前面',
    goal: '数据先发，FIN 后发，到的时候却反了。接收方看到的 FIN 前面缺了一段。',
    teaches: 'FIN 什么时候才算数；中间缺了一段时，ACK 该怎么填。',
    own: {
      A: '你先发数据，再发 FIN，路上 FIN 却跑到了前面。收到的 ACK 说明了什么？',
      B: '对方的 FIN 先到，它前面的数据还没到你这里。缺着一段，ACK 该怎么填？',
    },
  },
  'half-open-reader': {
    title: '用了 close()，没用 shutdown()',
    goal: '一方关闭后不再读了，另一方并不知道，还在发数据。',
    teaches: 'shutdown() 和 close() 在网络上有什么不同，又可能付出什么代价。',
    own: {
      A: '你的应用关闭后不再读了，对方却还在发。数据到了，你该说什么？',
      B: '对方关闭后不再读了，你却看不出来。你还有数据要发。',
    },
  },
  abort: {
    title: '强行中止',
    goal: '一方的应用要立刻中止，另一方的数据还在路上。该发什么，又会收到什么？',
    teaches: '中止和正常释放有什么不同：路上的数据怎么办，谁该回答谁。',
    own: {
      A: '你的应用要立刻中止，对方的数据还在路上。该发什么，数据到了又怎么办？',
      B: '你刚发出数据，对方的应用就立刻中止。你会收到什么，该不该回答？',
    },
  },
  'nobody-home': {
    title: '查无此人',
    goal: '被动关闭方的主机重启过，什么都不记得了。面对一条不认识的连接发来的报文，它该说什么？',
    teaches: '半开的连接怎样暴露出来：CLOSED 怎么回答，用哪个序号。',
    own: {
      A: '对方的主机重启过，什么都不记得了。对你的数据和 FIN，它会说什么？',
      B: '你的主机重启过，什么都不记得了。来了一条不认识的连接的报文，你该说什么？',
    },
  },
  'port-rush': {
    title: '抢回端口',
    goal: '两边的程序都重启了，马上要用回原来的端口。谁什么时候能拿到？手快的得分。',
    teaches: '“Address already in use”从何而来，哪一方碰不上。',
    own: {
      A: '你的程序重启了，马上要用回原来的端口，可先关闭的是你。什么时候能拿到？',
      B: '你的程序重启了，马上要用回原来的端口。你是后关闭的：什么时候能拿到？',
    },
  },
  ghost: {
    title: 'TIME-WAIT 里的幽灵',
    goal: '只剩下等待了，一份旧数据的副本才冒出来。该怎么对待它，又会引出什么？',
    teaches: '除了最后的 ACK 丢失，TIME-WAIT 还防什么；它有什么弱点（RFC 1337）。',
    own: {
      A: '你只剩下等待了，对方一份旧数据的副本才冒出来。该怎么对待它？',
      B: '你发完数据也关闭了，旧数据的一份副本却还在路上。它会引出什么？',
    },
  },
  'skip-time-wait': {
    title: '如果没有 TIME-WAIT',
    goal: '这里关掉了 TIME-WAIT，端口马上再用，而一份旧副本还在路上。',
    teaches: '2MSL 的等待替下一条连接挡住了什么。',
    own: {
      A: '这里关掉了 TIME-WAIT，你的端口马上再用，而对方数据的一份旧副本还在路上。',
      B: '这里关掉了 TIME-WAIT，端口马上再用，而你的数据有一份旧副本还在路上。',
    },
  },
  wraparound: {
    title: '序号绕回零',
    goal: '真实的 32 位序号，离最大的 4294967295 不远了。接着往下数。',
    teaches: '32 位用完以后，序号怎么接着数。',
  },
  storm: {
    title: '暴风雨',
    goal: '报文会遇上的事全都会遇上，一轮比一轮猛。想玩多久就玩多久。',
    teaches: '全部混在一起：随机的丢失、重复和延迟，FIN 前后都有数据，还有交错的 FIN。',
  },
  'capture:lost-last-ack': {
    title: '实录：最后一个 ACK 丢了',
    goal: '重演两台 Linux 主机真实的一次释放，用抓包里的 32 位序号。',
    teaches: '真实的内核正是这样做的：FIN 重来，TIME-WAIT 回答。',
  },
  'capture:half-close-data': {
    title: '实录：第一个 FIN 之后的数据',
    goal: '一台 Linux 主机已关闭，另一台又发了三次数据：逐一确认，再完成释放。',
    teaches: '真实线路上的半关闭连接，w 比 v 大出许多。',
  },
  anyCapture: ANY_CAPTURE,
};
