/** The links into the lecture and to what students ask, in Chinese. */

import type { STUDY_EN } from '../en/study.ts';
import type { InChinese } from './in-chinese.ts';

export const STUDY_ZH: InChinese<typeof STUDY_EN> = {
  'study.back': '回到刚才读的地方',
  'study.ask': '看问题和回答',
  'study.also': '相关问题',
  'study.practice': '实际系统里',
  'study.dump': '按 tcpdump 的样子看',
  'study.dump.absolute': '绝对序号（-S）',
  'study.dump.at': '抓包的一端',
  'study.dump.none': '还没有收发过报文段。',
  'study.part.wave-1': '第一次挥手',
  'study.part.wave-2': '第二次挥手',
  'study.part.wave-3': '第三次挥手',
  'study.part.wave-4': '第四次挥手',
  'study.part.wait': '等 2MSL',
  'study.part.why': '为什么要等',
  'study.part.simple': '省略了什么',
  'study.read': '讲义：{{part}}',
};
