/** 中文术语：学生读到的所有文字里，一件事只用一个词。由 `npm run check:texts` 检查。 */

import type { GlossaryEntry } from './glossary.ts';

/** 传输层的术语。 */
const PROTOCOL: readonly GlossaryEntry[] = [
  {
    term: '报文段',
    not: ['报文(?!段)', '数据包', '封包', '(?<![高低])分组'],
    note: 'TCP 传送的单位（谢希仁）。课上说的“报文”就是报文段。',
  },
  {
    term: '课上',
    not: ['课堂', '课本', '讲义里?说'],
    note: '那堂课：“课上怎么讲”“课上写法”。“课堂”只指老师在这里开的课，“讲义”只是那一页的名字。',
    where: 'protocol',
  },
  {
    term: '释放连接',
    not: ['断开', '挂断', '(?<!中)断连', '拆除连接'],
    note: '指整个过程。“关闭”是一端调用 close()。',
  },
  { term: '半开（half-open）', not: ['半打开', '半开放'], note: '一端已经没有这条连接，另一端还不知道。' },
  { term: '半关闭（half-closed）', not: ['半闭', '半关连接'], note: '一个方向已经关闭，另一个方向还开着。' },
  { term: '对方', not: ['对端(?!口)', '对等端', '对等方', '远端'], note: '连接的那一头。旁观时才说“一端”“另一端”。' },
  {
    term: '主动关闭方',
    not: ['主动方', '主动端', '被动方', '被动端'],
    note: '“被动关闭方”也一样；课上叫发送方、接收方。',
  },
  { term: '网络', not: ['线路', '线上'], note: '报文段经过的地方，也是第三个玩家扮演的角色。' },
  { term: '计时器', not: ['定时器'], note: '重传计时器、2MSL 计时器。' },
  { term: '到时', not: ['响了', '响过', '一响', '再响', '没响', '到期'], note: '计时器到时；等不到确认叫“超时”。' },
  { term: '计时环', not: ['那个圈', '圆圈'], note: '图上表示 2MSL 的环。' },
  {
    term: '时间等待',
    not: ['(?<!“)等待计时器'],
    note: 'TIME-WAIT 的中文名；课上叫“等待计时器”，引用时加引号。',
  },
  {
    term: '端口被占用',
    not: ['端口(?:仍|还)被占用', '地址(?:已)?被占用', 'address already in use(?!）)'],
    note: '提示写作“端口被占用（Address already in use）”。',
  },
  { term: '复用端口', not: ['要回端口', '再用端口', '用回端口', '重新使用端口'], note: '再次使用同一个端口。' },
  { term: '序号', not: ['序列号', '顺序号'], note: '字段 seq。字段 ack 叫确认号，不叫“确认序号”。' },
  { term: '确认号', not: ['确认序号'], note: '字段 ack；标志叫 ACK。' },
  {
    term: 'seq=4001，ack=4001',
    not: ['\\b(?:seq|ack) (?:\\d|§|\\{\\{)', '\\bACK (?:\\d|§|\\{\\{)', '\\bFIN (?:\\d|§|\\{\\{|[uvw]\\b)'],
    note: '数写在等号后面；FIN 写作“序号为 4000 的 FIN”。',
    where: 'protocol',
  },
  { term: '重传', not: ['重发'], note: '数据和 FIN 由计时器重传；ACK 只在收到报文段时“再发一次”。' },
  { term: '纯 ACK', not: ['纯确认'], note: '不带数据、SYN、FIN 的 ACK，不占序号。' },
  { term: '复位', not: ['重置'], note: 'RST 使连接立刻中断：“连接被复位”（Connection reset by peer）。' },
  { term: '捎带', not: ['捎上', '顺便确认', '搭车'], note: '数据或 FIN 捎带确认。' },
  { term: '交错', not: ['交错了数据', '交叉'], note: '只用于两个报文段在路上交错。' },
  { term: '应回 ACK', not: ['引出'], note: '“对方回一个 ACK”“应回 ACK”；后果用“引起”。' },
  {
    term: '第 3.10.7.4 节第 8 步',
    not: ['(?<!\\{)\\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth)\\b(?!\\})'],
    note: '条款的步骤用数字。',
  },
];

/** 游戏和课堂的用语。 */
const GAME: readonly GlossaryEntry[] = [
  { term: '对局', not: ['对战'], note: '两人打完两个半场。量词用“局”：再来一局。' },
  { term: '半场', not: ['回合'], note: '对局的一半，之后两端互换。' },
  { term: '局面', not: ['决策点'], note: '要玩家决定的时刻。' },
  { term: '复盘', not: ['回放'], note: '对局之后一步一步地看。' },
  { term: '挑错', not: ['喊错', '抓住', '错抓'], note: '指出对方的报文段有错；它没有错就叫“误判”。' },
  { term: '零失误', not: ['无失误'], note: '两个半场都没有失分，也没有看提示。' },
  { term: '轮', not: ['环节', '轮次'], note: '一节课由若干轮组成：对局、提问、测验、休息。' },
  { term: '休息', not: ['课间'], note: '课上的一轮。“暂停”只指老师按下暂停。' },
  { term: '测验', not: ['小测', '测试'], note: '课前测验、课后测验，分 A 卷和 B 卷。' },
  { term: '老师开的课', not: ['班级'], note: '叫“课堂”，学生凭代码加入。' },
  { term: '密码', not: ['口令'], note: '服务器的密码。' },
  { term: '名单', not: ['点名册', '名册'], note: '老师手里的学生名单。' },
];

/** 行文。 */
const STYLE: readonly GlossaryEntry[] = [
  { term: '双引号“”', not: ['「', '」', '『', '』'], note: '引号用“”。' },
  {
    term: '书面语',
    not: ['蒙在鼓里', '掐断', '悬着', '碰上', '个没完', '瞎猜', '头一回', '不作声', '一声不响', '打发', '当场'],
    note: '讲解不用口语。',
  },
  { term: '百分之五写作 5%', not: ['\\d %'], note: '数字和 % 之间不空格。' },
];

export const GLOSSARY_ZH: readonly GlossaryEntry[] = [...PROTOCOL, ...GAME, ...STYLE];
