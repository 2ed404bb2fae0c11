/** The answers to what students ask, in Chinese: at most 80 words each. */

import type { AskText } from './student-asks.ts';

export const ASK_ZH: AskText = {
  title: '大家常问的问题',
  lead: '关于释放连接的 25 个问题，来自教室、面试和论坛。每个回答后面都有入口，可以在游戏里看到。',
  groups: {
    waves: '四次挥手',
    waiting: 'TIME-WAIT 和端口',
    losses: '报文段丢了',
    trouble: '实际系统里的麻烦',
  },
  inLecture: '讲义：{{part}}',
  questions: {
    four: {
      question: '建立连接三次就够，为什么释放要挥手四次？',
      answer:
        '两个方向各自关闭：一个 FIN，一个 ACK。第一个 FIN 的确认很快就发；第二个 FIN 要等对方的应用关闭，它可能还有数据没发完。所以 ACK 和 FIN 不一定能合成一个报文段。握手时不用等，SYN 和 ACK 可以合在一起。',
    },
    three: {
      question: '为什么我抓包只看到三次挥手？',
      answer:
        'TCP 可以把对 FIN 的确认稍稍推迟（延迟确认），Linux 约 40 ms。这段时间里应用也关闭了，ACK 和 FIN 就合成一个报文段，多数抓包都是这样。应用还要做事，或还有数据要发，才会看到四个。',
    },
    'fin-number': {
      question: '为什么 FIN 要占一个序号，纯 ACK 不占？',
      answer:
        'FIN 必须得到确认，丢了要重传，所以它要有自己的序号，紧跟在最后一个字节之后；接收方也由此看出前面缺不缺数据。ack=u+1 表示 FIN 也收到了。纯 ACK 不需要谁来确认，就不占序号。',
    },
    'fin-ack': {
      question: '为什么抓包里第一个 FIN 是 [FIN, ACK]？',
      answer:
        '握手之后每个报文段都带 ACK，不带的会被丢弃，第一个 FIN 也不例外；它的确认号只是重复自己下一个想收的序号。tcpdump 打印成 [F.]。课上没写这个 ACK，因为它没有告诉对方新东西。',
    },
    'close-shutdown': {
      question: 'close() 和 shutdown() 有什么区别？',
      answer:
        'shutdown(SHUT_WR) 发出 FIN，只关闭一个方向，还可以一直读到对方的 FIN。close() 是整个套接字都不要了：也发 FIN，但如果有数据没读，或者还有数据到来，对方会收到 RST。要半关闭，就用 shutdown()。',
    },
    crossing: {
      question: '双方同时关闭会怎样？',
      answer:
        '两个 FIN 在路上交错。双方都在 FIN-WAIT-1，收到的 FIN 没有确认自己的 FIN，于是回一个 ACK，进入 CLOSING；等自己的 FIN 被确认，再进入 TIME-WAIT。一共四个报文段，没有一个能合并，双方都要等 2MSL。',
    },
    'time-wait': {
      question: '为什么要有 TIME-WAIT？',
      answer:
        '有两个作用。最后的 ACK 万一丢了，对方的 FIN 会再来，得有人回答。旧的报文段也要先过期，同一对地址和端口才能再用；不然迟到的旧报文段可能被当成新连接的数据。',
    },
    'two-msl': {
      question: '为什么是 2MSL，不是 1 个？',
      answer:
        'MSL 是报文段在网络里最长的存活时间。最后的 ACK 最多要 1 个 MSL 才到；它到之前，对方可能刚重传了 FIN，这个 FIN 最多再活 1 个 MSL。两段过后，这条连接什么也不剩了。FIN 再来一次，2MSL 就重新计时。',
    },
    'who-waits': {
      question: 'TIME-WAIT 和 CLOSE-WAIT 有什么区别，各在哪一方？',
      answer:
        'TIME-WAIT 在先关闭的一方：两个方向都关闭了，计时器到时自己结束。CLOSE-WAIT 在另一方：对方已经关闭，自己的程序还没有关闭，没有计时器。TIME-WAIT 多是正常的；CLOSE-WAIT 多是程序有错。',
    },
    'server-time-wait': {
      question: '服务器上为什么有大量 TIME-WAIT？',
      answer:
        '因为是服务器先关闭的：没开 HTTP keep-alive、空闲超时、出错时都会这样。这是允许的，一般也没有坏处：每个只占一点内存，新客户的地址和端口又各不相同。想少一些，就让连接多用一会儿，或让客户端先关闭。',
    },
    'many-time-wait': {
      question: 'TIME-WAIT 过多有什么危害？',
      answer:
        '多数时候没有：每个只占着一对地址和端口，加一点内存。一个客户端对同一个服务器端口频繁建立短连接，才会出问题：Linux 大约有 28000 个端口可用，用完后 connect() 就失败。办法是长连接、连接池；用 RST 结束不是办法。',
    },
    'in-use': {
      question: '重启后提示“端口被占用（Address already in use）”，怎么办？',
      answer:
        '服务器先关闭，旧连接还在 TIME-WAIT，普通的 bind() 会被拒绝。服务器在 bind() 之前设置 SO_REUSEADDR，就能马上重新监听，TIME-WAIT 仍守着旧的那些连接。如果是别的程序在监听这个端口，设了也没用。',
    },
    'tw-reuse': {
      question: 'tcp_tw_reuse、tcp_tw_recycle 能开吗？',
      answer:
        'tcp_tw_reuse 是给客户端用的：时间戳能证明新连接更晚，connect() 就可以用还在 TIME-WAIT 的端口；对接受连接的服务器不起作用。Linux 默认只对本机回环打开。tcp_tw_recycle 会害了 NAT 后面的客户，Linux 4.12 已经删除。',
    },
    'syn-in-time-wait': {
      question: 'TIME-WAIT 收到 SYN 或 RST 会怎样？',
      answer:
        'SYN 的序号或时间戳明显更晚，就可以开始一条新连接；否则 TIME-WAIT 回一个 ACK，对方没料到，就回 RST。RST 可能让 TIME-WAIT 提前结束，RFC 1337 专门讲了这个问题；Linux 设置 tcp_rfc1337 就会忽略它。',
    },
    'first-lost': {
      question: '第一次挥手丢了会怎样？',
      answer:
        '收不到确认，重传计时器到时，就用同样的序号再发一次 FIN，每次等的时间加倍，状态一直是 FIN-WAIT-1。调用 close() 之后，Linux 大约重传八次（tcp_orphan_retries），然后放弃。这期间对方什么也不知道。',
    },
    'second-lost': {
      question: '第二次挥手丢了会怎样？',
      answer:
        'ACK 没有计时器，不会自己再发。发 FIN 的一方计时器到时，FIN 再来一次，于是再回一个同样的 ACK。如果第二个 FIN 先到了，它的确认号也就确认了第一个 FIN。',
    },
    'third-lost': {
      question: '第三次挥手丢了会怎样？',
      answer:
        '发它的一方在 LAST-ACK，计时器到时就再发一次 FIN。另一方在 FIN-WAIT-2 等着，什么也不知道。调用 close() 之后，Linux 只等 60 秒（tcp_fin_timeout）；在这以后才来的 FIN，会得到 RST。',
    },
    'fourth-lost': {
      question: '第四次挥手丢了会怎样？',
      answer:
        '对方在 LAST-ACK，计时器到时，FIN 再来一次。你在 TIME-WAIT，再发同样的 ACK，2MSL 重新计时。如果每次都丢，对方最后也会放弃，照样关闭。数据不会少：FIN 在所有数据之后。',
    },
    'out-of-order': {
      question: 'FIN 比数据先到，会怎样？',
      answer:
        '它前面还缺数据，所以先不算数。接收方再发一次原来的 ACK，指出缺的是哪里；状态不变，应用也不知道。等缺的数据到了，数据和 FIN 一起收下，用一个 ACK 全部确认。',
    },
    'many-close-wait': {
      question: 'CLOSE-WAIT 过多是什么原因，怎么查？',
      answer:
        '对方已经关闭，你的程序没有调用 close()。它没有计时器，改内核参数也没用。先用 `ss -tanp state close-wait` 找到进程，再查哪里 read() 返回 0 或出错之后忘了 close()。结束这个进程，这些连接也会关闭。',
    },
    'fin-wait-2': {
      question: 'FIN-WAIT-2 会一直等吗？',
      answer:
        '按标准会：它没有计时器，一直等对方的 FIN。调用 close() 之后套接字没有主人了，Linux 等 tcp_fin_timeout（60 秒）就放弃。如果用的是 shutdown(SHUT_WR)，程序还拿着它，就没有时限。',
    },
    'fin-timeout': {
      question: 'tcp_fin_timeout 就是 TIME-WAIT 的时间吗？',
      answer:
        '不是。它管的是：调用 close() 之后，Linux 让套接字在 FIN-WAIT-2 最多等多久，默认 60 秒。TIME-WAIT 在 Linux 上也是 60 秒，但那是内核里的常数，没有参数能改。标准规定是 2MSL，即 4 分钟。',
    },
    reset: {
      question: '什么时候发 RST？connection reset by peer 是什么意思？',
      answer:
        '三种情况：报文段找不到它的连接；应用中止连接；已经关闭，却有数据没读或还有数据来。另一方的程序会读到 Connection reset by peer（ECONNRESET）。已关闭的一端对什么都回 RST，只有 RST 例外，从不回答。',
    },
    linger: {
      question: 'SO_LINGER 设成 0 秒会怎样？',
      answer:
        'close() 不发 FIN，直接发 RST，还没发的数据全部丢掉。它不留下 TIME-WAIT，所以有人喜欢用。但对方会读到错误，可能数据还没读完；也没有谁再挡住旧报文段混进新连接。这是中止连接，不是正常关闭。',
    },
    'dead-host': {
      question: '进程崩溃、断电、拔网线，各会怎样？',
      answer:
        '进程崩溃，内核替它关闭套接字：发 FIN，有数据没读就发 RST。断电，什么也发不出，对方还在 ESTABLISHED：这就是半开（half-open），机器重启后会回 RST。拔网线，两端都不知道，及时插回就能接着传；否则要靠重传超时，或两小时后的 keep-alive 探测来发现。',
    },
  },
};
