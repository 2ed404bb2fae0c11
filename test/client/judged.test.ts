/** How judged moves are shown. */

import { describe, expect, it } from 'vitest';
import { feedbackOf, hasStackPlayed } from '../../client/match/judged.ts';
import { isPeerScoreHidden } from '../../client/match/situation.ts';
import { pointsHead } from '../../client/match/feedback-words.ts';
import { scoreToldWhen } from '../../client/match/half-name.ts';
import { LastVerdict } from '../../client/teach/board/large-words.tsx';
import { levelById } from '../../shared/content/levels.ts';
import { costOf, toneOf } from '../../shared/duel/rules/cost.ts';
import { costGroups, costsOf, deductionsOf, priceOf, summaryOf } from '../../shared/duel/rules/costs.ts';
import type { Judgement } from '../../shared/duel/vocabulary/judgement.ts';
import { must, perfect, Rig } from '../duel/rig.ts';
import { PAGE_FIXTURES } from './fixtures/page-views.ts';
import './every-language.ts';

const [wrong] = PAGE_FIXTURES.wrong.view.judgements;
const [right] = PAGE_FIXTURES.right.view.judgements;
if (wrong === undefined || right === undefined) throw new Error('the fixtures have no judgements');

const needless: Judgement = {
  ...right,
  id: 8,
  verdict: 'needless',
  mistake: 'needless-ack',
  points: { base: 0, speed: 0, streak: 0, penalty: -10, total: -10 },
};

describe('the verdict on the last move', () => {
  it('is shown in full, with another try, while its position is open', () => {
    expect(feedbackOf(PAGE_FIXTURES.wrong.view)).toEqual({ judgement: wrong, form: 'full', again: true });
  });

  it('is shown in full while nothing is asked', () => {
    expect(feedbackOf(PAGE_FIXTURES.right.view)).toEqual({ judgement: right, form: 'full', again: false });
  });

  it('becomes one line next to the next question', () => {
    const view = { ...PAGE_FIXTURES.again.view, judgements: [right] };
    expect(feedbackOf(view)).toEqual({ judgement: right, form: 'line', again: false });
  });

  it('is absent before the first move', () => {
    expect(feedbackOf(PAGE_FIXTURES.first.view)).toBeNull();
  });
});

describe('[DUEL56] the stack', () => {
  const sent = (by: 'player' | 'stack', at: number) =>
    ({
      kind: 'sent',
      id: 1,
      at,
      segment: { flags: ['ACK'], seq: 1, ack: 1, len: 0 },
      again: false,
      by,
      wrong: false,
    }) as const;

  it('is said to have played only where it sent something because of that move', () => {
    expect(hasStackPlayed(wrong, [sent('stack', wrong.at)])).toBe(true);
    expect(hasStackPlayed(wrong, [sent('player', wrong.at), sent('stack', wrong.at + 1)])).toBe(false);
  });
});

it('[DUEL54] a move left to the stack, though no mistake, is not shown as right', () => {
  const none = { base: 0, speed: 0, streak: 0, penalty: 0, total: 0 };
  const left: Judgement = { ...right, by: 'stack', move: { kind: 'wait' }, points: none };
  expect([toneOf(left), toneOf(right), toneOf(wrong)]).toEqual(['needless', 'correct', 'wrong']);
});

it("[VIEW23] the other player's points are hidden in the first half, and shown between the halves and after", () => {
  expect(isPeerScoreHidden({ phase: 'playing', halfScores: [] })).toBe(true);
  expect(isPeerScoreHidden({ phase: 'playing', halfScores: [[1, 2]] })).toBe(false);
  expect(isPeerScoreHidden({ phase: 'half-over', halfScores: [[1, 2]] })).toBe(false);
});

