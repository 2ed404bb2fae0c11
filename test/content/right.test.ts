/** The reason given for a correct move is that of its position, in every level and not only in general. */

import { describe, expect, it } from 'vitest';
import { LEVELS, levelById } from '../../shared/content/levels.ts';
import { CONTENT } from '../../shared/content/explain.ts';
import { RIGHT_KEYS, type RightFacts, type RightKey } from '../../shared/content/right-key.ts';
import { whyRight } from '../../shared/content/right.ts';
import { rightText } from '../../shared/content/why.ts';
import type { Grounds, Judgement } from '../../shared/duel/vocabulary/judgement.ts';
import type { Cause } from '../../shared/duel/vocabulary/position.ts';
import type { Move } from '../../shared/referee/verdict.ts';
import { type Flag, makeSegment } from '../../shared/tcp/segment.ts';
import type { RuleId } from '../../shared/tcp/rule.ts';
import type { State } from '../../shared/tcp/connection-state.ts';
import { captureLevels } from '../../server/captures.ts';
import { LOCALES, type Locale } from '../../shared/lib/language.ts';
import { must, Rig } from '../duel/rig.ts';
import { checkTexts } from '../tools/texts.ts';
import { knownNumbers } from './known-numbers.ts';

type Call = Extract<Cause, { kind: 'call' }>['call'];

const send = (flags: Flag[], len = 0): Move => ({ kind: 'send', segment: makeSegment({ flags, seq: 7, ack: 9, len }) });
const reset: Move = { kind: 'send', segment: makeSegment({ flags: ['RST'], seq: 7 }) };
const ackNaming = (ack: number): Move => ({ kind: 'send', segment: makeSegment({ seq: 7, ack }) });
const comes = (flags: Flag[], len = 0, again = false, called: Call | null = null): Cause => ({
  kind: 'arrival',
  segment: makeSegment({ flags, seq: 9, ack: 7, len }),
  again,
  called: called === null ? null : { call: called, bytes: 0, full: false },
});
const call = (name: Call, full = false): Cause => ({ kind: 'call', call: name, bytes: 0, full });
const wait: Move = { kind: 'wait' };
const timer = (name: 'retransmission' | 'time-wait' | 'user'): Cause => ({ kind: 'timer', timer: name });
const FIN = comes(['FIN']);
const ACK = comes([]);
const RST: Cause = {
  ...FIN,
  kind: 'arrival',
  segment: makeSegment({ flags: ['RST'], seq: 9 }),
  again: false,
  called: null,
};

const GROUNDS: Grounds = {
  rules: [],
  before: 'ESTABLISHED',
  acked: 9,
  inFlight: false,
  restarted: false,
  corrupted: null,
  noTimeWait: false,
};
const by = (rule: RuleId, more: Partial<Grounds> = {}): Grounds => ({ ...GROUNDS, rules: [rule], ...more });

