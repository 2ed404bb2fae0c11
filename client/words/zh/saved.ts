/** 存下的文件；浏览器存不了时怎么拿到：中文。 */

import type { SAVED_EN } from '../en/saved.ts';
import type { InChinese } from './in-chinese.ts';

export const SAVED_ZH: InChinese<typeof SAVED_EN> = {
  'saved.label': '你的文件',
  'saved.handed': '{{name}} 已交给浏览器保存。',
  'saved.ask': '没找到？换成链接',
  'saved.inApp': '这个应用里的浏览器存不了 {{name}}，可以改用链接来取：文件会在服务器上暂存十分钟。',
  'saved.get': '生成链接',
  'saved.making': '正在生成链接……',
  'saved.ready': '{{name}} 准备好了。链接十分钟内有效，谁拿到都能打开。',
  'saved.elsewhere': '点了没反应？复制链接，换一个浏览器打开。',
  'saved.open': '打开文件',
  'saved.copy': '复制链接',
  'saved.picture': '也可以长按这张图来保存。',
  'saved.over': '{{name}} 的链接已经失效。',
  'saved.refused.bad-file': '服务器不收这个文件。',
  'saved.refused.file-too-long': '这个文件太大，不能用链接来取。',
  'saved.refused.too-many-files': '服务器上暂存的文件太多了，请过几分钟再试。',
  'saved.again': '再试一次',
  'saved.text': '下面是 {{name}} 的内容：粘贴到编辑器里，用这个名字保存。',
  'saved.text.copy': '复制内容',
  'saved.close': '关闭',
};
