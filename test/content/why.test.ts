/** Every mistake is explained in each language with the numbers of its position, wherever it is made. */

import { describe, expect, it, test } from 'vitest';
import { explanation, peerWouldText } from '../../shared/content/explain.ts';
import { LOCALES, type Locale } from '../../shared/lib/language.ts';
import type { Reasons } from '../../shared/content/why.ts';
import { momentText, reasonsFor, ruleText } from './said.ts';
import { numbersOf } from '../../shared/duel/state/end-numbers.ts';
import type { Judgement, Numbers } from '../../shared/duel/vocabulary/judgement.ts';
import { clauseText } from '../../shared/lib/clause.ts';
import { MISTAKE_CLAUSES } from '../../shared/referee/mistake-clauses.ts';
import { createEndpoint, happen } from '../../shared/referee/endpoint.ts';
import { MISTAKES, type MistakeId } from '../../shared/referee/mistake.ts';
import { createClosedTcb, DEFAULT_CONFIG } from '../../shared/tcp/create.ts';
import { RULES, type RuleId } from '../../shared/tcp/rule.ts';
import { makeSegment, type Segment } from '../../shared/tcp/segment.ts';
import { must } from '../duel/rig.ts';
import { checkTexts } from '../tools/texts.ts';
import { knownNumbers } from './known-numbers.ts';
import { askedStates, EVERY_LEVEL, wrongMoves } from './wrong-moves.ts';

const MADE = EVERY_LEVEL.flatMap((level) => askedStates(level).flatMap((at) => wrongMoves(at)));
const mistakeOf = (judgement: Judgement): MistakeId => must(judgement.mistake);

/** The texts for each, computed once. */
interface Explained extends Record<Locale, Reasons> {
  readonly judgement: Judgement;
}
const explained = (judgement: Judgement): Explained => ({
  judgement,
  en: reasonsFor(mistakeOf(judgement), judgement, 'en'),
  zh: reasonsFor(mistakeOf(judgement), judgement, 'zh'),
  es: reasonsFor(mistakeOf(judgement), judgement, 'es'),
});
const TOLD = MADE.map(explained);
const toldOf = (id: MistakeId): Explained[] => TOLD.filter(({ judgement }) => judgement.mistake === id);

