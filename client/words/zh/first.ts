/** The guided first duel, in Chinese. */

import type { FIRST_EN } from '../en/first.ts';
import type { InChinese } from './in-chinese.ts';

export const FIRST_ZH: InChinese<typeof FIRST_EN> = {
  'first.title': '第一次释放连接',
  'first.lead': '两个程序用 TCP 传完了数据，要释放连接了。你来当其中一端，对方是机器人。',
  'first.begin': '开始',
  'first.beginning': '马上就好……',
  'first.promise': '不到两分钟，不计时，也不需要预备知识。',
  'first.skip.intro': '这些我都会',
  'first.guide': '向导',
  'first.skip': '跳过',
  'first.next': '下一步',
  'first.you.title': '这条线就是你',
  'first.you': '时间沿着它往下走。你发出的每个报文段都从这里出发，画成一支箭头，飞向对方。',
  'first.close.title': '你的程序要关闭',
  'first.close':
    'CLOSE 的意思是：我没有数据要发了。TCP 用 FIN 标志告诉对方。ACK 标志只确认收到了什么；RST 不是关闭，而是立刻中断。',
  'first.card.title': '哪张牌说的是这个？',
  'first.card':
    'seq 填你自己的下一个序号：{{u}}，记作 u；FIN 占用它，就像占用一个字节。ack 填期望从对方收到的下一个序号：{{v}}，记作 v。',
  'first.fog.title': '飞进了迷雾',
  'first.fog':
    '图上画的是真正发出去的：协议栈都会加上标志 ACK=1 和确认号 ack={{v}}，课上的写法省去了。FIN 到没到，只能等对方的确认。',
  'first.ack.title': '确认来了',
  'first.ack': 'ack={{u1}}（u+1）是说：{{u1}} 号之前的都收到了。你的 FIN 序号是 u，所以它到了。',
  'first.wait.title': '现在做什么？',
  'first.wait': 'ACK 本身不用再确认，你也没有要发的。什么也不发也是一步：等待。',
  'first.half.title': '半关闭',
  'first.half': '你这个方向关闭了，对方的还没有：它的程序关闭之前，还可以继续发数据。',
  'first.fin.title': '对方也要关闭了',
  'first.fin': '对方的 FIN 序号是 {{w}}，记作 w。从 v 起对方没有发过数据，所以 v=w。',
  'first.last.title': '最后一个 ACK',
  'first.last':
    'ack 填期望收到的下一个序号：w 已被 FIN 占用，所以是 {{w1}}，即 w+1。你的 FIN 占用了 u，所以 seq 是 {{u1}}，即 u+1。',
  'first.ring.title': '为什么还要等？',
  'first.ring':
    '这个 ACK 也可能丢。丢了，对方会重传 FIN，这里要有人回答，所以等 2MSL。MSL（最长报文段寿命）是报文段在网络里最多能存活的时间，RFC 定为 2 分钟。',
  'first.port.title': '端口也要等',
  'first.port': '计时环走完之前，端口 {{port}} 一直被占用：旧报文段都过期了，别的连接才能用它。',
  'first.free.title': '2MSL 到时',
  'first.free': 'FIN 没有再来，ACK 多半已经送到；这条连接的旧报文段也都过期了。端口空出来了，复用它吧。',
  'first.wrong.title': '还差一点',
  'first.wrong.needless': '可以发，但没有必要',
  'first.wrong.again': '再试一次。',
  'first.done': '两个方向都关闭了',
  'first.done.what': '你刚才做的，就是四次挥手：',
  'first.done.1': 'FIN，seq={{u}}：你说“我没有数据要发了”。FIN 占一个序号。',
  'first.done.2': 'ACK，ack={{u1}}：对方都收到了。你这个方向关闭，对方的还开着。',
  'first.done.3': 'FIN，seq={{w}}：对方的程序也关闭了；何时关闭由它决定。',
  'first.done.4': 'ACK，ack={{w1}}，再等 2MSL，以防这最后一个 ACK 丢失。',
  'first.to.path': '去闯关练习',
  'first.to.friend': '和朋友玩一局',
};
