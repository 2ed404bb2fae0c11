/** What a student is sent of their class, and what they are not; what the teacher sees. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JudgedMove } from '../../shared/duel/vocabulary/judgement.ts';
import { heatMoves } from '../../shared/class/heat.ts';
import type { Answer, Lesson, Question } from '../../shared/class/lesson.ts';
import { asked, revealed } from '../../shared/class/question.ts';
import { LEADERBOARDS } from '../../shared/class/class-settings.ts';
import type { MistakeId } from '../../shared/referee/mistake.ts';
import { makeSegment } from '../../shared/tcp/segment.ts';
import { must } from '../duel/rig.ts';
import {
  AT,
  ClassRig,
  DUEL,
  NUMBER,
  ORDER,
  PAUSE,
  RIGHT,
  round,
  SEED,
  SEVERAL,
  SINGLE,
  testRound,
  WRONG,
} from './class-rig.ts';

const text = (value: unknown) => JSON.stringify(value);

/** A wrong or right move as a duel's facts have it. */
function move(seat: 0 | 1, mistake: MistakeId | null, at = 0): JudgedMove {
  const points = { base: 0, speed: 0, streak: 0, penalty: 0, total: 0 };
  const asked = { half: 1, seat, end: seat === 0 ? 'A' : 'B', positionId: 1, cause: null, attempt: 1 } as const;
  const judged = { verdict: mistake === null ? 'correct' : 'wrong', mistake, others: [], remark: null } as const;
  const told = { clause: '3.6', peerWould: null, points, right: null, grounds: null };
  const sent = { kind: 'send', segment: makeSegment({ seq: 1 }) } as const;
  return { id: 1, at, ...asked, state: null, move: sent, by: 'player', ...judged, ...told };
}

/** A question whose explanation, clause and options make the right answer easy to search for. */
const MARKED: Question = {
  id: 'marked',
  kind: 'single',
  text: { en: 'Which?' },
  options: [{ en: 'none' }, { en: 'one' }, { en: 'both' }],
  reasons: [{ en: 'REASON' }, { en: 'REASON one' }, null],
  right: 2,
  explanation: { en: 'EXPLAINED' },
  clause: 'CLAUSE',
};

