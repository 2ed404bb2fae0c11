/** What a programmer meets in practice, in Chinese. */

import type { PracticeTexts } from './in-practice.ts';

export const PRACTICE_ZH: PracticeTexts = {
  line: (line) => `这时 tcpdump -S 打印：${line}。`,
  texts: {
    'ack-from-closed': '套接字已经没有了，`ss -tan` 里看不到它。内核回 RST，对方的程序读到 Connection reset by peer。',
    'no-reset-from-closed':
      '这里没有程序参与，RST 由内核发出。对方的程序要是还在用这条连接，下一次 read() 或 write() 会失败：ECONNRESET。',
    'rst-for-close': '这等于 SO_LINGER 设成 0 秒再 close()。对方的程序读不到数据的末尾，只读到 ECONNRESET。',
    'no-ack-flag': '真正的关闭，tcpdump 都打印 [F.]，那个点就是 ACK。只有 [F] 的报文段来自端口扫描，Linux 会丢弃。',
    'fin-too-early':
      'FIN 跟着 close() 或 shutdown(SHUT_WR) 发出，不是跟着对方的 FIN。缓冲区里还有数据，Linux 先把它发完。',
    'data-after-fin': 'shutdown(SHUT_WR) 之后，write() 会失败：EPIPE，程序还会收到 SIGPIPE，什么也发不出去。',
    'fin-twice': '第二次 close() 会失败：EBADF；第二次 shutdown() 什么也不改变。都不会再发报文段。',
    'seq-fin-not-counted': 'tcpdump 打印相对序号时一样会算：没有发过数据的话，FIN 的序号是 1，此后自己的 seq 都是 2。',
    'ack-fin-not-counted': 'tcpdump 打印相对序号时很容易看出：没有发过数据的话，FIN 的序号是 1，对它的确认号是 2。',
    'ack-overdue': 'Linux 一般把 ACK 推迟 40 ms 左右。程序等不及，就设置 TCP_QUICKACK。',
    'no-reply-to-fin': '这个 ACK 由内核来发，程序的 read() 返回 0。FIN 一到，`ss -tan` 就显示新的状态。',
    'close-forgotten':
      '程序一调用 close()，内核自己会发 FIN。真正被忘掉的是 close()：`ss -tanp state close-wait` 列出这样的连接和它的进程。',
    'no-retransmission':
      'Linux 至少等 200 ms，以后每次加倍。`ss -tno` 能看到正在走的计时器，tcpdump 会再打印一行同样的。',
    'seq-new-for-retransmission':
      '重传的报文段，tcpdump 打印的 seq 不变；Wireshark 正是靠它标出 [TCP Retransmission]。',
    'no-reack-in-time-wait':
      '程序早就没有了，是内核在 TIME-WAIT 里回答。`ss -tano` 能看到计时器，FIN 每来一次，又从 60 秒附近算起。',
    'port-too-early':
      'bind() 失败：EADDRINUSE，即“端口被占用（Address already in use）”。服务器在 bind() 之前设置 SO_REUSEADDR，就能马上监听；Linux 的 TIME-WAIT 是 60 秒。',
    'state-fin-closes-both':
      'read() 返回 0，但 write() 照样成功。`ss -tan` 在自己这端显示 CLOSE-WAIT，在对方那端显示 FIN-WAIT-2。',
    'state-time-wait-on-passive': '在两台主机上都运行 `ss -tan`：只有先关闭的那台列出 TIME-WAIT，另一台什么也没有。',
    'state-skips-time-wait': '程序可能早已退出，`ss -tan` 里还有 TIME-WAIT，Linux 上是 60 秒，它不属于任何进程。',
    'state-closing-for-time-wait': '`ss -tan` 里很少见到 CLOSING：要两个 FIN 交错才有，下一个 ACK 一到就结束。',
    'state-any-ack-fin-wait-2': '数据或 FIN 还没被确认，`ss -tan` 就一直显示 FIN-WAIT-1；Send-Q 就是还差多少。',
    'state-fin-means-fin-wait-2':
      '对方的程序还没有关闭，`ss -tan` 就显示 FIN-WAIT-2。调用 close() 之后，Linux 最多等 60 秒（tcp_fin_timeout）。',
  },
};
