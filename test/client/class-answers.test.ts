/** How a student composes an answer, and what their view means for the page. */

import { describe, expect, it } from 'vitest';
import { answerOf, draftOf, emptyDraft, moved, readValue, withOption } from '../../client/questions/answer-draft.ts';
import { clockTime } from '../../client/kit/clock-time.ts';
import { markOf } from '../../client/questions/mark.ts';
import { classScreenOf, duelNow } from '../../client/student/class-screen.ts';
import { STUDENT_FIXTURES } from './fixtures/student-views.ts';

const options = [{ en: 'a' }, { en: 'b' }, { en: 'c' }];

describe('an answer being composed', () => {
  it('[UI38] is empty before anything was chosen', () => {
    expect(answerOf(emptyDraft({ kind: 'single', options }))).toBeNull();
    expect(answerOf(emptyDraft({ kind: 'several', options }))).toBeNull();
    expect(answerOf(emptyDraft({ kind: 'number', options: [] }))).toBeNull();
  });

  it('[UI38] has the option touched last, or all the selected ones in ascending order', () => {
    const single = withOption(withOption(emptyDraft({ kind: 'single', options }), 2), 0);
    expect(answerOf(single)).toEqual({ kind: 'single', option: 0 });
    const several = [2, 0, 1, 1].reduce(withOption, emptyDraft({ kind: 'several', options }));
    expect(answerOf(several)).toEqual({ kind: 'several', options: [0, 2] });
  });

  it('[UI39] of an order is the order in which the items stand', () => {
    const draft = emptyDraft({ kind: 'order', options });
    expect(answerOf(draft)).toEqual({ kind: 'order', items: [0, 1, 2] });
    expect(moved([0, 1, 2], 2, 0)).toEqual([2, 0, 1]);
    expect(moved([2, 0, 1], 0, 1)).toEqual([0, 2, 1]);
    expect(moved([0, 1, 2], 0, -1)).toEqual([0, 1, 2]);
    expect(moved([0, 1, 2], 2, 3)).toEqual([0, 1, 2]);
  });

  it.each([
    ['9351', 9351],
    [' 4 294 967 295 ', 4294967295],
    ['−3', -3],
    ['０１２', 12],
    ['2.5', 2.5],
    ['', null],
    ['1e3', null],
    ['1,5', null],
    ['u+1', null],
  ])('[UI38] the number %j is %j', (typed, value) => {
    expect(readValue(typed)).toBe(value);
  });

  it('is shown again as it was given', () => {
    for (const answer of [
      { kind: 'single', option: 1 },
      { kind: 'several', options: [0, 2] },
      { kind: 'order', items: [2, 1, 0] },
      { kind: 'number', value: -4.5 },
    ] as const)
      expect(answerOf(draftOf(answer))).toEqual(answer);
  });

  it('[UI41] is marked right or wrong, and the right options are marked even if not chosen', () => {
    const right = { kind: 'several', options: [0, 1] } as const;
    const chosen = { kind: 'several', options: [1, 2] } as const;
    expect([0, 1, 2, 3].map((option) => markOf(option, right, chosen))).toEqual(['missed', 'right', 'wrong', null]);
    expect(markOf(0, { kind: 'single', option: 0 }, null)).toBe('missed');
  });
});

describe('the screen of a student', () => {
  it('[UI36] is that of the class before, in, between and after its rounds', () => {
    const screens = Object.fromEntries(
      Object.entries(STUDENT_FIXTURES).flatMap(([name, fixture]) =>
        'student' in fixture && fixture.student !== undefined ? [[name, classScreenOf(fixture.student)]] : [],
      ),
    );
    expect(screens).toMatchObject({
      classLobby: 'lobby',
      classSingle: 'question',
      classTest: 'test',
      classPause: 'pause',
      classDuel: 'duel',
      classRight: 'between',
      classOver: 'over',
    });
  });

  it('[UI45] is a duel only while its round is on', () => {
    expect(duelNow(STUDENT_FIXTURES.classDuel.student ?? null)).toBe('K7MQ4');
    expect(duelNow(STUDENT_FIXTURES.classDuelOver.student ?? null)).toBeNull();
    expect(duelNow(STUDENT_FIXTURES.classSingle.student ?? null)).toBeNull();
    expect(duelNow(null)).toBeNull();
  });

  it.each([
    [61_000, '1:01'],
    [59_001, '1:00'],
    [400, '0:01'],
    [0, '0:00'],
    [-5_000, '0:00'],
  ])('shows %i ms as %s', (ms, told) => {
    expect(clockTime(ms)).toBe(told);
  });
});