describe('a student', () => {
  it('[CLASS20] is told only the wording of an open question, and their own answer', () => {
    const rig = new ClassRig({ lesson: { title: {}, rounds: [round(MARKED)] } }).start(0);
    const before = rig.student(1);
    expect(before.round).toEqual({
      kind: 'question',
      question: asked(MARKED, { seed: SEED, student: null }),
      seconds: 20,
      speed: true,
      answer: null,
      outcome: null,
    });
    rig.answer(2, WRONG);
    expect(rig.student(1)).toEqual(before);
    rig.answer(1, RIGHT);
    expect(rig.student(1)).toEqual({ ...before, round: { ...before.round, answer: RIGHT } });
    expect(text(rig.student(1))).not.toMatch(/EXPLAINED|CLAUSE|REASON|"right"|correct/);
  });

  it('[CLASS20] is told what was right when the round is over, whether they answered or not', () => {
    const rig = new ClassRig({ lesson: { title: {}, rounds: [round(MARKED)] } }).start(0);
    rig.answer(1, { kind: 'single', option: 2 });
    rig.must({ kind: 'skip' });
    const told = revealed(MARKED, { seed: SEED, student: null });
    expect(rig.student(1)).toMatchObject({
      round: { outcome: { ...told, correct: true, points: 100 } },
      you: { gained: 100 },
    });
    expect(rig.student(2)).toMatchObject({
      round: { outcome: { ...told, correct: false, points: 0 } },
      you: { gained: 0 },
    });
  });

  it('[CLASS20] [BOARD34] is never told what is right in a test, and how many and which only after the last', () => {
    const lesson: Lesson = { title: {}, rounds: [testRound('before'), testRound('after')] };
    const rig = new ClassRig({ lesson, students: 2 });
    const correct = (index: number) => {
      rig.start(index);
      rig.answer(index === 0 ? 1 : 2, RIGHT, 0);
      const during = rig.student(index === 0 ? 1 : 2).round;
      rig.must({ kind: 'skip' });
      return [during, rig.student(index === 0 ? 1 : 2).round].map((view) =>
        view?.kind === 'test' ? view.correct : -1,
      );
    };
    expect([correct(0), correct(1)]).toEqual([
      [null, null],
      [null, 1],
    ]);
    expect([1, 2].map((id) => rig.student(id).round)).toMatchObject([
      { marks: [false, false] },
      { marks: [true, false] },
    ]);
    expect(text([rig.student(1), rig.student(2)])).not.toMatch(/why|clause|"right"/);
    expect(rig.student(1).you.gained).toBeNull();
  });

  /**
   * Whatever others do or write, the student's view stays the same: the texts of others are planted and searched for.
   */
  const options = fc.record({
    question: fc.constantFrom(SINGLE, SEVERAL, ORDER, NUMBER),
    seed: fc.integer(),
    leaderboard: fc.constantFrom(...LEADERBOARDS),
    over: fc.boolean(),
  });

  it("[CLASS20] is sent no byte of others' roster lines, and nothing of others' answers that changes their own view", () => {
    const answers: Readonly<Record<Question['kind'], Answer>> = {
      single: { kind: 'single', option: 2 },
      several: { kind: 'several', options: [1, 3] },
      order: { kind: 'order', items: [3, 1, 0, 2] },
      number: { kind: 'number', value: 987_654_321 },
    };
    fc.assert(
      fc.property(options, ({ question, seed, leaderboard, over }) => {
        const lesson = { title: {}, rounds: [round(question)] };
        const rig = new ClassRig({ lesson, seed, settings: { roster: true, leaderboard }, students: 0 });
        for (const name of ['Ada', 'Bo', 'Cy']) rig.join(name, `SECRET-${name}`);
        rig.start(0);
        const before = text(rig.student(1));
        rig.answer(2, must(answers[question.kind]));
        rig.answer(3, revealed(question, { seed, student: null }).right);
        expect(text(rig.student(1))).toBe(before);
        if (over) rig.must({ kind: 'end' });
        else rig.must({ kind: 'skip' });
        for (const id of [1, 2, 3]) expect(text(rig.student(id))).not.toContain('SECRET');
        expect(text(rig.student(1))).not.toContain('987654321');
        expect(rig.student(1).round).toMatchObject({ answer: null });
      }),
      { seed: 20_261_122, numRuns: 60 },
    );
  });

  it('[CLASS20] finds their duel, their partner by the current name, and when it is over', () => {
    const rig = new ClassRig({ students: 3 }).start(AT.duel);
    const withBot = must(rig.state.rounds[0]?.duels.find(({ seats }) => seats[0] === null || seats[1] === null));
    const alone = must(withBot.seats[0] ?? withBot.seats[1]);
    const [one, other] = [1, 2, 3].filter((id) => id !== alone);
    expect(rig.student(alone).round).toMatchObject({ kind: 'duel', code: withBot.code, partner: null, over: false });
    expect(rig.student(alone).round).toMatchObject({ reviewed: null });
    rig.must({ kind: 'rename', student: must(other), name: 'Renamed' });
    expect(rig.student(must(one)).round).toMatchObject({ partner: 'Renamed', levelId: 'four-waves' });
    rig.stands(withBot.matchId, [5, 5], true);
    expect(rig.student(alone).round).toMatchObject({ over: true, reviewed: withBot.matchId });
    expect(rig.student(must(one)).round).toMatchObject({ over: false });
    const late = rig.join('Late');
    expect(rig.student(late).round).toMatchObject({ code: null, partner: null, over: false });
    rig.must({ kind: 'skip' });
    expect(rig.student(must(one)).round).toMatchObject({ over: true });
  });

  it('[CLASS21] sees no score move while a question is open: that would show who was right', () => {
    const rig = new ClassRig().start(AT.question);
    rig.answer(1, RIGHT);
    expect(rig.student(1).you).toMatchObject({ score: 0, gained: null });
    expect(rig.teacher().standings.rows.map(({ score }) => score)).toEqual([0, 0]);
    rig.must({ kind: 'skip' });
    expect(rig.student(1).you).toMatchObject({ score: 100, gained: 100 });
    expect(rig.teacher().students['1']?.score).toBe(100);
  });

  it('[CLASS21] sees their own score of a duel move as they play', () => {
    const rig = new ClassRig().start(AT.duel);
    const { seats } = must(rig.state.rounds[0]?.duels[0]);
    rig.stands('match-1-0', [30, -10]);
    expect([rig.student(must(seats[0])).you.score, rig.student(must(seats[1])).you.score]).toEqual([30, -10]);
    rig.must({ kind: 'skip' });
    expect(rig.student(must(seats[1])).you.gained).toBe(-10);
  });

  it.each([
    ['off', [false, false, false, false]],
    ['end', [false, false, false, true]],
    ['each', [false, false, true, true]],
  ] as const)(
    '[CLASS22] sees the standings, set to %s, in lobby, round, between and over: %j',
    (leaderboard, shown) => {
      const rig = new ClassRig({ settings: { leaderboard }, students: 12 });
      const seen: boolean[] = [];
      const look = () => {
        const { standings, you } = rig.student(12);
        expect(you.place !== null).toBe(standings !== null);
        seen.push(standings !== null);
      };
      look();
      rig.start(AT.question);
      rig.answer(3, RIGHT);
      look();
      rig.must({ kind: 'skip' });
      look();
      rig.must({ kind: 'end' });
      look();
      expect(seen).toEqual(shown);
      expect(rig.student(3).you.score).toBe(100);
    },
  );

  it('[CLASS22, CLASS23] sees ten rows, their own place, and shared places', () => {
    const rig = new ClassRig({ settings: { leaderboard: 'each' }, students: 12 }).start(AT.question);
    for (const id of [4, 9]) rig.answer(id, RIGHT);
    rig.wait(10_000);
    rig.answer(7, RIGHT);
    rig.must({ kind: 'skip' });
    const { standings, you } = rig.student(12);
    expect(standings?.map(({ student, place, score }) => [student, place, score]).slice(0, 5)).toEqual([
      [4, 1, 100],
      [9, 1, 100],
      [7, 3, 80],
      [1, 4, 0],
      [2, 4, 0],
    ]);
    expect(standings).toHaveLength(10);
    expect(you.place).toBe(4);
  });

  it('[CLASS20] has words in a pause, nothing before the first round, and no view for an unknown number', () => {
    const words = { en: 'Look here' };
    const rig = new ClassRig({ lesson: { title: {}, rounds: [{ ...PAUSE, kind: 'pause', words, seconds: null }] } });
    expect(rig.student(1).round).toBeNull();
    expect(rig.student(1).frame).toMatchObject({
      phase: 'lobby',
      round: 0,
      rounds: 1,
      next: 0,
      students: 2,
      endsAt: null,
    });
    rig.start(0);
    expect(rig.student(1)).toMatchObject({
      round: { kind: 'pause', words },
      frame: { round: 1, next: 1, startedAt: 0 },
    });
    expect(() => rig.student(3)).toThrow('no student 3');
  });

  it('[CLASS7] gets the speed points of a student without a clock, however late, and is told that there are some', () => {
    const rig = new ClassRig().must({ kind: 'time-factor', student: 1, factor: 'off' }).start(AT.question);
    expect([1, 2].map((id) => rig.student(id).round)).toMatchObject([{ speed: true }, { speed: true }]);
    rig.wait(19_000);
    rig.answer(1, RIGHT);
    expect(rig.state.rounds[0]?.answers[0]?.points).toBe(80);
  });
});

