/** Which names are allowed: everybody's own, but no insult, in English and in Chinese. */

import { describe, expect, test } from 'vitest';
import { isAllowedName } from '../../server/rooms/name-filter.ts';

describe('[ROOM28] an ordinary name', () => {
  const ORDINARY = [
    // English words and names with something else inside.
    ...[
      'Scunthorpe',
      'Penistone',
      'Lightwater',
      'Essex',
      'Sussex',
      'Cassandra',
      'Cass',
      'Dickens',
      'Dickinson',
      'Hancock',
    ],
    ...['Peacock', 'Babcock', 'Alcock', 'Wang Shi', 'Shi Ting', 'Shiitake', 'Harshit', 'Cummings'],
    ...[
      'Bassett',
      'Grass',
      'Class 7',
      'Assad',
      'Matsushita',
      'Yamashita',
      'Hitchens',
      'Titus',
      'Titania',
      'Cumberland',
    ],
    ...['Arsenal', 'Cockburn', 'Mustafa', 'Analise', 'Phuc', 'Bich Ngoc', 'Dung', 'Fuchs', 'Nigel', 'Niger', 'Nigeria'],
    ...['Ada', 'Bob', 'Eve', "O'Brien", 'Ada 2', 'Zoë', 'Jürgen', 'Łukasz', 'Ying-Jie', 'J. R. Smith', 'A B', '007'],
    // Chinese surnames and given names, including those with characters that occur in insults.
    ...[
      '王伟',
      '李娜',
      '张敏',
      '刘洋',
      '陈静',
      '杨帆',
      '赵磊',
      '黄丽',
      '周杰',
      '吴霞',
      '徐强',
      '孙悦',
      '马云',
      '马超',
      '马化腾',
    ],
    ...[
      '朱珠',
      '毕福剑',
      '毕加索',
      '巴金',
      '妈祖',
      '干将',
      '干宝',
      '曹操',
      '曹植',
      '操瑞青',
      '牛犇',
      '牛莉',
      '史湘云',
      '史大奈',
    ],
    ...['日向', '日月', '江姐', '鸡蛋', '小鸡', '机器猫', '鸡尾酒', '狗子', '牛奶', '奶茶', '白菜', '白雪', '痴梦'],
    ...['性格', '沙比尔', '傅比奇', '比比', '逼真', '死海', '他乡', '你好', '贝多芬'],
    ...[
      '欧阳娜娜',
      '司马光',
      '诸葛亮',
      '慕容复',
      '東方不敗',
      '司馬遷',
      '陳奕迅',
      '古力娜扎',
      '佐佐木',
      '小鳥遊',
      '김민수',
      '山下智久',
    ],
    ...['四次挥手', '最后一个ACK', 'ＴＣＰ小王', '😀', '👩‍🚀', 'Аня', 'محمد', 'नेहा'],
  ];

  test.each([...new Set(ORDINARY)])('%s is accepted', (name) => {
    expect(isAllowedName(name)).toBe(true);
  });
});

describe('[ROOM28] an offensive name', () => {
  const ENGLISH = ['fuck', 'FUCK', 'Fuck you', 'fuuuck', 'f u c k', 'f.u.c.k', 'ｆｕｃｋ', 'sh1t', '$hit'];
  const DRESSED = ['b1tch', 'n1gger', 'a$$hole', 'asshole', 'fück', 'ƒuck', 'cunt', 'whore', 'c u n t'];
  const CHINESE = [
    '傻逼',
    '傻 逼',
    '傻.逼',
    '傻_逼',
    '傻😀逼',
    'ＳＢ',
    'nmsl',
    '操你妈',
    '草泥马',
    '我操',
    '他妈的',
    '王八蛋',
    '妈的',
  ];
  const TRADITIONAL = [
    '操你媽',
    '幹你娘',
    '雞巴',
    '婊子',
    '白癡',
    '賤人',
    '你媽的',
    '冚家鏟',
    '仆街',
    '死全家',
    '强奸犯',
    '小婊砸',
  ];
  test.each([...ENGLISH, ...DRESSED, ...CHINESE, ...TRADITIONAL])('%s is refused', (name) => {
    expect(isAllowedName(name)).toBe(false);
  });
});
