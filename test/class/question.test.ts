/** Questions: how they are asked, what is right, what it is worth. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TIME_FACTORS, type TimeFactor } from '../../shared/duel/options.ts';
import type { Answer, Question, Round } from '../../shared/class/lesson.ts';
import {
  asked,
  type AskedTo,
  askedTo,
  asWritten,
  fits,
  isRight,
  revealed,
  testSetOf,
} from '../../shared/class/question.ts';
import type { ClassEvent } from '../../shared/class/class-event.ts';
import { replayClass } from '../../shared/class/evolve-class.ts';
import { elapsedMs, rightAnswerPoints } from '../../shared/class/question-score.ts';
import { must } from '../duel/rig.ts';
import { ClassRig, NUMBER, ORDER, RIGHT, round, SEVERAL, SINGLE, testRound } from './class-rig.ts';

const RUNS = { seed: 20_261_122, numRuns: 200 };

/** To a whole class with that seed. */
const to = (seed: number, student: number | null = null): AskedTo => ({ seed, student });

const ALL = [SINGLE, SEVERAL, ORDER, NUMBER];
const choices = (id: string): Question =>
  ({
    ...SINGLE,
    id,
    shuffle: true,
    options: ['p', 'q', 'r', 's', 't', 'u'].map((en) => ({ en })),
  }) as Question;
const items = fc.integer({ min: 2, max: 8 }).map((count) => Array.from({ length: count }, (_, i) => ({ en: `i${i}` })));
const order = fc.record({ items, id: fc.string(), seed: fc.integer() }).map(({ items: list, id, seed }) => {
  const question: Question = { id, kind: 'order', text: {}, explanation: {}, clause: null, items: list };
  return { question, list, seed };
});

