/** The race of TIME-WAIT and the other moments of a match, in Chinese. */

import type { RACE_EN } from '../en/race.ts';
import type { InChinese } from './in-chinese.ts';

export const RACE_ZH: InChinese<typeof RACE_EN> = {
  'race.title': 'FIN 又来了，该发什么？',
  'race.sub': '这个 FIN 你已经收到过。',
  'race.answer': '答上',
  'race.answer.then': '就让 2MSL 重新计时。',
  'race.miss': '错过',
  'race.miss.then': '则对方等不到这个 ACK。',
  'race.again': '又一次',
  'race.now': '现在',
  'race.out': '计时环到时',
  'race.left': '秒后到时',
  'race.first': '第 1 个 MSL：你的 ACK 在路上',
  'race.second': '第 2 个 MSL：重传的 FIN 在路上',
  'race.spoken_other': 'FIN 又来了，seq={{seq}}，ack={{ack}}，还剩 {{count}} 秒。你发什么？',
  'race.restarted_other': '从 {{count}} 秒重新计时',
  'missed.title': '计时环到时了',
  'missed.told': '你没有应答对方的 {{fin}}，下一个 FIN 到达时端口已经关闭，只能回 {{rst}}。',
  'torn.lost': '丢失',
  'torn.waiting': '还在等一个 ACK',
  'torn.reset': '被复位',
  'torn.go': '合上雾',
  'torn.spoken': '计时环到时了。对方还在 {{state}}，再次发来 FIN，你关闭了的端口回 RST。',
};
