/** The questions for a single player, in Chinese. */

import type { QUIZ_EN } from '../en/quiz.ts';
import type { InChinese } from './in-chinese.ts';

export const QUIZ_ZH: InChinese<typeof QUIZ_EN> = {
  'quiz.title': '测一测，你知道多少',
  'quiz.what': '两套题考的是同样的知识点，只是说法和数字不同。练习前做一套，练习后做另一套；先做哪一套，由抽签决定。',
  'quiz.set': '{{set}} 卷',
  'quiz.before': '练习之前',
  'quiz.after': '练习之后',
  'quiz.length': '{{count}} 题，大约 {{minutes}} 分钟',
  'quiz.last': '上次答对 {{right}} / {{of}}',
  'quiz.never': '还没做过',
  'quiz.begin': '开始',
  'quiz.goOn': '从第 {{n}} 题接着做',
  'quiz.n': '{{set}} 卷 · 第 {{n}} 题，共 {{of}} 题',
  'quiz.answer': '回答',
  'quiz.right': '答对了',
  'quiz.wrong': '答错了',
  'quiz.rule': '依据：{{clause}}',
  'quiz.next': '下一题',
  'quiz.finish': '看看结果',
  'quiz.pause': '先到这里',
  'quiz.score': '答对 {{right}} 题，共 {{of}} 题',
  'quiz.gain.up': '之前 {{before}} / {{of}}，现在 {{after}}：多对了 {{more}} 题。',
  'quiz.gain.same': '之前 {{before}} / {{of}}，现在 {{after}}。',
  'quiz.gain.clear': '单靠运气，很少会有这么大的差别。第一套题之后学到的都算在内：练习，还有当时读到的讲解。',
  'quiz.gain.unclear': '题目不多，这样的差别也可能只是运气。',
  'quiz.gain.none': '先去练一练，再回来做 {{set}} 卷。',
  'quiz.all': '全对，没有要讲解的。',
  'quiz.missed': '值得再看一眼',
  'quiz.was': '正确答案：',
  'quiz.chose': '你的回答：',
  'quiz.other': '接着做 {{set}} 卷',
  'quiz.practise': '去闯关练习',
};
