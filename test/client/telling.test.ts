import { afterAll, describe, expect, it } from 'vitest';
import { factWords, momentTime, secondsWords, type Told } from '../../client/ending/fact-words.ts';
import { locale } from '../../client/words/i18n.ts';
import { LOCALES } from '../../shared/lib/language.ts';
import type { Fact } from '../../shared/story/fact.ts';
import './every-language.ts';

const PLACE = { entryId: 1, at: 12_999, end: 'A' } as const;
const COUNTED = ['last-ack-lost', 'ack-lost', 'fin-lost', 'data-lost', 'probed', 'wrong-sent', 'challenged'] as const;

/** One of each kind and form. */
const FACTS: readonly Fact[] = [
  ...COUNTED.flatMap((kind) => [1, 3].map((times) => ({ ...PLACE, kind, times }))),
  ...[400, 7_500].map((leftMs) => ({ ...PLACE, kind: 'answered', leftMs }) as const),
  ...[true, false].map((restarted) => ({ ...PLACE, kind: 'closed-port', restarted }) as const),
  ...[true, false].map((reuse) => ({ ...PLACE, kind: 'port-taken', reuse }) as const),
  ...[1, 350].flatMap((bytes) =>
    (['ghost-accepted', 'late-data'] as const).map((kind) => ({ ...PLACE, kind, bytes }) as const),
  ),
  ...[null, 53_000].map((freeAt) => ({ ...PLACE, kind: 'closed', freeAt }) as const),
  ...(['user-timeout', 'no-fin', 'no-answer', 'no-progress'] as const).map(
    (why) => ({ ...PLACE, kind: 'gave-up', why }) as const,
  ),
  ...(['missed', 'reset-sent', 'aborted', 'died', 'crossed', 'ghost-refused', 'ghost-met', 'overtaken'] as const).map(
    (kind) => ({ ...PLACE, kind }) as const,
  ),
  ...(['three-waves', 'wrapped', 'contradiction', 'waited'] as const).map((kind) => ({ ...PLACE, kind }) as const),
  { ...PLACE, kind: 'port-early', earlyMs: 3_000 },
  { ...PLACE, kind: 'flawless', moves: 5 },
];

const NAMES = { A: 'Ada', B: 'محمد' } as const;
const told = (reader: Told['reader']): Told => ({ reader, nameOf: (end) => NAMES[end] });
const say = (fact: Fact, reader: Told['reader']) => factWords(fact, told(reader)).text;

afterAll(() => {
  locale.value = 'en';
});

describe('a fact in words', () => {
  it.each(LOCALES)('[STORY543] has a whole sentence in %s for every reader', (language) => {
    locale.value = language;
    for (const fact of FACTS)
      for (const reader of ['A', 'B', null] as const) {
        if (fact.kind === 'flawless' && reader !== 'A') continue;
        const sentence = say(fact, reader);
        expect(sentence, `${fact.kind} ${reader}`).toMatch(/^[^{}]{4,}[.。]$/);
        if (reader === 'A') expect(sentence, fact.kind).not.toContain('Ada');
        // Names do not turn the line around them.
        expect(sentence.replaceAll('\u2068محمد\u2069', '')).not.toContain('محمد');
      }
  });

  it('[STORY543] is told from the end of its reader', () => {
    locale.value = 'en';
    const closed: Fact = { ...PLACE, kind: 'closed', freeAt: 53_000 };
    const names = (text: string) => text.replaceAll(/[\u2068\u2069]/g, '');
    expect(names(say(closed, 'A'))).toBe('Your ACK arrived, and محمد closed; at 0:53 your 2MSL was over.');
    expect(names(say(closed, 'B'))).toBe('Ada’s ACK arrived, and you closed; Ada waited 2MSL until 0:53.');
    expect(names(say(closed, null))).toBe('Ada’s ACK arrived, and محمد closed; at 0:53 2MSL was over.');
    expect(say({ ...PLACE, kind: 'fin-lost', times: 2 }, 'A')).toBe('Your FIN was lost. That happened 2 times.');
  });

  it('[STORY543] never tells more time than was left, and never none', () => {
    locale.value = 'en';
    const left = [1, 99, 100, 449, 999, 2_999, 9_999, 10_000, 12_999].map(secondsWords);
    expect(left).toEqual(['0.01 s', '0.09 s', '0.1 s', '0.4 s', '0.9 s', '2.9 s', '9.9 s', '10 s', '12 s']);
    expect(factWords({ ...PLACE, kind: 'answered', leftMs: 449 }, told('A')).hot).toBe('0.4 s');
    expect(factWords({ ...PLACE, kind: 'answered', leftMs: 3_000 }, told('A')).hot).toBeNull();
    expect([0, 999, 59_999, 60_000, 605_000].map(momentTime)).toEqual(['0:00', '0:00', '0:59', '1:00', '10:05']);
  });
});