describe('a question as it is asked', () => {
  it('[CLASS10] shuffles the items of an order and never into the right one', () => {
    fc.assert(
      fc.property(order, ({ question, list, seed }) => {
        const { options } = asked(question, to(seed));
        expect(options).not.toEqual(list);
        expect(options.toSorted((a, b) => must(a.en).localeCompare(must(b.en)))).toEqual(list);
        expect(asked(question, to(seed))).toEqual(asked(question, to(seed)));
      }),
      RUNS,
    );
  });

  it('[CLASS10] shuffles them differently in another class, and leaves all other questions as they are written', () => {
    const ways = new Set(Array.from({ length: 60 }, (_, seed) => JSON.stringify(asked(ORDER, to(seed)).options)));
    expect(ways.size).toBeGreaterThan(15);
    expect(asked(SINGLE, to(7)).options).toEqual([{ en: 'none' }, { en: 'one' }, { en: 'both' }]);
    expect(asked(SEVERAL, to(7)).options).toHaveLength(4);
    expect(asked(NUMBER, to(7)).options).toEqual([]);
  });

  it.each(ALL.map((question) => [question.kind, question] as const))(
    '[CLASS11] of kind %s reveals, once it is over, the right answer as it was asked',
    (_, question) => {
      const { right, explanation } = revealed(question, to(5));
      expect(fits(question, right)).toBe(true);
      expect(isRight(question, right, to(5))).toBe(true);
      expect(explanation).toEqual(question.explanation);
      expect(asked(question, to(5))).not.toHaveProperty('right');
    },
  );

  it('[CLASS11] accepts an order if each place holds an item that belongs there', () => {
    fc.assert(
      fc.property(order, ({ question, list, seed }) => {
        const { options } = asked(question, to(seed));
        const places = list.map((item) => options.findIndex(({ en }) => en === item.en));
        expect(isRight(question, { kind: 'order', items: places }, to(seed))).toBe(true);
        expect(isRight(question, { kind: 'order', items: list.map((_, i) => i) }, to(seed))).toBe(false);
      }),
      RUNS,
    );
  });

  it('[CLASS11] accepts several options only if they are exactly the right ones, in any order', () => {
    const right = (...options: number[]) => isRight(SEVERAL, { kind: 'several', options }, to(1));
    expect([right(0, 2), right(2, 0)]).toEqual([true, true]);
    expect([right(0), right(0, 1), right(0, 1, 2), right(1, 3)]).toEqual([false, false, false, false]);
  });

  it('[CLASS11] accepts the number itself, whether 0 or -0', () => {
    const zero: Question = { ...base(), kind: 'number', right: 0 };
    expect(isRight(zero, { kind: 'number', value: -0 }, to(1))).toBe(true);
    expect(isRight(NUMBER, { kind: 'number', value: 101 }, to(1))).toBe(true);
    expect(isRight(NUMBER, { kind: 'number', value: 100.999 }, to(1))).toBe(false);
  });

  const base = () => ({ id: 'zero', text: {}, explanation: {}, clause: null });
  const BAD: readonly [Question, Answer][] = [
    [SINGLE, { kind: 'single', option: 3 }],
    [SINGLE, { kind: 'single', option: -1 }],
    [SINGLE, { kind: 'single', option: 0.5 }],
    [SINGLE, { kind: 'number', value: 1 }],
    [SEVERAL, { kind: 'several', options: [] }],
    [SEVERAL, { kind: 'several', options: [0, 0] }],
    [SEVERAL, { kind: 'several', options: [0, 4] }],
    [SEVERAL, { kind: 'order', items: [0, 1, 2, 3] }],
    [ORDER, { kind: 'order', items: [0, 1, 2] }],
    [ORDER, { kind: 'order', items: [0, 1, 2, 2] }],
    [ORDER, { kind: 'order', items: [0, 1, 2, 3, 3] }],
    [ORDER, { kind: 'several', options: [0, 1, 2, 3] }],
    [NUMBER, { kind: 'number', value: Number.NaN }],
    [NUMBER, { kind: 'number', value: Number.POSITIVE_INFINITY }],
    [NUMBER, { kind: 'single', option: 0 }],
  ];
  it.each(BAD)('[CLASS2] refuses an answer that does not fit: %#', (question, answer) => {
    const rig = new ClassRig({ lesson: { title: {}, rounds: [round(question)] } }).start(0);
    expect(rig.refusal(rig.answerCommand(1, answer))).toBe('bad-answer');
    expect(rig.state.rounds[0]?.answers).toEqual([]);
  });

  const orderOf = (student: number, seed: number | null) =>
    [testSetOf(student, 'before', seed), testSetOf(student, 'after', seed)].join('');

  it('[CLASS12] gives one set before and the other after: of each two students who come one after the other, one begins with A', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1, max: 250 }), (seed, couple) => {
        const orders = [orderOf(2 * couple - 1, seed), orderOf(2 * couple, seed)];
        expect(orders.toSorted()).toEqual(['AB', 'BA']);
      }),
      RUNS,
    );
    const { seed } = new ClassRig().state;
    const rig = new ClassRig({ lesson: { title: {}, rounds: [testRound('before')] } }).start(0);
    for (const id of [1, 2]) {
      const ids = testSetOf(id, 'before', seed) === 'A' ? ['single', 'number'] : ['several', 'order'];
      expect(rig.student(id).round).toMatchObject({ questions: ids.map((one) => ({ id: one })) });
    }
  });

  it('[CLASS420] draws which of the two begins with A: every student in half of the classes', () => {
    for (const student of [1, 2, 3, 8, 31, 250]) {
      const first = Array.from({ length: 2_000 }, (_, seed) => testSetOf(student, 'before', seed));
      // 1000 ± 4.5 standard deviations.
      expect(Math.abs(first.filter((set) => set === 'A').length - 1_000)).toBeLessThan(100);
    }
    const orders = new Set(Array.from({ length: 99 }, (_, seed) => [1, 3, 5].map((id) => orderOf(id, seed)).join()));
    expect(orders.size).toBe(8);
  });

  it('[CLASS421] goes by the number in a class that was opened before sets were drawn', () => {
    expect([1, 2, 3, 4].map((student) => orderOf(student, null))).toEqual(['AB', 'BA', 'AB', 'BA']);
    const rig = new ClassRig({ lesson: { title: {}, rounds: [testRound('before')] } }).start(0);
    const [opened, ...later] = rig.log;
    const { drawsSets, ...past } = must(opened) as Extract<ClassEvent, { type: 'opened' }>;
    expect(drawsSets).toBe(true);
    expect(replayClass([past, ...later]).rounds[0]?.setSeed).toBeNull();
    expect(rig.state.rounds[0]?.setSeed).toBe(rig.state.seed);
  });

  const shuffled: readonly Question[] = [
    { ...SINGLE, shuffle: true, reasons: ['r0', null, 'r2'].map((en) => (en === null ? null : { en })) } as Question,
    { ...SEVERAL, shuffle: true, reasons: [null, { en: 'r1' }, null, { en: 'r3' }] } as Question,
  ];
  const texts = (question: Question, at: AskedTo) => asked(question, at).options.map(({ en }) => must(en));

  it.each(shuffled.map((question) => [question.kind, question] as const))(
    '[CLASS422] of kind %s is asked with its options shuffled: the same for the same seed and student, judged as written',
    (_, question) => {
      fc.assert(
        fc.property(fc.integer(), fc.option(fc.integer({ min: 1, max: 300 })), (seed, student) => {
          const at = to(seed, student);
          expect(texts(question, at)).toEqual(texts(question, at));
          expect(texts(question, at).toSorted()).toEqual(
            texts({ ...question, shuffle: undefined } as never, at).toSorted(),
          );
          const told = revealed(question, at);
          expect(isRight(question, told.right, at)).toBe(true);
          const written = asWritten(question, told.right, at);
          expect(written).toEqual(revealed({ ...question, shuffle: undefined } as never, at).right);
          // Each reason stands at its own option.
          const options = question.kind === 'single' || question.kind === 'several' ? question.options : [];
          for (const [place, reason] of must(told.reasons).entries()) {
            const index = options.findIndex(({ en }) => en === texts(question, at)[place]);
            expect(reason?.en).toBe(reason === null ? undefined : `r${index}`);
          }
        }),
        RUNS,
      );
    },
  );

  it('[CLASS423] has each option equally often in each place, over classes and over the students of a test', () => {
    const [question] = shuffled;
    const counts = (places: readonly number[]) =>
      [0, 1, 2].map((place) => places.filter((one) => one === place).length);
    const placeOf = (at: AskedTo) => (revealed(must(question), at).right as { option: number }).option;
    const byClass = counts(Array.from({ length: 3_000 }, (_, seed) => placeOf(to(seed))));
    const byStudent = counts(Array.from({ length: 3_000 }, (_, student) => placeOf(to(7, student))));
    // 1000 each, with a standard deviation of 26.
    for (const count of [...byClass, ...byStudent]) expect(Math.abs(count - 1_000)).toBeLessThan(120);
  });

  it('[CLASS424] shows the whole class one order, as the letters of the board need, and each student their own in a test', () => {
    const [question] = shuffled;
    const content = round(must(question));
    const orders = (where: Round) =>
      new Set(
        [1, 2, 3, 4, 5, 6].map((student) => texts(must(question), askedTo(5, { content: where }, student)).join()),
      );
    expect(orders(content).size).toBe(1);
    expect(orders({ ...testRound('before') }).size).toBeGreaterThan(2);
    const rig = new ClassRig({ lesson: { title: {}, rounds: [content] } }).start(0);
    const board = rig.teacher().round;
    const phone = rig.student(1).round;
    if (board?.kind !== 'question' || phone?.kind !== 'question') throw new Error('a question is on');
    expect(board.count.asked).toEqual(phone.question);
  });
});

