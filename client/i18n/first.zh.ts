/** The guided first duel, in Chinese. */

import type { FIRST_EN } from './first.en.ts';

export const FIRST_ZH: Readonly<Record<keyof typeof FIRST_EN, string>> = {
  'first.title': '第一次挥手',
  'first.lead': '两个程序用 TCP 说完了话，该挂断了。你来当其中一端，另一端是机器人。',
  'first.begin': '开始',
  'first.beginning': '马上就好……',
  'first.promise': '不到两分钟，不计时，什么都不用先学。',
  'first.skip.intro': '这些我都会',
  'first.guide': '向导',
  'first.skip': '跳过',
  'first.next': '下一步',

  'first.you.title': '这条线就是你',
  'first.you': '时间沿着它往下走。你发出的每个报文都从这里出发，变成一支箭飞向对方。',
  'first.close.title': '你的程序要挂断',
  'first.close': 'CLOSE 的意思是：我没有数据要发了。TCP 用 FIN 标志告诉对方。RST 标志不是关闭，而是当场中断。',
  'first.card.title': '哪张牌说的是这个？',
  'first.card':
    'seq 是你这边的序号，下一个可用的是 {{u}}，记作 u；FIN 要占掉它，就像占掉一个字节。ack 是你等着收的对方序号：{{v}}，记作 v。',
  'first.fog.title': '飞进了迷雾',
  'first.fog': '图上画的是真正发出去的：协议栈都会加上 ACK 和 ack {{v}}，课堂上省去不写。FIN 到没到，只能等对方回话。',
  'first.ack.title': '回话来了',
  'first.ack': 'ack {{u1}}（u+1）是说：{{u1}} 之前的都收到了。也就是说，你那个序号 u 的 FIN 到了。',
  'first.wait.title': '现在做什么？',
  'first.wait': 'ACK 本身不用再确认，你也没有要发的。什么也不发也是一步棋：等待。',
  'first.half.title': '关了一半',
  'first.half': '你这边说完了，对方还没有：它的程序关闭之前，还可以继续发数据。',
  'first.fin.title': '对方也要挂断了',
  'first.fin': '对方的 FIN 是 {{w}} 号，记作 w。从 v 起对方没有发过数据，所以这里 w 就是 v，写作 v=w。',
  'first.last.title': '最后一个 ACK',
  'first.last':
    'ack 写你接下来要收的序号：w 已经用掉，所以是 {{w1}}，即 w+1。你的 FIN 用掉了 u，所以 seq 是 {{u1}}，即 u+1。',
  'first.ring.title': '为什么还不能走？',
  'first.ring': '这个 ACK 也可能丢。丢了，对方会重发 FIN，总得有人在这儿回答。所以要再等 2MSL。',
  'first.port.title': '端口陪你一起等',
  'first.port': '环走完之前，端口 {{port}} 一直占着：旧报文都消亡了，才轮到别人用它。',
  'first.free.title': '2MSL 到时间了',
  'first.free': 'FIN 没有再来，说明你的 ACK 到了。端口空出来了，拿回去吧。',

  'first.wrong.title': '还差一点',
  'first.wrong.needless': '可以发，但白发了',
  'first.wrong.again': '再试一次。',

  'first.done': '两个方向都关好了',
  'first.done.what': '你刚才做的，就是四次挥手：',
  'first.done.1': 'FIN，seq {{u}}：你说“我没有要发的了”。FIN 要占一个序号。',
  'first.done.2': 'ACK {{u1}}：对方全收到了。你这半边关了，它那半边还开着。',
  'first.done.3': 'FIN，seq {{w}}：对方的程序也关了，什么时候关由它自己定。',
  'first.done.4': 'ACK {{w1}}，再等 2MSL，怕的就是这最后一个 ACK 丢了。',
  'first.done.fog': '迷雾散了：从上往下看，整个过程是这样的。',
  'first.to.path': '去闯关练习',
  'first.to.friend': '和朋友对战',
};
