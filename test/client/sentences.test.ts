import { describe, expect, it } from 'vitest';
import { sentences } from '../../client/kit/sentences.ts';
import { locale } from '../../client/words/i18n.ts';
import { LOCALES } from '../../shared/lib/language.ts';
import { generatedName } from '../../client/context/generated-name.ts';
import './every-language.ts';

describe('parts of speech', () => {
  it.each([
    ['en', ['Nothing more to send.', 'What does your stack send?'], 'Nothing more to send. What does your stack send?'],
    ['en', ['FIN arrives', '', 'seq 9000', 'Why?', null, undefined], 'FIN arrives. seq 9000. Why?'],
    ['en', ['Answer:', 'ACK, seq 1', ' It says “no.” '], 'Answer: ACK, seq 1. It says “no.”'],
    ['zh', ['没有要发的了。', '你的协议栈发什么？', 'FIN 到达'], '没有要发的了。你的协议栈发什么？FIN 到达。'],
    ['zh', ['（“好。”）', '答案：', '+95'], '（“好。”）答案：+95。'],
    ['es', ['Nada más.', '¿Qué envía tu pila?', 'Dice «no.»', 'FIN'], 'Nada más. ¿Qué envía tu pila? Dice «no.» FIN.'],
    ['en', ['', '  '], ''],
  ] as const)('[UI96] in %s %j each end as a sentence does, once', (language, parts, text) => {
    expect(sentences(parts, language)).toBe(text);
  });
});

describe('a generated name', () => {
  it('[UI97] is the same for the same random numbers, in each language', () => {
    for (const language of LOCALES) {
      locale.value = language;
      expect(generatedName([0.3, 0.7])).toBe(generatedName([0.3, 0.7]));
      expect(generatedName([0.3, 0.7])).not.toBe(generatedName([0.7, 0.3]));
    }
    locale.value = 'en';
  });
});