describe('a student who joined twice', () => {
  it('[CLASS425] finds the test that they took in the set and order in which they were asked, once the rows are one', () => {
    const sets = { A: [choices('a')], B: [choices('b')] };
    const rig = new ClassRig({ lesson: { title: {}, rounds: [{ ...testRound('before'), sets }] }, students: 4 }).start(
      0,
    );
    const shown = rig.student(2).round;
    rig.answer(2, { kind: 'single', option: 1 });
    rig.must({ kind: 'skip' });
    rig.here.delete(2);
    rig.must({ kind: 'merge', student: 2, into: 3, name: 'S3', roster: '' });
    if (shown?.kind !== 'test') throw new Error('a test is on');
    expect(rig.student(3).round).toMatchObject({ questions: shown.questions, answers: [{ option: 1 }] });
  });
});

describe('what an answer is worth', () => {
  const worth = (elapsed: number, timeFactor: TimeFactor = '1', speedScores = true) =>
    rightAnswerPoints({ elapsedMs: elapsed, seconds: 20, speedScores, timeFactor });

  it('[CLASS6] is 60, and up to 40 for speed, falling evenly to nothing', () => {
    expect([0, 5_000, 10_000, 20_000, 99_000].map((ms) => worth(ms))).toEqual([100, 90, 80, 60, 60]);
    expect(worth(0, '1', false)).toBe(60);
  });

  it("[CLASS7] stretches speed by the student's time factor, and is 80 at any time without a clock", () => {
    expect([10_000, 20_000, 40_000].map((ms) => worth(ms, '2'))).toEqual([90, 80, 60]);
    expect(worth(15_000, '1.5')).toBe(80);
    expect([0, 20_000].map((ms) => worth(ms, 'off'))).toEqual([80, 80]);
    expect(worth(0, 'off', false)).toBe(60);
  });

  it('[CLASS6] is all or nothing, and nothing in a test', () => {
    const rig = new ClassRig({ lesson: { title: {}, rounds: [round(SINGLE), testRound('before')] } }).start(0);
    rig.answer(1, RIGHT);
    rig.answer(2, { kind: 'single', option: 2 });
    expect(rig.state.rounds[0]?.answers.map(({ points }) => points)).toEqual([100, 0]);
    rig.advance().start(1);
    rig.answer(1, RIGHT);
    expect(rig.state.rounds[1]?.answers).toMatchObject([{ right: true, points: 0 }]);
  });

  it('[CLASS6] falls at the same rate with more time', () => {
    const late = (more: number) => {
      const rig = new ClassRig().start(0);
      rig.wait(15_000);
      if (more > 0) rig.must({ kind: 'more-time', ms: more });
      rig.answer(1, RIGHT);
      return rig.state.rounds[0]?.answers[0]?.points;
    };
    expect(late(60_000)).toBe(late(0));
  });

  const lag = fc.oneof(
    fc.integer({ min: -1_000, max: 100_000 }),
    fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY),
  );
  const factor = fc.constantFrom(...TIME_FACTORS);

  it('[CLASS8] is never more for answering later, whatever lag is claimed, than for answering at once', () => {
    fc.assert(
      fc.property(lag, lag, fc.nat(30_000), fc.nat(30_000), factor, (one, other, early, more, own) => {
        const at = (ms: number, claimed: number) => worth(elapsedMs(1_000, 1_000 + ms, claimed), own);
        expect(at(early + more, one)).toBeLessThanOrEqual(at(0, other));
        expect(at(early + more, one)).toBeLessThanOrEqual(at(early, one));
        // The credit is at most 300 ms: later than that, a claim brings less than answering at once without one.
        expect(at(early + 300 + more, one)).toBeLessThanOrEqual(at(early, other));
        expect(Number.isInteger(at(early, one))).toBe(true);
      }),
      RUNS,
    );
  });

  it('[CLASS8] grants a lag of up to 300 ms', () => {
    expect([0, 100, 300, 301, 9_999].map((ms) => elapsedMs(0, 1_000, ms))).toEqual([1_000, 900, 700, 700, 700]);
    expect(elapsedMs(0, 100, 300)).toBe(0);
    expect(elapsedMs(0, 1_000, Number.NaN)).toBe(1_000);
  });
});