/** Reasons that depend on the cause and numbers of a move alone. */
const PLAIN: [Move, Cause | null, State | null, RightKey][] = [
  [send(['FIN']), call('CLOSE'), 'FIN-WAIT-1', 'first-fin'],
  [send(['FIN']), call('CLOSE', true), 'FIN-WAIT-1', 'first-fin-deaf'],
  [send(['FIN']), call('CLOSE'), 'LAST-ACK', 'second-fin'],
  [send(['FIN']), { kind: 'still-owed' }, 'LAST-ACK', 'second-fin'],
  [send(['FIN']), comes(['FIN'], 0, false, 'CLOSE'), 'LAST-ACK', 'fin-with-ack'],
  [send(['FIN']), timer('retransmission'), 'FIN-WAIT-1', 'fin-again'],
  [send([], 10), call('SEND'), 'ESTABLISHED', 'data'],
  [send([], 10), call('SEND'), 'CLOSE-WAIT', 'data-half-closed'],
  [send([], 10), timer('retransmission'), 'CLOSE-WAIT', 'data-again'],
  [send([]), FIN, 'CLOSE-WAIT', 'ack-first-fin'],
  [send([]), comes(['FIN'], 0, false, 'CLOSE'), 'LAST-ACK', 'ack-before-own-fin'],
  [send([]), FIN, 'CLOSING', 'ack-crossing-fin'],
  [send([]), FIN, 'TIME-WAIT', 'last-ack'],
  [send([]), comes(['FIN'], 0, true), 'TIME-WAIT', 'last-ack-again'],
  [send([]), comes(['FIN'], 0, true), 'CLOSE-WAIT', 'ack-fin-again'],
  [send([]), comes([], 100), 'FIN-WAIT-2', 'ack-data'],
  [send([]), FIN, null, 'ack-other'],
  [send([]), ACK, 'FIN-WAIT-2', 'ack-other'],
  [reset, call('ABORT'), 'CLOSED', 'abort'],
  [reset, call('CLOSE', true), 'CLOSED', 'reset-unread'],
  [reset, comes([], 10), 'CLOSED', 'reset-from-closed'],
  [reset, FIN, 'CLOSED', 'reset-for-fin'],
  [reset, ACK, 'CLOSED', 'reset-for-ack'],
  [reset, { kind: 'still-owed' }, 'CLOSED', 'reset-from-closed'],
  [wait, ACK, 'FIN-WAIT-2', 'wait-fin-acked'],
  [wait, ACK, 'FIN-WAIT-1', 'wait-fin-not-acked'],
  [wait, ACK, 'TIME-WAIT', 'wait-crossing-acked'],
  [wait, ACK, 'CLOSED', 'wait-last-ack-came'],
  [wait, ACK, 'CLOSE-WAIT', 'wait-data-acked'],
  [wait, RST, 'CLOSED', 'wait-after-reset'],
  [wait, timer('time-wait'), 'CLOSED', 'wait-two-msl-over'],
  [wait, timer('user'), 'CLOSED', 'wait-user-timeout'],
  [wait, call('SEND'), 'CLOSE-WAIT', 'wait-data-owed'],
  [wait, call('ABORT'), 'CLOSED', 'wait-abort-silent'],
  [wait, call('BIND'), 'TIME-WAIT', 'wait-port-held'],
  [wait, call('BIND'), 'CLOSED', 'wait-port-free'],
  [wait, comes([], 100), 'FIN-WAIT-2', 'wait-ack-owed'],
  [wait, { kind: 'still-owed' }, 'CLOSE-WAIT', 'wait-rest-owed'],
  [wait, null, null, 'wait-nothing-owed'],
  [{ kind: 'claim', state: 'LAST-ACK' }, null, 'LAST-ACK', 'claim'],
  [{ kind: 'bind' }, timer('time-wait'), 'CLOSED', 'bind'],
  [{ kind: 'bind' }, call('BIND'), 'CLOSED', 'bind-closed'],
  [{ kind: 'bind' }, null, 'CLOSED', 'bind-closed'],
];

it.each(PLAIN)('%j after %j in %s: %s', (move, cause, state, key) => {
  expect(whyRight({ move, cause, state, grounds: null })).toBe(key);
});