const LIMITS = {
  en: { moment: 90, why: 320, peer: 200, lecture: 200, rfc: 220 },
  zh: { moment: 40, why: 140, peer: 90, lecture: 80, rfc: 130 },
  es: { moment: 110, why: 360, peer: 240, lecture: 220, rfc: 240 },
} as const satisfies Readonly<Record<Locale, unknown>>;
/** By what the lecture, or its waves, are mentioned. */
const LECTURE: Readonly<Record<Locale, RegExp>> = {
  en: /lecture|[Ww]ave/,
  zh: /课上|挥手|ack/,
  es: /apuntes|[Pp]aso|ack/,
};
const LONGEST_RULE: Readonly<Record<Locale, number>> = { en: 140, zh: 70, es: 165 };
const SPOILT = /undefined|NaN|null|\[object|\{\{|\$\{| {2}/;

/** Every different text shown for a mistake, wherever it was made. */
function textsOf(told: readonly Explained[], part: keyof Reasons, locale: Locale): Set<string> {
  return new Set(told.map((one) => one[locale][part]).filter((text) => text !== null));
}

function isSpoilt(text: string, limit: number, locale: Locale): boolean {
  const length = text.length >= 8 && text.length <= limit && text === text.trim();
  const language = /\p{Script=Han}/u.test(text) === (locale === 'zh');
  return !length || !language || SPOILT.test(text) || /[!！]/.test(text);
}

describe('the explanation of a mistake', () => {
  it('[WHY1] has been tried for every one of them', () => {
    expect(MISTAKES.filter((id) => !MADE.some(({ mistake }) => mistake === id))).toEqual([]);
    expect(MADE.length).toBeGreaterThan(10_000);
  });

  test.each(MISTAKES)('[WHY1] %s has its sentences in both languages, none of them malformed or too long', (id) => {
    const told = toldOf(id);
    for (const locale of LOCALES) {
      const limits = LIMITS[locale];
      expect(isSpoilt(momentText(id, locale), limits.moment, locale)).toBe(false);
      for (const part of ['why', 'peer', 'lecture', 'rfc'] as const) {
        const wrong = [...textsOf(told, part, locale)].filter((text) => isSpoilt(text, limits[part], locale));
        expect(wrong, part).toEqual([]);
      }
    }
  });

  test.each(MISTAKES)('[WHY2] %s names no number that its position does not know', (id) => {
    const strange = toldOf(id).flatMap(({ judgement, ...told }) => {
      const mine = knownNumbers(judgement);
      const texts = LOCALES.flatMap((locale) => [told[locale].why, told[locale].peer ?? '']);
      return texts.filter((text) => (text.match(/\d{4,}/g) ?? []).some((n) => !mine.has(Number(n))));
    });
    expect(strange).toEqual([]);
  });

  test.each(MISTAKES)('[WHY1] %s has a lecture and a clause', (id) => {
    for (const { judgement, ...told } of toldOf(id))
      for (const locale of LOCALES) {
        expect(told[locale].lecture).toMatch(LECTURE[locale]);
        expect(told[locale].rfc.startsWith(clauseText(judgement.clause, locale))).toBe(true);
      }
    const { numbers: _, ...alone } = must(toldOf(id)[0]).judgement;
    for (const locale of LOCALES)
      expect(reasonsFor(id, alone, locale).rfc.startsWith(clauseText(MISTAKE_CLAUSES[id], locale))).toBe(true);
  });

  it('[WHY2] nearly always names a number of the position, and only rarely stays general', () => {
    const general = TOLD.filter(({ judgement, en }) => en.why === explanation(mistakeOf(judgement), 'en').why);
    expect(general.length / MADE.length).toBeLessThan(0.02);
    const numbered = ({ why }: Reasons) => /\d/.test(why);
    const uneven = TOLD.filter((told) => LOCALES.some((locale) => numbered(told[locale]) !== numbered(told.en)));
    expect(uneven.map(({ judgement }) => judgement.mistake)).toEqual([]);
  });

  it('[WHY360] [WHY361] [WHY363] has the form of its language also with its numbers', () => {
    const parts = ['why', 'peer', 'lecture', 'rfc'] as const;
    for (const language of ['en', 'zh'] as const) {
      const texts = TOLD.flatMap((told) => parts.map((part) => (told[language][part] ?? '').replace(/\d+/g, '4000')));
      const text = `const A = ${JSON.stringify([...new Set(texts)])};`;
      expect(checkTexts([{ path: `shared/content/right.${language}.ts`, text }])).toEqual([]);
    }
  });

  it('[WHY1] says no sentence twice', () => {
    for (const locale of LOCALES) {
      const moments = MISTAKES.map((id) => momentText(id, locale));
      expect(new Set(moments).size).toBe(moments.length);
    }
  });

  it('[WHY3] is general if the log does not have the numbers', () => {
    for (const judgement of MADE.slice(0, 200)) {
      const id = mistakeOf(judgement);
      const { numbers: _, ...alone } = judgement;
      for (const locale of LOCALES) expect(reasonsFor(id, alone, locale).why).toBe(explanation(id, locale).why);
    }
  });

  it('[WHY4] tells what the peer would have done only if this end can know it', () => {
    const sends = TOLD.filter(({ judgement }) => judgement.move.kind === 'send');
    const uneven = sends.filter(({ judgement, ...told }) =>
      LOCALES.some((locale) => (told[locale].peer !== null) !== (judgement.peerWould !== null)),
    );
    expect(uneven.map(({ judgement }) => judgement.mistake)).toEqual([]);
    expect(sends.some(({ judgement }) => judgement.peerWould === null)).toBe(true);
  });
});

/** The lecture's example: the sender's FIN has number 4000, the receiver is at 9000. */
function judged(id: MistakeId, numbers: Partial<Numbers>, sent: Partial<Segment>): Judgement {
  const example = must(MADE.find(({ mistake, move }) => mistake === id && move.kind === 'send'));
  const segment = makeSegment({ seq: 0, ...sent });
  return { ...example, cause: null, move: { kind: 'send', segment }, numbers: { ...example.numbers, ...numbers } };
}

describe('what depends on the position', () => {
  const whys = (id: MistakeId, fits: (judgement: Judgement) => boolean) =>
    toldOf(id).filter(({ judgement }) => fits(judgement));

  it('[WHY364] a state that was named wrongly is corrected by its name, with the facts that decide', () => {
    const states = new Set(toldOf('state-wrong').map(({ judgement }) => must(judgement.state)));
    expect(states.size).toBeGreaterThan(5);
    for (const { judgement, ...told } of toldOf('state-wrong'))
      for (const locale of LOCALES) expect(told[locale].why).toContain(must(judgement.state));
  });

  it('[WHY365] a port that is asked for too early tells how many seconds of 2MSL are left', () => {
    const waiting = whys('port-too-early', ({ numbers }) => numbers.twoMslEndsAt !== null);
    expect(waiting.length).toBeGreaterThan(5);
    for (const { judgement, ...told } of waiting) {
      const seconds = Math.ceil((must(judgement.numbers.twoMslEndsAt) - judgement.at) / 1000);
      for (const locale of LOCALES) expect(told[locale].why).toMatch(new RegExp(`\\b${seconds} (?:seconds?|秒|s)`));
    }
    for (const { en } of whys('port-too-early', ({ state }) => state !== 'TIME-WAIT'))
      expect(en.rfc).not.toContain('TIME-WAIT');
  });

  it('[WHY366] a RST that should not have been sent is told with what the peer would make of it', () => {
    for (const { judgement, ...told } of toldOf('rst-for-close')) {
      expect(told.en.why.includes('both ends')).toBe(judgement.peerWould === 'be-reset');
      expect(told.en.why.includes('The peer would drop')).toBe(judgement.peerWould === 'drop-silently');
    }
    expect(whys('rst-for-close', ({ peerWould }) => peerWould === 'drop-silently')).not.toEqual([]);
  });

  it('[WHY367] a RST that is due is explained by the rule that makes it due', () => {
    const said = (clause: string) => whys('no-reset-from-closed', (judgement) => judgement.clause === clause);
    for (const { en } of said('3.10.5')) expect(en.rfc).toContain('ABORT sends a RST');
    for (const { en } of said('3.6.1')) expect(en.why).toMatch(/has called close\(\)|without reading/);
    for (const { en } of said('3.10.7.1')) expect(en.why).toContain('belongs to no connection');
    for (const clause of ['3.10.5', '3.6.1', '3.10.7.1']) expect(said(clause), clause).not.toEqual([]);
  });

  it('[WHY368] the same FIN with data in front of it is told as such', () => {
    const at = judged('seq-new-for-retransmission', { finSeq: 4000, sndNxt: 4001 }, { seq: 4000, ack: 9000, len: 100 });
    const { why } = reasonsFor('seq-new-for-retransmission', at, 'en');
    expect(why).toContain('With 100 bytes in front of it, which your application never sent, it would be number 4100');
  });
});

describe('the numbers', () => {
  it('[WHY2] of a FIN that was not counted', () => {
    const at = judged('seq-fin-not-counted', { finSeq: 4001, sndNxt: 4002 }, { seq: 4001, ack: 9000 });
    expect(reasonsFor('seq-fin-not-counted', at, 'en').why).toContain('took number 4001, so you are at 4002');
    expect(reasonsFor('seq-fin-not-counted', at, 'zh').why).toContain('用掉了序号 4001，所以下一个序号是 4002');
  });

  it('[WHY2] continue at 0 after the largest', () => {
    const last = 2 ** 32 - 1;
    const at = judged('ack-fin-not-counted', { peerFinSeq: last, rcvNxt: 0 }, { seq: 7, ack: last });
    expect(reasonsFor('ack-fin-not-counted', at, 'en').why).toContain(`number ${last} and has used it up, so the next`);
    expect(reasonsFor('ack-fin-not-counted', at, 'en').why).toContain('expect is 0.');
    expect(reasonsFor('ack-fin-not-counted', at, 'zh').why).toContain(`${last}，你期望收到的下一个序号就是 0。`);
  });

  it('[WHY2] [WHY4] in what the peer would answer, and the condition if it may not have everything', () => {
    const would = { peerWould: 'answer-ack-and-drop' } as const;
    const sure = { ...judged('seq-wrong', { sndUna: 4002, sndNxt: 4002 }, { seq: 7, ack: 9000 }), ...would };
    expect(reasonsFor('seq-wrong', sure, 'en').peer).toMatch(/ack 4002\.$/);
    const open = { ...sure, numbers: { ...sure.numbers, sndUna: 4001 } };
    expect(reasonsFor('seq-wrong', open, 'en').peer).toMatch(/ack 4002 if all that you sent has arrived\.$/);
    expect(reasonsFor('seq-wrong', open, 'zh').peer).toContain('ack=4002（如果你发的都到了）');
  });

  it('[WHY2] of a RST that answers a segment without an ack', () => {
    const segment = makeSegment({ flags: ['FIN'], seq: 4000 });
    const { endpoint } = happen(createEndpoint(createClosedTcb(DEFAULT_CONFIG)), { type: 'segment', segment }, 0);
    const cause = { kind: 'arrival', segment, again: false, called: null } as const;
    const at = { ...must(MADE[0]), cause, numbers: numbersOf(endpoint), peerWould: null };
    const silent = { ...at, move: { kind: 'wait' } } as const;
    expect(reasonsFor('no-reset-from-closed', silent, 'en').why).toContain(
      'seq 0 and acknowledges all that came: ack 4001',
    );
    expect(reasonsFor('no-reset-from-closed', silent, 'zh').why).toContain('seq=0，并用 ack=4001');
    const reset = (ack?: number, seq = 0) =>
      ({ ...at, move: { kind: 'send', segment: makeSegment({ flags: ['RST'], seq, ack }) } }) as const;
    for (const locale of LOCALES) {
      expect(reasonsFor('no-ack-flag', reset(), locale).why).toContain('4001');
      expect(reasonsFor('ack-stale-data', reset(4000), locale).why).toContain('4001');
      expect(reasonsFor('ack-of-nothing', reset(4002), locale).why).toContain('4001');
      expect(reasonsFor('seq-wrong', reset(4001, 77), locale).why).toContain('4001');
    }
  });
});

it("[WHY4] anything beyond the player's own FIN is ignored, except its ACK", () => {
  const past = { finSeq: 4000, sndUna: 4001, sndNxt: 4001 };
  const at = { ...judged('data-after-fin', past, { seq: 4001, ack: 9001, len: 5 }), peerWould: 'accept' } as const;
  expect(reasonsFor('data-after-fin', at, 'en').peer).toContain('ignore everything after your FIN');
  expect(reasonsFor('data-after-fin', at, 'zh').peer).toContain('你的 FIN 后面的内容，它不会理会');
});

it('[WHY4] a reaction without numbers uses the general text', () => {
  const dropped = must(MADE.find(({ peerWould }) => peerWould === 'drop-silently'));
  for (const locale of LOCALES)
    expect(reasonsFor(mistakeOf(dropped), dropped, locale).peer).toBe(peerWouldText('drop-silently', locale));
});

describe('a rule', () => {
  const ids = Object.keys(RULES) as RuleId[];

  test.each(ids)('[WHY5] %s has a sentence in each language and its clause', (id) => {
    const texts = LOCALES.map((locale) => ruleText(id, locale).text);
    expect(new Set(texts).size).toBe(LOCALES.length);
    for (const text of texts) expect(text).toMatch(/[.。]$/);
    for (const locale of LOCALES) expect(ruleText(id, locale).text.length).toBeLessThanOrEqual(LONGEST_RULE[locale]);
    expect(ruleText(id, 'en').clause).toBe(RULES[id]);
  });

  it('[WHY5] is stated in our own words', () => {
    for (const locale of LOCALES) expect(new Set(ids.map((id) => ruleText(id, locale).text)).size).toBe(ids.length);
  });
});