describe('the cost of a move', () => {
  it.each([
    [1, 30],
    [2, 20],
    [3, 10],
    [4, 0],
  ])('[UI8] wrong try number %d costs %d: the price has fallen by that', (attempt, cost) => {
    expect(costOf({ ...wrong, attempt })).toBe(cost);
  });

  it('[UI8] expired time costs the whole price, a needless segment and a wrong state their penalty', () => {
    expect(costOf({ ...wrong, by: 'stack', move: { kind: 'wait' } })).toBe(60);
    expect(costOf(needless)).toBe(10);
    const claim = {
      ...wrong,
      move: { kind: 'claim', state: 'CLOSED' } as const,
      points: { ...wrong.points, penalty: -5, total: -5 },
    };
    expect(costOf(claim)).toBe(5);
    expect(costOf(right)).toBe(0);
  });

  it('[UI8] leaving what is owed to the stack is not wrong and costs the whole price; half a text costs a try', () => {
    const none = { base: 0, speed: 0, streak: 0, penalty: 0, total: 0 };
    const left: Judgement = { ...right, positionId: 1_002, attempt: 1, move: { kind: 'wait' }, points: none };
    const half: Judgement = { ...left, move: wrong.move };
    expect([costOf(left), costOf(half)]).toEqual([60, 30]);
    expect(deductionsOf([right, left])).toEqual([left]);
    expect(summaryOf({ judgements: [left], hints: [], challenges: [] })).toMatchObject({ first: 0, lost: 60 });
  });

  it('[UI9] lists everything that was not right, and nothing else', () => {
    expect(deductionsOf([right, wrong, needless])).toEqual([wrong, needless]);
  });

  it('lists the same mistake once, with count and sum, the costliest first', () => {
    const second = { ...wrong, id: 9, attempt: 2 };
    expect(costGroups([needless, wrong, second, right])).toEqual([
      { example: wrong, times: 2, cost: 50 },
      { example: needless, times: 1, cost: 10 },
    ]);
  });

  it('sums up a half by its decisions', () => {
    expect(
      summaryOf({
        judgements: [wrong, { ...right, positionId: wrong.positionId, attempt: 2 }, right],
        hints: [],
        challenges: [],
      }),
    ).toEqual({
      settled: 2,
      first: 1,
      lost: 30,
    });
  });

  it("does not count the stack's move after a timeout as right at the first try", () => {
    expect(summaryOf({ judgements: [{ ...right, by: 'stack' }], hints: [], challenges: [] })).toEqual({
      settled: 1,
      first: 0,
      lost: 0,
    });
  });
});

describe('the cost of a half', () => {
  const hint = { at: 5, seat: 0, end: 'A', positionId: 1001, cause: wrong.cause, step: 2, cost: 10 } as const;
  const challenge = {
    at: 2,
    seat: 1,
    end: 'B',
    entryId: 3,
    segment: { flags: ['FIN', 'ACK'], seq: 4000, ack: 9000, len: 0 },
    right: false,
    cards: [],
    named: null,
    mistake: null,
    points: -10,
  } as const;

  it('[CHALLENGE9] [DUEL40] lists hints and wrong challenges with the moves, in order of time, and nothing that earned points', () => {
    if (hint.cause === null) throw new Error('the fixture has a cause');
    const half = {
      judgements: [wrong, right],
      hints: [{ ...hint, cause: hint.cause }],
      challenges: [challenge, { ...challenge, right: true, points: 25 }],
    };
    const costs = costsOf(half);
    expect(costs.map(({ kind }) => kind)).toEqual(['challenge', 'hint', 'judgement']);
    expect(costs.map(priceOf)).toEqual([10, 10, 30]);
    expect(summaryOf(half).lost).toBe(50);
  });

  it('[DUEL39] does not lower a right move because the answer had been shown, nor one at the first try', () => {
    const rig = new Rig(must(levelById('four-waves')), [perfect(0), perfect(0)]);
    rig.startHalf();
    const { id } = must(rig.untilAsked(0).position);
    for (let step = 1; step <= 4; step++) rig.ask({ kind: 'hint', seat: 0, positionId: id });
    const told = must(rig.runUntil((one) => one.view(0).judgements.length === 1).view(0));
    expect(told.judgements).toMatchObject([{ verdict: 'correct', points: { total: 0 } }]);
    expect(costsOf(told).map(({ kind }) => kind)).toEqual(['hint', 'hint', 'hint', 'hint']);
    expect(summaryOf(told)).toEqual({ settled: 1, first: 0, lost: 30 });
  });
});

describe('the last verdict on the board', () => {
  const [half] = PAGE_FIXTURES.result.view.review?.halves ?? [];
  const shown = (last: Judgement) => {
    const verdict = LastVerdict({ half: { ...must(half), judgements: [last] }, names: ['Ada', 'Ben'], fog: false });
    return String(verdict?.props.class).split(' ').at(-1);
  };

  it('[UI120] has the tone that its player sees: a move left alone that cost its price gets no tick', () => {
    const left: Judgement = {
      ...right,
      move: { kind: 'wait' },
      by: 'stack',
      points: { base: 0, speed: 0, streak: 0, penalty: 0, total: 0 },
    };
    expect(left.verdict).toBe('correct');
    for (const one of [right, wrong, needless, left]) expect(shown(one)).toBe(toneOf(one));
    expect(shown(left)).toBe('needless');
  });
});

describe("the page's words about points", () => {
  it('[UI123] say how the price has fallen only if another try follows, and otherwise what was lost', () => {
    expect(pointsHead(wrong, true)).toBe('60 → 30');
    expect(pointsHead(wrong, false)).toBe('−30');
  });

  it('[UI123] do not promise a half-time to a match of one half', () => {
    expect(scoreToldWhen({ halves: 1 })).toBe('shown at the end');
    for (const halves of [2, null]) expect(scoreToldWhen({ halves })).toBe('shown at half-time');
  });
});