/** Reasons that depend on the rule that decided, on the state before, or on what this end had done. */
const GROUNDED: [Move, Cause, State, Grounds, RightKey][] = [
  [ackNaming(4), FIN, 'ESTABLISHED', by('TCP14'), 'ack-fin-beyond-hole'],
  [ackNaming(4), comes([], 10), 'ESTABLISHED', by('TCP14'), 'ack-beyond-hole'],
  [ackNaming(30), comes([], 10), 'CLOSE-WAIT', by('TCP16'), 'ack-hole-filled-fin'],
  [ackNaming(30), comes([], 10), 'TIME-WAIT', by('TCP18'), 'ack-hole-filled-fin'],
  [ackNaming(30), comes([], 10), 'ESTABLISHED', by('TCP13'), 'ack-hole-filled'],
  [ackNaming(19), comes([], 10), 'ESTABLISHED', by('TCP13'), 'ack-data'],
  [ackNaming(19), comes([], 10), 'ESTABLISHED', by('TCP13', { acked: 12 }), 'ack-partly-old'],
  [ackNaming(19), comes([], 10), 'ESTABLISHED', by('TCP13', { corrupted: 'now' }), 'ack-ghost-taken'],
  [ackNaming(19), comes([], 10), 'ESTABLISHED', by('TCP13', { acked: 12, corrupted: 'earlier' }), 'ack-after-ghost'],
  [ackNaming(29), comes([], 10, true), 'ESTABLISHED', by('TCP1'), 'ack-old-data'],
  [ackNaming(29), comes([], 10, true), 'TIME-WAIT', by('TCP1'), 'ack-old-in-time-wait'],
  [ackNaming(29), comes([], 10), 'TIME-WAIT', by('TCP1'), 'ack-outside-window'],
  [ackNaming(4), comes([], 10), 'ESTABLISHED', by('TCP1'), 'ack-outside-window'],
  [ackNaming(10), ACK, 'ESTABLISHED', by('TCP1'), 'ack-outside-window'],
  [ackNaming(10), FIN, 'CLOSE-WAIT', by('TCP1'), 'ack-fin-again'],
  [ackNaming(30), FIN, 'FIN-WAIT-1', by('TCP1'), 'ack-outside-window'],
  [ackNaming(10), FIN, 'TIME-WAIT', by('TCP19'), 'last-ack-again'],
  [ackNaming(10), FIN, 'TIME-WAIT', by('TCP18', { before: 'FIN-WAIT-1' }), 'last-ack-at-once'],
  [ackNaming(10), FIN, 'TIME-WAIT', by('TCP18', { noTimeWait: true }), 'last-ack-no-time-wait'],
  [ackNaming(9), comes([], 10), 'TIME-WAIT', by('TCP35'), 'ack-past-fin'],
  [ackNaming(9), ACK, 'ESTABLISHED', by('TCP7'), 'ack-unsent-acked'],
  [ackNaming(8), RST, 'ESTABLISHED', by('TCP4'), 'challenge-rst'],
  [ackNaming(9), comes(['SYN']), 'ESTABLISHED', by('TCP5'), 'challenge-syn'],
  [ackNaming(90), comes(['SYN']), 'ESTABLISHED', by('TCP1'), 'challenge-syn'],
  [reset, comes([], 10), 'CLOSED', by('TCP22'), 'reset-deaf'],
  [reset, FIN, 'CLOSED', by('TCP20', { restarted: true }), 'reset-restarted'],
  [wait, ACK, 'ESTABLISHED', by('TCP9'), 'wait-ack-nothing-new'],
  [wait, ACK, 'FIN-WAIT-1', by('TCP9', { inFlight: true }), 'wait-ack-repeated'],
  [wait, ACK, 'TIME-WAIT', by('TCP35'), 'wait-ack-in-time-wait'],
  [wait, ACK, 'ESTABLISHED', by('TCP1'), 'wait-ack-owed'],
  [wait, RST, 'ESTABLISHED', by('TCP4'), 'wait-ack-owed'],
  [wait, FIN, 'ESTABLISHED', by('TCP6'), 'wait-no-ack-flag'],
  [wait, comes([], 10), 'CLOSE-WAIT', by('TCP15'), 'wait-past-fin'],
  [wait, FIN, 'CLOSED', by('TCP12'), 'wait-last-ack-came'],
  [wait, FIN, 'TIME-WAIT', by('TCP11'), 'wait-crossing-acked'],
  [wait, RST, 'CLOSED', by('TCP3', { before: 'FIN-WAIT-2' }), 'wait-after-reset'],
  [wait, RST, 'CLOSED', by('TCP3', { before: 'TIME-WAIT' }), 'wait-reset-in-time-wait'],
  [wait, RST, 'CLOSED', by('TCP3', { before: 'LAST-ACK' }), 'wait-reset-when-both-closed'],
  [wait, RST, 'CLOSED', by('TCP21', { before: 'CLOSED' }), 'wait-reset-when-closed'],
  [wait, RST, 'ESTABLISHED', by('TCP2'), 'wait-reset-outside-window'],
  [wait, call('SEND'), 'FIN-WAIT-1', by('TCP27'), 'wait-call-refused'],
  [wait, call('CLOSE'), 'LAST-ACK', by('TCP25'), 'wait-call-refused'],
  [wait, timer('time-wait'), 'CLOSED', by('TCP30', { noTimeWait: true }), 'wait-no-time-wait'],
  [{ kind: 'bind' }, timer('time-wait'), 'CLOSED', by('TCP30', { noTimeWait: true }), 'bind-no-time-wait'],
];

it.each(GROUNDED)('%j after %j in %s by %j: %s', (move, cause, state, grounds, key) => {
  expect(whyRight({ move, cause, state, grounds })).toBe(key);
});

/** The reasons of every right move at one end, in order, if both play without a mistake. */
function reasons(id: string, end: 'A' | 'B'): RightKey[] {
  const half = must(new Rig(must(levelById(id))).runHalf().state.halves[0]);
  return half.judgements.filter((judgement) => judgement.end === end).map(whyRight);
}

/** The reasons given at the moment that a level is about. */
const MOMENTS: [string, 'A' | 'B', RightKey[]][] = [
  ['three-waves', 'B', ['fin-with-ack']],
  ['three-waves', 'A', ['last-ack-at-once']],
  ['lost-fin', 'A', ['fin-again']],
  ['lost-ack', 'B', ['ack-fin-again']],
  ['lost-last-ack-twice', 'A', ['last-ack', 'last-ack-again', 'last-ack-again']],
  ['crossing', 'A', ['ack-crossing-fin', 'wait-crossing-acked']],
  ['hole', 'B', ['ack-fin-beyond-hole', 'ack-hole-filled-fin']],
  ['hole', 'A', ['wait-ack-repeated']],
  ['half-open-reader', 'A', ['first-fin-deaf', 'reset-deaf']],
  ['abort', 'A', ['abort', 'reset-from-closed']],
  ['abort', 'B', ['wait-after-reset', 'wait-reset-when-closed']],
  ['nobody-home', 'B', ['reset-restarted', 'reset-restarted']],
  ['port-rush', 'A', ['wait-port-held', 'bind']],
  ['port-rush', 'B', ['bind-closed']],
  ['ghost', 'A', ['ack-old-in-time-wait', 'wait-reset-in-time-wait']],
  ['ghost', 'B', ['reset-for-ack']],
  ['skip-time-wait', 'A', ['last-ack-no-time-wait', 'bind-no-time-wait', 'ack-ghost-taken', 'ack-after-ghost']],
];

