/** How questions did: the statistics against values worked out by hand, and the rows of a report against its answers. */

import { describe, expect, it } from 'vitest';
import { flagsOf, ITEM_STUDENTS_MIN, type ItemAnswer, discriminationOf } from '../../shared/report/item-statistics.ts';
import { makeReport } from '../../shared/report/make-report.ts';
import type { ReportItem } from '../../shared/report/report.ts';
import type { LoggedClass } from '../../shared/report/report-source.ts';
import type { ClassEvent } from '../../shared/class/class-event.ts';
import { DEFAULT_SETTINGS } from '../../shared/class/class-settings.ts';
import type { Answer, Lesson, Question, Round } from '../../shared/class/lesson.ts';
import { askedTo, questionsOf, revealed } from '../../shared/class/question.ts';
import { must } from '../duel/rig.ts';

/** Right or wrong, with the share in the other questions. */
const answers = (...rows: readonly (readonly [right: 0 | 1, rest: number | null])[]): ItemAnswer[] =>
  rows.map(([right, rest]) => ({ right: right === 1, rest }));

describe('how a question separates', () => {
  // Rests 4, 3, 2, 2, 1 of 4; mean of those right 3, of those wrong 1.5; spread √1.04; √(0.6 · 0.4) = √0.24.
  // (3 − 1.5) / √1.04 · √0.24 = 0.7206. (In quarters, which changes nothing.)
  const FIVE = answers([1, 1], [1, 0.75], [1, 0.5], [0, 0.5], [0, 0.25]);

  it('[REPORT420] is the point-biserial correlation with the other questions, worked out by hand', () => {
    const { correlation, interval } = must(discriminationOf(FIVE, 5));
    expect(correlation).toBeCloseTo(1.5 * Math.sqrt(0.24 / 1.04), 10);
    expect(correlation).toBeCloseTo(0.7206, 4);
    // Fisher: atanh 0.7206 = 0.9091; ± 1.96/√2 = 1.3859; tanh −0.4768 and tanh 2.2950.
    expect(interval[0]).toBeCloseTo(-0.4437, 3);
    expect(interval[1]).toBeCloseTo(0.9799, 3);
  });

  it('[REPORT420] is -1 or 1 where the others say the same, and turns its sign with the answers', () => {
    const whole = answers([1, 1], [1, 1], [0, 0], [0, 0]);
    expect(must(discriminationOf(whole, 4)).correlation).toBeCloseTo(1, 10);
    const turned = FIVE.map(({ right, rest }) => ({ right: !right, rest }));
    expect(must(discriminationOf(turned, 5)).correlation).toBeCloseTo(-0.7206, 4);
  });

  it('[REPORT420] compares the strongest and the weakest 27 %, those who tie in part', () => {
    // 27 % of 11 is 2.97: groups of three.
    const eleven = answers(
      [1, 1],
      [1, 0.9],
      [0, 0.8],
      [1, 0.7],
      [0, 0.6],
      [1, 0.6],
      [0, 0.5],
      [0, 0.4],
      [0, 0.2],
      [1, 0.1],
      [0, 0],
    );
    expect(must(discriminationOf(eleven, 11))).toMatchObject({ upper: 2 / 3, lower: 1 / 3 });
    // The third place is shared by two, of whom one is right: 1 + 0 + a half of three.
    const tied = eleven.map((one, at) =>
      at === 3 ? { ...one, rest: 0.8 } : at === 1 ? { ...one, right: false } : one,
    );
    expect(must(discriminationOf(tied, 11)).upper).toBeCloseTo(1.5 / 3, 10);
    for (const order of [tied, tied.toReversed()]) expect(must(discriminationOf(order, 11)).upper).toBeCloseTo(0.5, 10);
  });

  it('[REPORT421] is not said of few students, nor where all are alike, nor without other questions', () => {
    const many = (count: number) =>
      Array.from({ length: count }, (_, at) => ({ right: at % 2 === 0, rest: (at % 5) / 4 }));
    expect(discriminationOf(many(ITEM_STUDENTS_MIN - 1))).toBeNull();
    expect(discriminationOf(many(ITEM_STUDENTS_MIN))).not.toBeNull();
    expect(discriminationOf(many(40).map((one) => ({ ...one, right: true })))).toBeNull();
    expect(discriminationOf(many(40).map((one) => ({ ...one, rest: 0.1 + 0.2 })))).toBeNull();
    expect(discriminationOf(many(40).map((one) => ({ ...one, rest: null })))).toBeNull();
    expect(discriminationOf(many(3), 1)).toBeNull();
  });
});