describe('the teacher', () => {
  it('[CLASS26] sees equal answers together, most given first', () => {
    const rig = new ClassRig({ lesson: { title: {}, rounds: [round(SEVERAL)] }, students: 5 }).start(0);
    const several = (...options: number[]): Answer => ({ kind: 'several', options });
    for (const [i, answer] of [several(1), several(0, 2), several(2, 0), several(3)].entries())
      rig.answer(i + 1, answer);
    expect(rig.teacher().round).toMatchObject({
      kind: 'question',
      of: 5,
      count: {
        answered: 4,
        bars: [
          { answer: several(0, 2), count: 2, right: true },
          { answer: several(1), count: 1, right: false },
          { answer: several(3), count: 1, right: false },
        ],
        others: 0,
      },
    });
  });

  it('[CLASS26] sees rare answers combined as others, but always the right one', () => {
    const rig = new ClassRig({ lesson: { title: {}, rounds: [round(NUMBER)] }, students: 20 }).start(0);
    for (let id = 1; id <= 18; id++) rig.answer(id, { kind: 'number', value: Math.floor(id / 2) });
    rig.answer(19, { kind: 'number', value: 101 });
    const view = rig.teacher().round;
    const count = must(view?.kind === 'question' ? view.count : null);
    expect(count.bars).toHaveLength(7);
    expect(count.bars.at(-1)).toMatchObject({ answer: { value: 101 }, count: 1, right: true });
    expect(count.bars.reduce((sum, bar) => sum + bar.count, 0) + count.others).toBe(19);
  });

  it('[CLASS26] sees who is done, who is present, what nobody else sees, and how the last round ended', () => {
    const rig = new ClassRig({ settings: { roster: true }, students: 3 }).start(AT.test);
    rig.answer(1, RIGHT, 0);
    rig.answer(1, { kind: 'number', value: 1 }, 1);
    rig.answer(2, { kind: 'several', options: [0] }, 0);
    rig.here.delete(2);
    rig.must({ kind: 'remove', student: 3 });
    const view = rig.teacher();
    expect(view.round).toEqual({ kind: 'test', when: 'before', done: 1, of: 2, answered: [2, 1] });
    expect(view.students).toMatchObject({
      '1': { roster: 'line of S1', presence: 'here', done: true, removed: false },
      '2': { presence: 'away', done: false },
      '3': { presence: 'here', removed: true },
    });
    expect(view.lastEnd).toBeNull();
    rig.must({ kind: 'skip' });
    expect(rig.teacher().lastEnd).toBe('teacher');
  });

  it('[CLASS26] sees how many duels are over', () => {
    const rig = new ClassRig({ students: 4 }).start(AT.duel);
    rig.stands('match-1-1', [0, 0], true);
    expect(rig.teacher().round).toEqual({ kind: 'duel', content: DUEL, done: 1, of: 2 });
    expect(Object.values(rig.teacher().students).filter(({ done }) => done)).toHaveLength(2);
  });

  it('[CLASS27] sees wrong moves by level and mistake, with the number of students, and the moves behind them', () => {
    const rig = new ClassRig({ students: 4 }).start(AT.duel);
    const twice = [move(0, 'fin-twice', 5), move(0, 'fin-twice', 9), move(1, null, 7), move(1, 'fin-twice', 8)];
    rig.stands('match-1-0', [0, 0], true, { moves: twice });
    rig.stands('match-1-1', [0, 0], true, { moves: [move(0, 'seq-zero', 1), move(0, 'seq-zero', 2)] });
    expect(rig.teacher().heat).toEqual([
      { levelId: 'four-waves', mistake: 'fin-twice', count: 3, students: 2 },
      { levelId: 'four-waves', mistake: 'seq-zero', count: 2, students: 1 },
    ]);
    const { seats } = must(rig.state.rounds[0]?.duels[0]);
    expect(
      heatMoves(rig.state, rig.duels, 'four-waves', 'fin-twice').map(({ student, name, judgement }) => [
        student,
        name,
        judgement.at,
      ]),
    ).toEqual(
      [9, 8, 5].map((at) => {
        const student = must(seats[at === 8 ? 1 : 0]);
        return [student, `S${student}`, at];
      }),
    );
    expect(heatMoves(rig.state, rig.duels, 'crossing', 'seq-zero')).toEqual([]);
  });

  it('[CLASS27] sees nothing of a bot there, and the newest round first', () => {
    const rig = new ClassRig({ students: 1 }).start(AT.duel);
    const own = must(rig.state.rounds[0]?.duels[0]).seats[0] === null ? 1 : 0;
    rig.stands('match-1-0', [0, 0], true, {
      moves: [move(own, 'seq-zero', 50), move(own === 0 ? 1 : 0, 'seq-zero', 60)],
    });
    rig.must({ kind: 'skip' }).start(AT.duel);
    const next = must(rig.state.rounds[1]?.duels[0]).seats[0] === null ? 1 : 0;
    rig.stands('match-2-0', [0, 0], false, { moves: [move(next, 'seq-zero', 10)] });
    expect(heatMoves(rig.state, rig.duels, 'four-waves', 'seq-zero').map(({ round: number }) => number)).toEqual([
      2, 1,
    ]);
  });
});