describe('the moment that a level is about', () => {
  it.each(MOMENTS)('%s at %s: %j', (id, end, keys) => {
    const given = reasons(id, end);
    expect(given.filter((key) => keys.includes(key))).toEqual(keys);
  });
});

/** Reasons that only say that something was right. */
const GENERAL: readonly RightKey[] = [
  'ack-other',
  'wait-rest-owed',
  'wait-nothing-owed',
  'wait-ack-owed',
  'wait-data-owed',
];

/** Every move judged right in a match without mistakes, in every round. */
function judgedRight(level: (typeof LEVELS)[number], seed: number): Judgement[] {
  const { state } = new Rig(level, undefined, {}, seed).runMatch();
  return state.halves.flatMap(({ judgements }) => judgements.filter(({ verdict }) => verdict === 'correct'));
}

const rightFor = (judgement: Judgement, locale: Locale): string =>
  rightText(whyRight(judgement), judgement, CONTENT[locale]);

const isGeneral = (facts: RightFacts): boolean => GENERAL.includes(whyRight(facts));
const inShort = ({ end, state, cause, move }: Judgement): string => JSON.stringify({ end, state, cause, move });

it.each([...LEVELS, ...captureLevels()].map((level) => [level.id, level] as const))(
  '[WHY369] every right move of %s has a specific reason, with no number that its position does not know',
  (_, level) => {
    const seeds = level.storm ? [1, 2, 3, 4, 5, 6] : [1];
    const judged = seeds.flatMap((seed) => judgedRight(level, seed));
    expect(judged.length).toBeGreaterThan(4);
    expect(judged.filter(isGeneral).map(inShort)).toEqual([]);
    for (const locale of LOCALES) {
      const texts = judged.map((judgement) => [rightFor(judgement, locale), knownNumbers(judgement)] as const);
      const strange = texts.filter(([text, mine]) => (text.match(/\d{4,}/g) ?? []).some((n) => !mine.has(Number(n))));
      expect(
        strange.map(([text]) => text).filter((text) => !/RFC \d{4}/.test(text)),
        '[WHY369]',
      ).toEqual([]);
      const shown = new Set(texts.map(([text]) => text.replace(/\d{2,}/g, '4000')));
      const path = `shared/content/right.${locale}.ts`;
      expect(checkTexts([{ path, text: `const A = ${JSON.stringify([...shown])};` }])).toEqual([]);
    }
  },
);

it('[WHY369] most right moves are explained with the numbers of their position, in each language the same ones', () => {
  const judged = LEVELS.flatMap((level) => judgedRight(level, 1));
  const numbered = (locale: Locale) => judged.map((judgement) => /\d/.test(rightFor(judgement, locale)));
  const english = numbered('en');
  expect(english.filter(Boolean).length / judged.length).toBeGreaterThan(0.85);
  for (const language of LOCALES)
    expect(RIGHT_KEYS.filter((key) => key in CONTENT[language].rightHere !== key in CONTENT.en.rightHere)).toEqual([]);
});

it('[WHY369] is general if the log does not have the numbers', () => {
  const judgement = must(judgedRight(must(LEVELS[0]), 1)[0]);
  const { numbers: _, ...alone } = judgement;
  const key = whyRight(judgement);
  expect(rightText(key, judgement, CONTENT.en)).toContain('takes number 4000, so your next one is 4001');
  expect(rightText(key, alone, CONTENT.en)).toBe(CONTENT.en.texts.right[key]);
});

it('a hole is filled, or text is partly old, across the wrap of the numbers as well', () => {
  const segment = makeSegment({ seq: 2 ** 32 - 150, ack: 7, len: 350 });
  const cause: Cause = { kind: 'arrival', segment, again: false, called: null };
  const why = (ack: number, acked: number) =>
    whyRight({ move: ackNaming(ack), cause, state: 'ESTABLISHED', grounds: by('TCP13', { acked }) });
  expect(why(200, 2 ** 32 - 150)).toBe('ack-data');
  expect(why(200, 50)).toBe('ack-partly-old');
  expect(why(300, 2 ** 32 - 150)).toBe('ack-hole-filled');
});
