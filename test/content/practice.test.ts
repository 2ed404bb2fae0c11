/** The fifth reason behind a mistake: what a programmer meets in practice. */

import { describe, expect, it } from 'vitest';
import { tcpdumpLines } from '../../shared/capture/export/tcpdump-line.ts';
import { PRACTICE_EN } from '../../shared/content/why/in-practice.en.ts';
import { PRACTICE_ES } from '../../shared/content/why/in-practice.es.ts';
import { practiceText } from '../../shared/content/why/in-practice.ts';
import { PRACTICE_ZH } from '../../shared/content/why/in-practice.zh.ts';
import { makeSegment } from '../../shared/tcp/segment.ts';

const IN = { en: PRACTICE_EN, zh: PRACTICE_ZH, es: PRACTICE_ES } as const;
const LANGUAGES = ['en', 'zh', 'es'] as const;

const DUE = [
  makeSegment({ flags: ['FIN'], seq: 4000, ack: 9000 }),
  makeSegment({ seq: 4001, ack: 9001 }),
  makeSegment({ flags: ['PSH'], seq: 9000, ack: 4001, len: 350 }),
  makeSegment({ flags: ['RST'], seq: 4001 }),
];

describe('in practice', () => {
  it('[WHY380] has the same mistakes in each language, each with a call, a command or what Linux does', () => {
    for (const language of LANGUAGES) {
      const { texts } = IN[language];
      expect(Object.keys(texts)).toEqual(Object.keys(PRACTICE_EN.texts));
      for (const text of Object.values(texts)) expect(text).toMatch(/\w\(\)|ss -|tcpdump|Linux|RST/);
    }
    expect(Object.keys(PRACTICE_EN.texts).length).toBeGreaterThanOrEqual(20);
  });

  it('[WHY380] has no sentence of more than 25 words in English', () => {
    const sentences = Object.values(PRACTICE_EN.texts).flatMap((text) => text.split(/(?<=[.!?:])\s+/));
    expect(sentences.filter((sentence) => sentence.split(/\s+/).length > 25)).toEqual([]);
  });

  it('[WHY380] gives what was due as tcpdump -S prints it, and nothing before the player may know it', () => {
    const [source, destination] = [
      { ip: '10.0.0.1', port: 40001 },
      { ip: '10.0.0.2', port: 8080 },
    ];
    for (const segment of DUE) {
      const packet = { at: 0, source, destination, segment, mss: 1460 };
      const [line = ''] = tcpdumpLines([packet], { absolute: true, zoneMs: 0 });
      const said = practiceText('no-reply-to-fin', segment, PRACTICE_EN) ?? '';
      expect(line).toContain(said.slice(said.indexOf('Flags ['), -1));
    }
    expect(practiceText('no-reply-to-fin', null, PRACTICE_EN)).toBe(PRACTICE_EN.texts['no-reply-to-fin']);
    expect(practiceText('seq-zero', null, PRACTICE_EN)).toBeNull();
  });
});
