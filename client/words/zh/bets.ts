/** Bets in the fog, and the hurried clock of a player who is alone, in Chinese. */

import type { BETS_EN } from '../en/bets.ts';
import type { InChinese } from './in-chinese.ts';

export const BETS_ZH: InChinese<typeof BETS_EN> = {
  'bet.kicker': '雾里猜一猜',
  'bet.last.ack': '你最后的 ACK 报文段',
  'bet.last.fin': '你最后的 FIN 报文段',
  'bet.last.rst': '你最后的 RST 报文段',
  'bet.last.syn': '你最后的 SYN 报文段',
  'bet.last.data': '你最后发出的数据',
  'bet.segment': '{{last}}现在在哪里？',
  'bet.segment.arrived': '已到达',
  'bet.segment.arrived.hint': '{{peer}} 已经收到',
  'bet.segment.lost': '已丢失',
  'bet.segment.lost.hint': '再也到不了了',
  'bet.segment.on-the-way': '还在路上',
  'bet.segment.on-the-way.hint': '仍在雾中',
  'bet.state': '{{peer}} 现在处于什么状态？',
  'bet.state.other': '别的状态',
  'bet.terms': '猜错不扣分，半场结束时揭晓。',
  'bet.placed.segment': '你猜{{last}}：{{guess}}',
  'bet.placed.state': '你猜 {{peer}} 的状态：{{guess}}',
  'bet.hide': '这一局不猜',
  'bet.spoken': '猜中得 {{points}} 分：{{question}}{{options}}。',
  'bet.settled_other': '雾里猜了 {{count}} 次，猜中 {{right}} 次',
  'bet.review': '雾里猜一猜',
  'bet.review.segment': '猜 {{name}} 的报文段：{{guess}}',
  'bet.review.state': '猜 {{peer}} 的状态：{{guess}}',
  'bet.review.right': '猜中了。',
  'bet.review.wrong': '其实是：{{truth}}',
  'bet.review.did.segment': '{{name}} 猜自己最后发出的报文段：{{guess}}',
  'bet.review.did.state': '{{name}} 猜 {{peer}} 的状态：{{guess}}',
  'hurry.start': '快进 10 倍',
  'hurry.stop': '恢复正常',
  'hurry.hint': '你这一端有事发生就停',
};
