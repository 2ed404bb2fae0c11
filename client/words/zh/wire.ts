/** The third player, who is the wire, in Chinese. */

import type { WIRE_EN } from '../en/wire.ts';
import type { InChinese } from './in-chinese.ts';

export const WIRE_ZH: InChinese<typeof WIRE_EN> = {
  'wire.you': '你扮演网络',
  'wire.figure': '网络里的报文段',
  'wire.panel': '怎样捣乱',
  'wire.what': '两个人正在释放一条 TCP 连接，每个报文段都经过你。把捣乱的机会用在最要紧的地方：谁也看不见是你做的。',
  'wire.waiting': '等两位玩家到齐',
  'wire.ready': '等两人都准备好',
  'wire.between': '半场结束，两端互换。',
  'wire.quiet': '网络里还没有报文段。先想好：下一个报文段，要不要捣乱？',
  'wire.left_other': '还能捣乱 {{count}} 次，共 {{of}} 次',
  'wire.next': '{{name}} 的下一个报文段',
  'wire.armed.none': '原样通过',
  'wire.armed.lose': '将被丢掉',
  'wire.armed.delay': '将被延迟',
  'wire.armed.duplicate': '将到达两次',
  'order.lose': '丢掉',
  'order.delay': '延迟',
  'order.duplicate': '复制',
  'order.back': '收回',
  'wire.aim': '目标：让两端答错、失分。你自己不得分，结束时会看到两人一共失了多少分。',
  'wire.fair': '公平起见：每个半场最多只能动两个 FIN 或对 FIN 的确认；超出的操作，留给别的报文段。',
  'order.late': '+{{seconds}} 秒',
  'traffic.flying': '在路上',
  'traffic.arrived': '已到达',
  'traffic.lost': '丢失',
  'traffic.lose': '丢失：被你拿走',
  'traffic.delay': '被你延迟',
  'traffic.duplicate': '被你复制',
  'traffic.again': '又一次',
  'wire.cost_other': '两人一共失了 {{points}} 分。',
  'wire.result': '你早就看见了一切，现在他们也看见了。',
};
