/** Bets in the fog, in Chinese. */

import type { BETS_EN } from '../en/bets.ts';
import type { InChinese } from './in-chinese.ts';

export const BETS_ZH: InChinese<typeof BETS_EN> = {
  'bet.segment.arrived': '已到达',
  'bet.segment.lost': '已丢失',
  'bet.segment.on-the-way': '还在路上',
  'bet.state.other': '别的状态',
  'bet.settled_other': '雾里猜了 {{count}} 次，猜中 {{right}} 次',
  'bet.review': '雾里猜一猜',
  'bet.review.segment': '猜 {{name}} 的报文段：{{guess}}',
  'bet.review.state': '猜 {{peer}} 的状态：{{guess}}',
  'bet.review.right': '猜中了。',
  'bet.review.wrong': '其实是：{{truth}}',
  'bet.review.did.segment': '{{name}} 猜自己最后发出的报文段：{{guess}}',
  'bet.review.did.state': '{{name}} 猜 {{peer}} 的状态：{{guess}}',
};
