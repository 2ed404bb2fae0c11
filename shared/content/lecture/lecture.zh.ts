/** The lecture, retold in Chinese. */

import type { LectureText } from './lecture.ts';

export const LECTURE_ZH: LectureText = {
  title: '讲义',
  steps: '讲义的各部分',
  sender: '发送方',
  receiver: '接收方',
  to: '{{from}} → {{to}}',
  bytes: '字节',
  figure: '释放连接的时序图：{{part}}',
  inLecture: '课上写法',
  onWire: '实际报文段',
  leftOut: '课上没写',
  flagHead: '大写：标志位',
  flag: '只有 0 和 1，说“确认号有效”。',
  numberHead: '小写：确认号',
  number: '一个数，说“下一个要几号”。',
  msl: '2 × 最长报文段寿命',
  halves: ['最后的 ACK', '重传的 FIN'],
  next: '接下来',
  tryIt: '试试这一刻',
  tryLevel: '玩这一关：{{level}}',
  replay: '重放这一步',
  ask: '大家常问的问题',
  waves: {
    'wave-1': {
      step: '第一次',
      name: '第一次挥手',
      said: '“我说完了。”',
      text: [
        '两台计算机之间有一条 TCP 连接，双方都能发数据。先关闭的一方，课上叫*发送方*，另一方叫*接收方*。',
        '发送方的应用没有数据要发了，调用 close()，TCP 就发出 {FIN}：我要释放连接。FIN 占用下一个序号，{u}\u00a0=\u00a0{=u}。发送方进入 {FIN-WAIT-1}（终止等待 1）。',
      ],
      rows: {
        fin: '我没有数据要发了',
        ackFlag: '确认号有效',
        seq: '我的 FIN 的序号',
        ack: '下一个想收的序号',
      },
    },
    'wave-2': {
      step: '第二次',
      name: '第二次挥手',
      said: '“知道了。”',
      text: [
        '接收方收到 FIN，进入 {CLOSE-WAIT}（关闭等待），并回一个 ACK。FIN 和一个字节一样占一个序号，所以确认号是 {u+1}；ACK 自己不占序号。发送方收到后进入 {FIN-WAIT-2}（终止等待 2）。',
        '现在只关闭了一个方向。接收方可能还有数据没发完，还可以继续发。',
      ],
      rows: {
        ackFlag: '确认号有效',
        seq: '我自己的下一个序号',
        ack: '{u} 收到了',
      },
    },
    'wave-3': {
      step: '第三次',
      name: '第三次挥手',
      said: '“我这边也说完了。”',
      text: [
        '接收方把剩下的 *{=n} 个字节*发完，应用也关闭了，就送出自己的 FIN，进入 {LAST-ACK}（最后确认），只等对方最后一次回应。',
        '{=n} 个字节占 {=n} 个序号，所以这个 FIN 的序号不再是 {v}，而是 {w}\u00a0=\u00a0{v}\u00a0+\u00a0{=n}。发送方没有再发新东西，确认号还是 {u+1}。',
      ],
      rows: {
        fin: '我没有数据要发了',
        ackFlag: '确认号有效',
        seq: '我的 FIN 的序号',
        ack: '下一个想收的序号',
      },
    },
    'wave-4': {
      step: '第四次',
      name: '第四次挥手',
      said: '“收到，再见。”',
      text: [
        '发送方收到第二个 FIN，回一个 ACK：确认号是 {w+1}。自己的 FIN 占了 {u}，所以这个 ACK 的序号是 {u+1}。接收方一收到它，就进入 {CLOSED}。',
        '发送方还不能关闭。它停在 {TIME-WAIT}（时间等待，课上叫“等待计时器”），等 2MSL，也就是两个最长报文段寿命。没有谁会确认一个 ACK，所以它不知道这个 ACK 到了没有。',
      ],
      rows: {
        ackFlag: '确认号有效',
        seq: '我的 FIN 占了 {u}',
        ack: '{w} 收到了',
      },
    },
  },
  wait: {
    step: '等 2MSL',
    under: '2 × 最长报文段寿命',
    name: '时间等待的计时器',
    said: '“还会有报文段来吗？”',
    text: [
      'MSL（Maximum Segment Lifetime）是*最长报文段寿命*：报文段在网络里最多能存活这么久。标准定为 2 分钟，2MSL 就是 4 分钟；Linux 一共只等 60 秒。',
      '计时器到时之前，先关闭的一方一直占着端口。别的进程想用，会得到“端口被占用”（Address already in use）。',
    ],
    two: [
      { head: '第一个 MSL', text: '最后的 ACK 可能还在路上。' },
      { head: '第二个 MSL', text: '它送到之前，对方可能刚刚又发了一次 FIN，这个 FIN 也可能还在路上。' },
    ],
  },
  why: {
    step: '为什么要等',
    under: '',
    name: '为什么要等 2MSL？',
    said: '“最后的 ACK 丢了怎么办？”',
    text: ['最后的 ACK 一发出，计时器就启动。这时还没有谁知道它能不能送到。等这段时间有两个作用。'],
    two: [
      {
        head: '最后的 ACK 还能再发',
        text: '图中它丢了。接收方的重传计时器到时，FIN 再次发来。发送方还在，于是再发一次同样的 ACK，2MSL 重新计时。',
      },
      {
        head: '旧的报文段都过期',
        text: '2MSL 之后，这条连接的报文段在网络里一个也不剩。同一对端口上的新连接，不会误收旧连接的数据。',
      },
    ],
  },
  simple: {
    step: '省略了什么',
    name: '讲义省略了什么',
    lead: '讲义讲的那一种释放过程是对的。下面这些，它没有讲，或者讲得比实际简单。',
    heads: ['课上怎么讲', '标准和实际系统', '看一看'],
    rows: {
      'no-ack': {
        lecture: '第一个 FIN 是 FIN=1，seq={u}。',
        really:
          '实际的报文段还带 ACK：握手之后的每个报文段都带。不带 ACK 的会被丢弃（RFC 9293 第 3.10.7.4 节第 5 步）。',
      },
      state: {
        lecture: '报文段发出以后，状态才改变。',
        really:
          '调用或收到的报文段一处理，状态就改变（RFC 9293 第 3.10.4 节、第 3.10.7.4 节）。调用 close() 之后就是 FIN-WAIT-1，哪怕 FIN 还排在数据后面没有发出。',
      },
      three: {
        lecture: '一共挥手四次。',
        really:
          '常常只有三次：对方的应用马上也关闭，ACK 和 FIN 就合成一个报文段。TCP 可以把确认稍稍推迟，Linux 约 40 ms。',
      },
      crossing: {
        lecture: '一方先关闭，另一方后关闭。',
        really: '双方也可以同时关闭：两个 FIN 在路上交错，双方都经过 CLOSING，都要等 2MSL。',
      },
      'any-lost': {
        lecture: '只讲了最后的 ACK 丢失。',
        really: '四个报文段都可能丢失、迟到或重复。FIN 靠自己的计时器重传；ACK 没有计时器，要等 FIN 再来，才再发一次。',
      },
      resend: {
        lecture: '2MSL 之内没收到 ACK，接收方就重新发送 FIN。',
        really: '它等不了这么久。它自己的重传计时器（RTO）一秒左右就到时，下一次等两倍的时间，依此类推。',
      },
      sure: {
        lecture: '等待是为了确保最后的 ACK 送到。',
        really: '谁也不能确保：这个 ACK 可能每次都丢。等待只是让它很可能送到，因为 FIN 每来一次，发送方都能再回答。',
      },
      lifetime: {
        lecture: '最后一个报文段的存活时间是 2MSL。',
        really: '一个报文段最多存活 1 个 MSL。第二个 MSL 留给对方在 ACK 送到之前刚重传的 FIN。',
      },
      minutes: {
        lecture: 'MSL 一般是 2 分钟。',
        really: '这是标准里的定义。Linux 一共等 60 秒；游戏里把时间缩短，旁边写着实际的时间。',
      },
      port: {
        lecture: '计时结束之前，端口一直被占用。',
        really: '占用的是一对地址和端口，四个数都相同才算。服务器设置 SO_REUSEADDR，就能马上重新监听这个端口。',
      },
      roles: {
        lecture: '发送方先关闭。',
        really: '客户端和服务器都可以先关闭，双方也都发数据。游戏里叫主动关闭方和被动关闭方。',
      },
    },
  },
};
