/** A report's words for a moment, and for texts that one language lacks. */

import { describe, expect, it } from 'vitest';
import { inLanguage } from '../../client/words/lesson-words.ts';
import { causeWords } from '../../shared/content/report-cells.ts';
import { wordsIn } from '../../shared/class/words-in.ts';

describe('the cause of a moment', () => {
  it.each([
    ['call CLOSE', 'the application called CLOSE', '应用调用 CLOSE'],
    ['arrival FIN,ACK', 'FIN,ACK arrived', '收到 FIN,ACK'],
    ['arrival FIN,ACK data', 'FIN,ACK with data arrived', '收到带数据的 FIN,ACK'],
    ['arrival ACK + call CLOSE', 'ACK arrived, then the application called CLOSE', '收到 ACK，随后应用调用 CLOSE'],
    ['timer retransmission', 'the retransmission timer rang', '重传计时器到时'],
    ['timer time-wait', 'the 2MSL timer ran out', '2MSL 计时器到时'],
    ['timer user', 'the user timer ran out', '用户计时器到时'],
    ['still owed', 'one thing more was owed', '还欠一个报文段'],
    ['', '', ''],
  ])('[WHY21] %s is said in words', (cause, en, zh) => {
    expect([causeWords(cause, 'en'), causeWords(cause, 'zh')]).toEqual([en, zh]);
  });
});

describe('a text in one language', () => {
  it.each([
    [{ en: 'Closing', zh: '' }, 'zh', 'Closing'],
    [{ en: ' ', zh: '关闭' }, 'en', '关闭'],
    [{ zh: '关闭' }, 'en', '关闭'],
    [{ en: 'Closing', zh: '关闭' }, 'zh', '关闭'],
    [{}, 'en', ''],
  ] as const)('[LESSON20] %j in %s is %s', (words, locale, text) => {
    expect([wordsIn(words, locale), inLanguage(words, locale)]).toEqual([text, text]);
  });
});
