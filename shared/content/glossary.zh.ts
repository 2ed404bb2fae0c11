/** 中文术语：学生读到的所有文字里，一件事只用一个词。由 `npm run check:texts` 检查。 */

import type { GlossaryEntry } from './glossary.ts';

export const GLOSSARY_ZH: readonly GlossaryEntry[] = [
  {
    term: '报文段',
    not: ['报文(?!段)', '数据包', '封包'],
    note: 'TCP 发送的单位（谢希仁）。讲义里的“报文”在这里就指报文段。',
  },
  { term: '课上', not: ['课堂', '课本', '讲义里?说'], note: '那堂课：“课上怎么讲”、“课上写法”。' },
  { term: '释放连接', not: ['断开', '挂断', '断连'], note: '释放连接指整个过程；关闭指一端调用 close()。' },
  { term: '半开', not: ['半打开'], note: '一端已经没有连接的状态。半关闭是一个方向已关。' },
  { term: '对方', not: ['对端', '另一端'], note: '连接的另一头。' },
  { term: '半场', not: ['回合'], note: '一局的一半，之后两端互换。' },
  { term: '对局', not: ['对战'], note: '两人打完两个半场。' },
  { term: '轮', not: ['环节'], note: '一节课由若干轮组成。' },
  { term: '休息', not: ['休息环节'], note: '课上的停顿；“暂停”只指老师按下暂停。' },
  { term: '密码', not: ['口令'], note: '服务器的密码。' },
  { term: '名单', not: ['点名册', '名册'], note: '老师的学生名单。' },
  { term: '挑错', not: ['喊错', '抓住', '错抓'], note: '指出对方的报文段错了；挑错了叫“误判”。' },
  { term: '计时器', not: ['定时器'], note: '重传计时器、2MSL 计时器。到时，不说“响了”以外的词。' },
  {
    term: '端口被占用',
    not: ['端口仍被占用', '地址已被占用', '要回端口', 'address already in use(?!）)'],
    note: '端口被占用（Address already in use）；再次使用叫“复用端口”。',
  },
  { term: '交错', not: ['交错了数据'], note: '只用于两个 FIN 在路上交错。' },
  { term: '引起', not: ['引出'], note: '“对方回一个 ACK”，“应回 ACK”。' },
  {
    term: '第 8 步',
    not: ['\\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth)\\b'],
    note: '第 3.10.7.4 节第 8 步。',
  },
  { term: '双引号“”', not: ['「', '」'], note: '引号用“”。' },
  { term: '主动关闭方', not: ['主动方', '主动端'], note: '被动关闭方同理。' },
];