describe('what deserves a look', () => {
  const discrimination = (correlation: number) => ({ correlation, interval: [0, 0] as const, upper: 0, lower: 0 });
  const flags = (share: number, correlation: number | null, students = 30, unused = false) =>
    flagsOf({ students, share, unused, discrimination: correlation === null ? null : discrimination(correlation) });

  it('[REPORT422] is a question that separates the wrong way or hardly, is very easy or hard, or has an idle option', () => {
    expect(flags(0.6, 0.4)).toEqual([]);
    expect(flags(0.6, -0.01)).toEqual(['negative']);
    expect(flags(0.6, 0.19)).toEqual(['weak']);
    expect(flags(0.95, 0.1)).toEqual(['easy']);
    expect(flags(0.2, -0.3)).toEqual(['negative', 'hard']);
    expect(flags(0.9, 0.2, 30, true)).toEqual(['unused']);
    expect(flags(1, null)).toEqual(['easy']);
  });

  it('[REPORT421] is nothing below the least number of students', () => {
    expect(flags(0, -1, ITEM_STUDENTS_MIN - 1, true)).toEqual([]);
    expect(flags(0, -1, ITEM_STUDENTS_MIN, true)).toEqual(['negative', 'hard', 'unused']);
  });
});

const words = (en: string) => ({ en });
const base = (id: string) => ({ id, text: words(id), explanation: words('why'), clause: null });
const choice = (id: string): Question => ({
  ...base(id),
  kind: 'single',
  options: ['no', 'yes', 'perhaps'].map(words),
  right: 1,
  shuffle: true,
});
const number = (id: string): Question => ({ ...base(id), kind: 'number', right: 7 });
const TEST: Round = {
  kind: 'test',
  when: 'before',
  sets: { A: [choice('a1'), number('a2')], B: [choice('b1'), number('b2')] },
  seconds: 60,
};
const LESSON: Lesson = { title: words('T'), rounds: [TEST, { kind: 'question', question: choice('q'), seconds: 60 }] };
const SEED = 5;

/** How a student answers: each question by its place; null leaves it out. */
type Plan = (student: number, question: Question) => Answer | 'right' | null;

/** The answers of a round in the order of the students. */
function answered(content: Round, round: number, students: number, plan: Plan): ClassEvent[] {
  return Array.from({ length: students }, (_, at) => at + 1).flatMap((student) => {
    const to = askedTo(SEED, { content }, student);
    return questionsOf({ content, setSeed: SEED }, student).flatMap((question, index): ClassEvent[] => {
      const given = plan(student, question);
      if (given === null) return [];
      const answer = given === 'right' ? revealed(question, to).right : given;
      const counted = { right: given === 'right', points: 0, elapsedMs: 1 };
      return [{ at: 0, type: 'answered', student, round, question: index, answer, ...counted }];
    });
  });
}

/** @param over whether the last round has ended */
function classOf(code: string, students: number, plan: Plan, over = true): LoggedClass {
  const opened = { seed: SEED, lesson: LESSON, settings: DEFAULT_SETTINGS, drawsSets: true } as const;
  const joined = Array.from({ length: students }, (_, at) => ({ student: at + 1, name: `S${at + 1}`, roster: '' }));
  const rounds = LESSON.rounds.flatMap((content, index): ClassEvent[] => {
    const started = { round: index + 1, index, content, speed: true, endsAt: null, duels: [] };
    const isOver = over || index < LESSON.rounds.length - 1;
    return [
      { at: 0, type: 'round-started', ...started },
      ...answered(content, index + 1, students, plan),
      ...(isOver ? [{ at: 0, type: 'round-ended', why: 'done' } as const] : []),
    ];
  });
  const events: ClassEvent[] = [
    { at: 0, type: 'opened', ...opened },
    ...joined.map((one) => ({ at: 0, type: 'joined', ...one }) as const),
    ...rounds,
  ];
  return { code, openedAt: 0, events, matches: [] };
}

const itemsOf = (...classes: LoggedClass[]) => makeReport({ madeAt: 0, classes }, () => 2).items;
const item = (items: readonly ReportItem[], id: string) => must(items.find(({ question }) => question.id === id));

/** Wrong with the first option shown that is not right. */
function wrongOption(question: Question, student: number | null): Answer {
  const { right } = revealed(question, { seed: SEED, student });
  return { kind: 'single', option: right.kind === 'single' && right.option === 0 ? 1 : 0 };
}

