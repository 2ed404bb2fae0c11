/** The check of the texts that students read finds what it is there to find, and nothing else. */

import { describe, expect, it } from 'vitest';
import { GLOSSARY_EN } from '../../shared/content/glossary.en.ts';
import { GLOSSARY_ZH } from '../../shared/content/glossary.zh.ts';
import { checkTexts, isTextFile, lengthOf, sentencesOf } from '../tools/texts.ts';

const EN = 'client/words/en/match.ts';
const ZH = 'shared/content/right.zh.ts';

function problems(path: string, text: string): string[] {
  return checkTexts([{ path, text }]);
}

/** A file with one text. */
function says(path: string, text: string): string[] {
  return problems(path, `export const A = { 'a.b': ${JSON.stringify(text)} };\n`);
}

describe('check of texts', () => {
  it.each([
    [EN, 'Send the text again.'],
    [EN, 'Our FIN has arrived.'],
    [EN, 'Your FIN goes again.'],
    [EN, 'A SYN draws an ACK.'],
    [EN, 'RFC 9293, 3.10.7.4 eighth'],
    [ZH, '收到一个报文。'],
    [ZH, '第 3.10.7.4 节 eighth 步'],
  ])('[WHY360] reports what the glossary forbids in %s: %s', (path, text) => {
    expect(says(path, text)).toHaveLength(1);
  });

  it.each([
    [EN, 'Your data has arrived in order, and the ACK is sent again at step 8.'],
    ['client/words/en/editor.ts', 'A question without a text'],
    [ZH, '收到一个报文段，序号为 4000。'],
  ])('[WHY360] leaves the terms themselves alone in %s: %s', (path, text) => {
    expect(says(path, text)).toEqual([]);
  });

  it('[WHY360] each language has a glossary, in which no term is forbidden by another', () => {
    expect(says('client/words/es/match.ts', 'Envía un paquete de 3 octetos.')).toHaveLength(2);
    expect(GLOSSARY_EN.length).toBeGreaterThan(20);
    expect(GLOSSARY_ZH.length).toBeGreaterThan(15);
    for (const { term } of GLOSSARY_EN) expect(says(EN, `A ${term}.`), term).toEqual([]);
    for (const { term } of GLOSSARY_ZH) expect(says(ZH, `这里说 ${term}。`), term).toEqual([]);
  });

  it.each([
    ['收到 FIN,再发 ACK。', 'full-width punctuation'],
    ['收到 FIN (第一次)。', 'full-width brackets'],
    ['收到FIN。', 'a blank between'],
    ['收到  FIN。', 'one blank'],
    ['收到"FIN"的一方', 'full-width quotes'],
    ['等等…', 'six dots'],
    ['到此为止.', 'a full stop'],
  ])('[WHY361] reports the form of Chinese %s', (text, advice) => {
    expect(says(ZH, text).join()).toContain(advice);
  });

  it.each(['调用 close() 的一方，frame.interface_name == "A"。', '序号为 4000 的 FIN（seq=4000）……'])(
    '[WHY361] leaves right Chinese alone: %s',
    (text) => {
      expect(says(ZH, text)).toEqual([]);
    },
  );

  it('[WHY362] a count in English needs a form for one', () => {
    expect(problems(EN, "export const A = { 'a.b': '{{count}} bytes' };\n")).toHaveLength(1);
    expect(problems(EN, "export const A = { 'a.b_other': '{{count}} bytes' };\n")).toEqual([]);
    expect(problems('shared/content/a.en.ts', `const a = (n: number) => \`\${n} bytes\`;\n`)).toHaveLength(1);
  });

  it('[WHY363] a sentence has at most 25 words, or 60 characters', () => {
    const words = Array.from({ length: 26 }, () => 'word').join(' ');
    expect(says(EN, `${words}.`)).toHaveLength(1);
    expect(says(EN, `One sentence. ${words.slice(5)}.`)).toEqual([]);
    expect(says(ZH, `${'字'.repeat(61)}。`)).toHaveLength(1);
    expect(sentencesOf('Is it? It is. “No.” Well …', 'en')).toHaveLength(4);
    expect(lengthOf('序号为 4000 的 FIN', 'zh')).toBe(6);
  });

  it('[WHY361] a blank before the dots of something that goes on is not English', () => {
    expect(says(EN, 'Saving …')).toHaveLength(1);
    expect(says(EN, 'Saving…')).toEqual([]);
  });

  it('reads templates, lessons and the labels of the figure, and no names in the code', () => {
    expect(problems('shared/content/a.en.ts', `const a = (n: number) => \`our \${n}\`;\n`)).toHaveLength(1);
    expect(problems('shared/content/lessons/a.json', '{\n  "en": "our FIN",\n  "zh": "报文"\n}\n')).toHaveLength(2);
    const labels = "const EN = { a: 'our' };\nconst ES = { a: 'nuestro' };\nconst ZH = { a: '报文' };\n";
    expect(problems('client/figure/layout/figure-labels.ts', labels)).toHaveLength(2);
    expect(
      problems(EN, "import { us } from './us.ts';\nexport const A = us === 'us' ? { 'us': '' } : null;\n"),
    ).toEqual([]);
    expect(isTextFile('shared/tcp/rule.ts')).toBe(false);
  });
});
