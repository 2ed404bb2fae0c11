import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { graphemes } from '../../shared/lib/graphemes.ts';
import { hidesText, shownLines, shownText } from '../../shared/lib/shown-text.ts';

const point = (code: number) => String.fromCodePoint(code);

describe('text shown to others', () => {
  it('[ROOM70] is empty if nothing in it is visible, whatever the invisible character', () => {
    const unseen = [
      ...[0x00ad, 0x034f, 0x061c, 0x115f, 0x1160, 0x17b4, 0x17b5, 0x180b, 0x180e, 0x200b, 0x200c, 0x200d, 0x200e],
      ...[0x2028, 0x2029, 0x202a, 0x202e, 0x2060, 0x2064, 0x2066, 0x2069, 0x206f, 0x2800, 0x3000, 0x3164, 0xfe00],
      ...[0xfe0e, 0xfe0f, 0xfeff, 0xffa0, 0xfff9, 0xfffa, 0xfffb, 0xfffc, 0x1bca0, 0x1d159, 0x1d173, 0x16fe4, 0xe0001],
      ...[
        0xe0041, 0xe007f, 0xe0100, 0xe01ef, 0xe0fff, 0xe000, 0xf8ff, 0xf0000, 0x10fffd, 0xffff, 0x0378, 0xd800, 0xdfff,
      ],
      ...[0x00, 0x09, 0x0a, 0x1b, 0x7f, 0x85, 0x20, 0xa0, 0x1680, 0x2000, 0x200a, 0x202f, 0x205f],
      // Marks with no base letter.
      ...[0x0301, 0x0483, 0x05b0, 0x064b, 0x093e, 0x0e31, 0x20dd, 0x20e3, 0x3099, 0x1ab0],
    ];
    for (const code of unseen) {
      for (const text of [point(code), point(code).repeat(3), ` ${point(code)} `, `${point(code)}\u3164`])
        expect(shownText(text), code.toString(16)).toBe('');
    }
  });

  it('[ROOM70] keeps everything visible: invisible characters inside are removed', () => {
    for (const unseen of [
      '\u200B',
      '\u00AD',
      '\u3164',
      '\u202E',
      '\u2066',
      '\uFE0F',
      '\u200D',
      '\u{E0041}',
      '\u0000',
    ]) {
      expect(shownText(`A${unseen}da`), unseen).toBe('Ada');
      expect(shownText(`${unseen}Ada${unseen}`), unseen).toBe('Ada');
      expect(hidesText(`A${unseen}da`), unseen).toBe(true);
    }
    expect(shownText('李\u3000 \u00A0雷\u2800')).toBe('李 雷');
    expect(hidesText('李\u3000雷 ')).toBe(false);
  });

  it('[ROOM70] keeps invisible characters where they mean something', () => {
    const meant = [
      ...['👩‍👩‍👧‍👦', '👩🏽‍🚀', '🏳️‍🌈', '❤️', '❤︎', '1️⃣', '#️⃣', '🏴󠁧󠁢󠁳󠁣󠁴󠁿', '🇨🇳', '🧑🏿‍🤝‍🧑🏻', '🏴‍☠️', '👁️‍🗨️'],
      // Persian, Hindi, Bengali, Sinhala, Malayalam, Kannada.
      ...['می‌خواهم', 'نیک‌پی', 'क्‍ष', 'नेहा', 'র‍্যাব', 'ශ්‍රී ලංකා', 'രാജന്‍', 'ಕ್‌ಷ'],
      ...['葛󠄀城', 'ᠠ᠋', 'Nguyễn Thị Hồng', 'פּתּח', 'ที่รัก', 'རྒྱལ་མཚན', 'ܫܠܡܐ', 'Zoë', 'Łukasz', 'Ⅷ', '☆彡', '...'],
    ];
    for (const text of meant) {
      expect(shownText(text), text).toBe(text.normalize('NFC'));
      expect(hidesText(text), text).toBe(false);
    }
  });

  it('[ROOM70] allows at most four marks per letter', () => {
    for (const count of [5, 150, 199]) {
      const shown = shownText(`a${'\u0317'.repeat(count)}b`);
      expect(shown).toBe(`a${'\u0317'.repeat(4)}b`);
      expect(hidesText(`a${'\u0317'.repeat(count)}b`)).toBe(true);
    }
    expect(shownText(`ب${'\u064B\u200C'.repeat(60)}ب`).length).toBeLessThan(12);
  });

  it('[ROOM70] does not change when cleaned twice', () => {
    const odd = fc.constantFrom(
      ...('\u200D\u200C\uFE0F\u20E3\u0301\u0317\u3164\u2800 \n1👩🏽❤ab汉بक्\u{E0100}\u{E0067}🏴'.match(/./gsu) ?? []),
    );
    const any = fc.integer({ min: 0, max: 0x10ffff }).map(point);
    const text = fc.array(fc.oneof(odd, any), { maxLength: 12 }).map((points) => points.join(''));
    fc.assert(
      fc.property(text, (typed) => {
        const shown = shownText(typed);
        expect(shownText(shown)).toBe(shown);
        expect(hidesText(shown)).toBe(false);
      }),
      { seed: 20_261_128, numRuns: 100 },
    );
  });

  it('[ROOM70] keeps its lines if it has several', () => {
    expect(shownLines(' What is sent?\r\n\r\nLook\u202E at \u200Bit. \n')).toBe('What is sent?\n\nLook at it.');
    expect(shownLines('\u3164\n\u200B')).toBe('');
  });

  it('counts characters as a reader does, even without a segmenter', () => {
    const texts = ['Ada', 'नेहा', '👩🏽‍🚀李', 'e\u0301e', '🏴󠁧󠁢󠁳󠁣󠁴󠁿'];
    const counts = texts.map((text) => graphemes(text).length);
    expect(counts).toEqual([3, 2, 2, 2, 1]);
    const { Segmenter } = Intl;
    try {
      Object.assign(Intl, { Segmenter: undefined });
      expect(texts.map((text) => graphemes(text).length)).toEqual(counts);
    } finally {
      Object.assign(Intl, { Segmenter });
    }
  });
});