describe('the questions in a report', () => {
  it('[REPORT423] stand in the order of the lesson, the two of each pair one after the other', () => {
    const items = itemsOf(classOf('AAAAAA', 4, () => 'right'));
    expect(items.map(({ question, set, kind }) => [question.id, set, kind])).toEqual([
      ['a1', 'A', 'test-before'],
      ['b1', 'B', 'test-before'],
      ['a2', 'A', 'test-before'],
      ['b2', 'B', 'test-before'],
      ['q', null, 'question'],
    ]);
    for (const { students, right, omitted } of items)
      expect([students, right, omitted]).toEqual([students, students, 0]);
    expect(items.map(({ students }) => students)).toEqual([2, 2, 2, 2, 4]);
  });

  it('[REPORT423] count what was left out of a test as not known, and who took none of it not at all', () => {
    const none = classOf('AAAAAA', 6, (student, { id }) =>
      id === 'q' ? null : student <= 2 ? null : id.endsWith('2') ? null : 'right',
    );
    const items = itemsOf(none);
    expect(item(items, 'a2')).toMatchObject({ students: 2, right: 0, omitted: 2 });
    expect(item(items, 'b1')).toMatchObject({ students: 2, right: 2, omitted: 0 });
    expect(items.some(({ question }) => question.id === 'q')).toBe(false);
  });

  it('[REPORT424] count each option as written, however it was shuffled, and the most frequent numbers', () => {
    const plan: Plan = (student, question) => {
      if (question.kind === 'number') return { kind: 'number', value: student % 3 === 0 ? 7 : 40 + (student % 8) };
      if (question.id === 'q') return student <= 5 ? wrongOption(question, null) : 'right';
      return student <= 4 ? wrongOption(question, student) : 'right';
    };
    const log = classOf('AAAAAA', 24, plan);
    const report = makeReport({ madeAt: 0, classes: [log] }, () => 2);
    for (const { question, kind, choices, students, omitted } of report.items) {
      const rows = report.answers.filter((row) => row.kind === kind && row.question.id === question.id);
      expect(students).toBe(rows.length);
      expect(omitted).toBe(0);
      if (question.kind === 'number') {
        // Six at most: the five most frequent and the right one.
        expect(choices.length).toBeLessThanOrEqual(6);
        expect(choices.map(({ count }) => count)).toEqual(choices.map(({ count }) => count).toSorted((a, b) => b - a));
        continue;
      }
      const counts = [0, 1, 2].map(
        (option) => rows.filter(({ answer }) => answer.kind === 'single' && answer.option === option).length,
      );
      expect(choices.map(({ count }) => count)).toEqual(counts);
      expect(choices.map(({ right }) => right)).toEqual([false, true, false]);
    }
    expect(item(report.items, 'q').choices[1]).toMatchObject({ count: 19, right: true });
  });

  it('[REPORT425] put the same question of several classes together, without students who were taken out', () => {
    const plan: Plan = (student) => (student % 2 === 0 ? 'right' : null);
    const one = classOf('AAAAAA', 8, plan);
    const other = classOf('BBBBBB', 6, plan);
    const gone: LoggedClass = { ...other, events: [...other.events, { at: 1, type: 'removed', student: 2 }] };
    expect(item(itemsOf(one, other), 'q')).toMatchObject({ students: 7, right: 7 });
    expect(item(itemsOf(one, gone), 'q')).toMatchObject({ students: 6 });
    expect(itemsOf(one, gone)).toHaveLength(5);
  });

  it('[REPORT425] count nothing of a round that is still on', () => {
    const log = classOf('AAAAAA', 4, () => 'right', false);
    expect(itemsOf(log).map(({ question }) => question.id)).toEqual(['a1', 'b1', 'a2', 'b2']);
  });

  it('[REPORT421] [REPORT422] flag a wrong key once there are enough students, and say nothing before', () => {
    // Those who know a2 and b2 miss a1 and b1.
    const plan: Plan = (student, question) => {
      const knows = student % 4 < 2;
      if (question.kind === 'number') return knows ? 'right' : { kind: 'number', value: 1 };
      if (question.id === 'q') return 'right';
      return knows ? wrongOption(question, student) : 'right';
    };
    expect(item(itemsOf(classOf('AAAAAA', 16, plan)), 'a1')).toMatchObject({ discrimination: null, flags: [] });
    const { discrimination, flags } = item(itemsOf(classOf('AAAAAA', 60, plan)), 'a1');
    expect(must(discrimination).correlation).toBeCloseTo(-1, 10);
    expect(flags).toContain('negative');
  });
});
