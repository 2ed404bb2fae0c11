/** Which commands a class accepts when, how its rounds end, and that nothing is counted twice. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyClass } from '../../shared/class/apply-class.ts';
import { nextClassDeadline } from '../../shared/class/advance-class.ts';
import type { ClassCommand } from '../../shared/class/apply-class.ts';
import { STUDENTS_MAX } from '../../shared/class/class-refusals.ts';
import { DEFAULT_SETTINGS } from '../../shared/class/class-settings.ts';
import { CLASS_PHASES, type ClassPhase } from '../../shared/class/class-state.ts';
import { evolveClass, replayClass } from '../../shared/class/evolve-class.ts';
import { drawPairs } from '../../shared/class/pairing.ts';
import { must } from '../duel/rig.ts';
import { AT, ClassRig, type ClassRigSetup, LESSON, RIGHT, WRONG } from './class-rig.ts';

const RUNS = { seed: 20_261_122, numRuns: 150 };
const SETTINGS = { ...DEFAULT_SETTINGS, locked: true };

/** A class of two in a phase; the round is one of a question. */
function inPhase(phase: ClassPhase, setup: ClassRigSetup = {}): ClassRig {
  const rig = new ClassRig(setup);
  if (phase === 'lobby') return rig;
  rig.start(AT.question);
  if (phase === 'round') return rig;
  return rig.must({ kind: phase === 'between' ? 'skip' : 'end' });
}

const planned = (...seats: readonly (number | null)[]) => ({
  matchId: 'm',
  code: 'C',
  seats: { 0: seats[0] ?? null, 1: seats[1] ?? null },
});

type Expected = readonly [command: ClassCommand, lobby: string, round: string, between: string, over: string];
const OK = '';
const TABLE: readonly Expected[] = [
  [{ kind: 'join', name: 'New', roster: '' }, OK, OK, OK, 'class-over'],
  [{ kind: 'join', name: 's 1', roster: '' }, 'name-taken', 'name-taken', 'name-taken', 'class-over'],
  [{ kind: 'come-back', student: 1 }, OK, OK, OK, OK],
  [{ kind: 'rename', student: 1, name: 'Other' }, OK, OK, OK, OK],
  [{ kind: 'remove', student: 1 }, OK, OK, OK, OK],
  [{ kind: 'time-factor', student: 1, factor: '2' }, OK, OK, OK, 'class-over'],
  [{ kind: 'settings', settings: SETTINGS }, OK, OK, OK, OK],
  [{ kind: 'lesson', lesson: LESSON, next: 2 }, OK, OK, OK, 'class-over'],
  [{ kind: 'lesson', lesson: LESSON, next: 6 }, 'no-such-round', 'no-such-round', 'no-such-round', 'class-over'],
  [{ kind: 'start', index: 0, duels: [] }, OK, 'round-running', OK, 'class-over'],
  [{ kind: 'start', index: 9, duels: [] }, 'no-such-round', 'round-running', 'no-such-round', 'class-over'],
  [{ kind: 'start', index: 0, duels: [planned(1, 2)] }, 'no-such-duel', 'round-running', 'no-such-duel', 'class-over'],
  [{ kind: 'add-duel', duel: planned(1) }, 'no-round', 'no-round', 'no-round', 'no-round'],
  [
    { kind: 'answer', student: 1, round: 1, question: 0, answer: RIGHT, lagMs: 0 },
    'no-round',
    OK,
    'no-round',
    'no-round',
  ],
  [
    { kind: 'answer', student: 1, round: 2, question: 0, answer: RIGHT, lagMs: 0 },
    'no-round',
    'no-round',
    'no-round',
    'no-round',
  ],
  [
    { kind: 'answer', student: 1, round: 1, question: 1, answer: RIGHT, lagMs: 0 },
    'no-round',
    'bad-answer',
    'no-round',
    'no-round',
  ],
  [
    { kind: 'answer', student: 7, round: 1, question: 0, answer: RIGHT, lagMs: 0 },
    'no-round',
    'no-such-student',
    'no-round',
    'no-round',
  ],
  [{ kind: 'more-time', ms: 1_000 }, 'no-round', OK, 'no-round', 'no-round'],
  [{ kind: 'pause' }, OK, OK, OK, 'class-over'],
  [{ kind: 'resume' }, 'not-paused', 'not-paused', 'not-paused', 'not-paused'],
  [{ kind: 'skip' }, 'no-round', OK, 'no-round', 'no-round'],
  [{ kind: 'end' }, OK, OK, OK, 'class-over'],
];

const unknownStudent: readonly ClassCommand[] = [
  { kind: 'come-back', student: 9 },
  { kind: 'rename', student: 0, name: 'X' },
  { kind: 'remove', student: -1 },
  { kind: 'time-factor', student: 1.5, factor: '2' },
];

describe('commands of a class', () => {
  it.each(
    TABLE.flatMap(([command, ...codes]) => CLASS_PHASES.map((phase, i) => [command, phase, must(codes[i])] as const)),
  )('[CLASS2] %j in phase %s: %s', (command, phase, code) => {
    const rig = inPhase(phase);
    const before = rig.state;
    expect(rig.refusal(command) ?? OK).toBe(code);
    if (code !== OK) expect(rig.state).toBe(before);
    expect(replayClass(rig.log)).toEqual(rig.state);
  });

  it.each(unknownStudent)('[CLASS2] %j is refused: no such student', (command) => {
    expect(inPhase('round').refusal(command)).toBe('no-such-student');
  });

  it('[CLASS2] locked, the class takes no new student, and one with a seat may come back', () => {
    const rig = new ClassRig({ settings: { locked: true }, students: 0 });
    expect(rig.refusal({ kind: 'join', name: 'Ada', roster: '' })).toBe('class-locked');
    const later = new ClassRig().must({ kind: 'settings', settings: SETTINGS });
    expect(later.refusal({ kind: 'come-back', student: 1 })).toBeNull();
    later.must({ kind: 'remove', student: 1 });
    expect(later.refusal({ kind: 'come-back', student: 1 })).toBe('class-locked');
  });

  it('[CLASS2] the roster line is required if the teacher wants it, and otherwise not kept', () => {
    const rig = new ClassRig({ settings: { roster: true }, students: 0 });
    expect(rig.refusal({ kind: 'join', name: 'Ada', roster: ' ' })).toBe('roster-missing');
    rig.join('Ada', ' 2026-17 ');
    expect(rig.state.students[0]?.roster).toBe('2026-17');
    const plain = new ClassRig({ students: 0 });
    plain.join('Ada', '2026-17');
    expect(plain.state.students[0]?.roster).toBe('');
  });

  it('[CLASS2] a command that changes nothing leaves no event', () => {
    const rig = new ClassRig();
    const before = rig.log.length;
    rig.must({ kind: 'settings', settings: rig.state.settings });
    rig.must({ kind: 'rename', student: 1, name: 'S1' });
    rig.must({ kind: 'time-factor', student: 1, factor: '1' });
    rig.must({ kind: 'come-back', student: 1 });
    rig.must({ kind: 'remove', student: 1 }).must({ kind: 'remove', student: 1 });
    expect(rig.log.slice(before).map(({ type }) => type)).toEqual(['removed']);
  });

  it('[CLASS2] duels are between students of the class, one each, never between two bots', () => {
    const rig = new ClassRig({ students: 4 });
    rig.must({ kind: 'remove', student: 4 });
    const start = (...duels: ReturnType<typeof planned>[]) => rig.refusal({ kind: 'start', index: AT.duel, duels });
    const bad = [
      [planned(null, null)],
      [planned(1, 4)],
      [planned(1, 9)],
      [planned(1, 1)],
      [planned(1, 2), planned(2, 3)],
    ];
    for (const duels of bad) expect(start(...duels), JSON.stringify(duels)).toBe('no-such-student');
    expect(start(planned(1, 2))).toBeNull();
    expect(rig.refusal({ kind: 'add-duel', duel: planned(2, null) })).toBe('no-such-student');
    rig.must({ kind: 'add-duel', duel: planned(null, 3) });
    expect(rig.state.rounds[0]?.duels.map(({ seats }) => [seats[0], seats[1]])).toEqual([
      [1, 2],
      [null, 3],
    ]);
  });

  it('[CLASS28] limits students, returning students, rounds and extra time', () => {
    const rig = new ClassRig({ students: STUDENTS_MAX });
    expect(rig.refusal({ kind: 'join', name: 'One more', roster: '' })).toBe('class-full');
    rig.must({ kind: 'remove', student: 1 });
    rig.join('Another');
    expect(rig.refusal({ kind: 'come-back', student: 1 })).toBe('class-full');
    const small = new ClassRig({ students: 1 });
    for (let i = 0; i < 200; i++) small.start(AT.question).must({ kind: 'skip' });
    expect(small.refusal({ kind: 'start', index: 0, duels: [] })).toBe('no-such-round');
    const long = new ClassRig().start(AT.question);
    for (const ms of [50 * 60_000, 50 * 60_000, 50 * 60_000, -1, Number.NaN]) long.must({ kind: 'more-time', ms });
    expect(long.state.rounds[0]?.endsAt).toBe(20_000 + 3_600_000);
  });

  it('[CLASS28] does not grow without bound when students are taken out and join again', () => {
    const rig = new ClassRig({ students: 0 });
    for (let crowds = 0; crowds < 5; crowds += 1) {
      const [first] = Array.from({ length: STUDENTS_MAX }, (_, i) => rig.join(`A${crowds * STUDENTS_MAX + i}`));
      rig.must({ kind: 'remove-since', student: first ?? 0 });
    }
    // An invented crowd that never did anything takes no room from others.
    const last = rig.join('New');
    rig.must({ kind: 'remove', student: last });
    const row = rig.state.students[last - 1];
    if (row === undefined) throw new Error('no row for that student');
    const students = Array.from({ length: 16 * STUDENTS_MAX }, (_, i) => ({ ...row, id: i + 1, name: `A${i}` }));
    const more = applyClass({ ...rig.state, students }, { kind: 'join', name: 'Newer', roster: '' }, 0);
    expect(more).toEqual({ ok: false, code: 'class-full' });
  });

  it('[ROOM80] takes out a student and all who joined since, once, and lets them come back', () => {
    const rig = new ClassRig({ students: 5 });
    rig.must({ kind: 'remove', student: 4 });
    const before = rig.log.length;
    rig.must({ kind: 'remove-since', student: 3 });
    expect(rig.log.slice(before)).toMatchObject([
      { type: 'removed', student: 3 },
      { type: 'removed', student: 5 },
    ]);
    rig.must({ kind: 'remove-since', student: 3 });
    expect(rig.log).toHaveLength(before + 2);
    expect(rig.refusal({ kind: 'remove-since', student: 6 })).toBe('no-such-student');
    rig.must({ kind: 'come-back', student: 5 });
    expect(rig.state.students.map(({ removed }) => removed)).toEqual([false, false, true, true, false]);
  });
});

describe('a round', () => {
  it('[CLASS3] ends at the moment when its time is up, however late that is noticed', () => {
    const rig = new ClassRig().start(AT.question);
    expect(nextClassDeadline(rig.state, rig.now)).toBe(20_000);
    rig.wait(19_999);
    expect(rig.state.phase).toBe('round');
    rig.wait(5_000);
    expect(rig.log.at(-1)).toEqual({ at: 20_000, type: 'round-ended', why: 'time' });
    expect(nextClassDeadline(rig.state, rig.now)).toBeNull();
  });

  it('[CLASS3] is over for a request after its time, even if that was not noticed yet', () => {
    const rig = new ClassRig().start(AT.question);
    rig.now = 20_000;
    expect(rig.answer(1, RIGHT)).toEqual({ ok: false, code: 'no-round' });
    expect(rig.refusal({ kind: 'more-time', ms: 1_000 })).toBe('no-round');
    rig.start(AT.order);
    expect(rig.log.slice(-2)).toMatchObject([
      { type: 'round-ended', why: 'time', at: 20_000 },
      { type: 'round-started' },
    ]);
  });

  it('[CLASS3] of a question is done when every student present has answered', () => {
    const rig = new ClassRig({ students: 3 }).start(AT.question);
    rig.answer(1, RIGHT);
    rig.answer(2, WRONG);
    expect(rig.advance().state.phase).toBe('round');
    rig.here.delete(3);
    expect(rig.advance().log.at(-1)).toMatchObject({ type: 'round-ended', why: 'done' });
  });

  it('[CLASS3] of a question does not wait for a student who was taken out', () => {
    const rig = new ClassRig().start(AT.question);
    rig.answer(1, RIGHT);
    rig.must({ kind: 'remove', student: 2 });
    expect(rig.advance().state.phase).toBe('between');
  });

  it('[CLASS3] is not done while no student is present, and a pause never ends by itself', () => {
    const rig = new ClassRig().start(AT.question);
    rig.here.clear();
    expect(rig.wait(10_000).state.phase).toBe('round');
    const pause = new ClassRig().start(AT.pause);
    expect(pause.wait(10_000_000).state.phase).toBe('round');
    expect(pause.must({ kind: 'skip' }).log.at(-1)).toMatchObject({ why: 'teacher' });
  });

  it('[CLASS3] of duels is done when all are over and every student present has one', () => {
    const rig = new ClassRig({ students: 4 }).start(AT.duel);
    rig.stands('match-1-0', [1, 2], true);
    rig.stands('match-1-1', [1, 2], false);
    const late = rig.join('Late');
    expect(rig.advance().state.phase).toBe('round');
    rig.stands('match-1-1', [1, 2], true);
    expect(rig.advance().state.phase).toBe('round');
    rig.must({ kind: 'add-duel', duel: { ...planned(late), matchId: 'late' } });
    rig.stands('late', [0, 0], true);
    expect(rig.advance().log.at(-1)).toMatchObject({ type: 'round-ended', why: 'done' });
  });

  it('[CLASS3] lasts longer when it is given more time', () => {
    const rig = new ClassRig().start(AT.question).must({ kind: 'more-time', ms: 10_000 });
    expect(rig.wait(25_000).state.phase).toBe('round');
    expect(rig.wait(5_000).state.phase).toBe('between');
  });

  it('[CLASS4] stands still while the class is paused', () => {
    const rig = new ClassRig().start(AT.question);
    rig.answer(1, RIGHT);
    rig.must({ kind: 'pause' });
    expect(nextClassDeadline(rig.state, rig.now)).toBeNull();
    expect(rig.answer(2, RIGHT)).toEqual({ ok: false, code: 'class-paused' });
    expect(rig.refusal({ kind: 'pause' })).toBe('class-paused');
    rig.here.delete(2);
    expect(rig.advance().state.phase).toBe('round');
    rig.must({ kind: 'skip' });
    expect(rig.refusal({ kind: 'start', index: 0, duels: [] })).toBe('class-paused');
    rig.must({ kind: 'resume' }).start(0);
    expect(rig.state.phase).toBe('round');
    expect(rig.must({ kind: 'pause' }).must({ kind: 'end' }).state).toMatchObject({ phase: 'over', paused: false });
  });

  it('[CLASS5] can be any of the lesson, also repeated, and the one after it comes next', () => {
    const rig = new ClassRig();
    for (const index of [4, 0, 0, 3]) {
      rig.start(index).must({ kind: 'skip' });
      expect(rig.state.next).toBe(index + 1);
    }
    expect(rig.state.rounds.map((round) => [round.round, round.index])).toEqual([
      [1, 4],
      [2, 0],
      [3, 0],
      [4, 3],
    ]);
  });

  it('[CLASS5] stays as it was when the lesson is replaced', () => {
    const rig = new ClassRig().start(AT.question);
    const other = { title: { en: 'Other' }, rounds: LESSON.rounds.slice(3) };
    rig.must({ kind: 'lesson', lesson: other, next: 1 });
    expect(rig.state.rounds[0]?.content).toBe(LESSON.rounds[0]);
    rig.must({ kind: 'skip' });
    rig.start(rig.state.next);
    expect(rig.state.rounds[1]?.content).toBe(LESSON.rounds[4]);
    expect(rig.state.next).toBe(other.rounds.length);
  });

  it('[CLASS9] counts a repeated answer once, and two answers of the same millisecond both', () => {
    const rig = new ClassRig().start(AT.question);
    rig.now = 700;
    expect(rig.answer(1, RIGHT).ok).toBe(true);
    expect(rig.answer(2, RIGHT).ok).toBe(true);
    expect(rig.answer(1, RIGHT)).toEqual({ ok: false, code: 'already-answered' });
    expect(rig.answer(2, WRONG)).toEqual({ ok: false, code: 'already-answered' });
    expect(rig.state.rounds[0]?.answers.map(({ student, points, at }) => [student, points, at])).toEqual([
      [1, 99, 700],
      [2, 99, 700],
    ]);
  });

  it('[CLASS12] of a test is answered in any order, each question once, and is done with the last', () => {
    const rig = new ClassRig({ students: 1 }).start(AT.test);
    rig.answer(1, { kind: 'number', value: 101 }, 1);
    expect(rig.answer(1, { kind: 'number', value: 7 }, 1)).toEqual({ ok: false, code: 'already-answered' });
    expect(rig.answer(1, RIGHT, 2)).toEqual({ ok: false, code: 'bad-answer' });
    expect(rig.advance().state.phase).toBe('round');
    rig.answer(1, RIGHT, 0);
    expect(rig.advance().state.rounds[0]).toMatchObject({ why: 'done', answers: [{ question: 1 }, { question: 0 }] });
  });

  it('[CLASS24] has no place for a student who was taken out, until they are back in their seat', () => {
    const rig = new ClassRig({ students: 3 });
    rig.must({ kind: 'remove', student: 2 });
    const [pair, ...more] = drawPairs(rig.state, [1, 2, 3, 3]);
    expect([pair?.[0], pair?.[1]].toSorted()).toEqual([1, 3]);
    expect(more).toEqual([]);
    rig.start(AT.question);
    expect(rig.answer(2, RIGHT)).toEqual({ ok: false, code: 'removed-by-teacher' });
    expect(rig.refusal({ kind: 'time-factor', student: 2, factor: '2' })).toBe('no-such-student');
    rig.must({ kind: 'come-back', student: 2 });
    expect(rig.answer(2, RIGHT).ok).toBe(true);
    rig.must({ kind: 'remove', student: 2 }).must({ kind: 'skip' });
    expect(rig.teacher().students['2']).toMatchObject({ removed: true, score: 100 });
    expect(rig.teacher().standings.rows.map(({ student }) => student)).toEqual([1, 3]);
  });
});

describe('the log of a class', () => {
  it('[CLASS1] begins with its opening, once', () => {
    expect(() => replayClass([])).toThrow('empty');
    expect(() => replayClass([{ at: 0, type: 'paused' }])).toThrow('paused');
    const { log } = new ClassRig();
    expect(() => evolveClass(replayClass(log), must(log[0]))).toThrow('once');
  });

  const student = fc.integer({ min: 0, max: 4 });
  const command: fc.Arbitrary<(rig: ClassRig) => void> = fc.oneof(
    fc
      .string({ minLength: 1, maxLength: 3 })
      .map((name) => (rig: ClassRig) => void rig.ask({ kind: 'join', name, roster: '' })),
    fc
      .record({ student, option: fc.integer({ min: 0, max: 3 }), question: fc.integer({ min: 0, max: 2 }) })
      .map(
        (given) => (rig: ClassRig) =>
          void rig.answer(given.student, { kind: 'single', option: given.option }, given.question, 50),
      ),
    fc.integer({ min: 0, max: 5 }).map((index) => (rig: ClassRig) => {
      rig.ask({ kind: 'start', index, duels: index === AT.duel ? rig.drawn() : [] });
    }),
    fc.constantFrom<ClassCommand['kind']>('pause', 'resume', 'skip', 'end').map((kind) => (rig: ClassRig) => {
      if (kind === 'pause' || kind === 'resume' || kind === 'skip' || kind === 'end') rig.ask({ kind });
    }),
    student.map((id) => (rig: ClassRig) => void rig.ask({ kind: 'remove', student: id })),
    student.map((id) => (rig: ClassRig) => void rig.ask({ kind: 'come-back', student: id })),
    student.map((id) => (rig: ClassRig) => void rig.ask({ kind: 'time-factor', student: id, factor: '2' })),
    fc.nat(30_000).map((ms) => (rig: ClassRig) => void rig.ask({ kind: 'more-time', ms })),
    fc.nat(15_000).map((ms) => (rig: ClassRig) => void rig.wait(ms)),
  );

  it('[CLASS1] folds to the state, in order of time, whatever the commands', () => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 60 }), (commands) => {
        const rig = new ClassRig();
        for (const act of commands) act(rig);
        expect(replayClass(JSON.parse(JSON.stringify(rig.log)))).toEqual(rig.state);
        const times = rig.log.map(({ at }) => at);
        expect(times).toEqual(times.toSorted((a, b) => a - b));
        expect(rig.state.at).toBe(times.at(-1));
        expect(new Set(rig.state.students.map(({ id }) => id)).size).toBe(rig.state.students.length);
        for (const played of rig.state.rounds) {
          const answers = played.answers.map((given) => `${given.student}/${given.question}`);
          expect(new Set(answers).size).toBe(answers.length);
          for (const { at } of played.answers) {
            expect(at).toBeGreaterThanOrEqual(played.startedAt);
            expect(at).toBeLessThan(played.endsAt ?? Number.POSITIVE_INFINITY);
          }
        }
        const ended = rig.state.rounds.filter(({ endedAt }) => endedAt === null);
        expect(ended.length).toBe(rig.state.phase === 'round' ? 1 : 0);
      }),
      RUNS,
    );
  });

  /** All orders of these, with repetition, each in a small class of its own. */
  const ACTS: Readonly<Record<string, (rig: ClassRig) => void>> = {
    join: (rig) => void rig.ask({ kind: 'join', name: 'Late', roster: '' }),
    'answer of 1': (rig) => void rig.answer(1, RIGHT),
    'answer of 2': (rig) => void rig.answer(2, RIGHT),
    pause: (rig) => void rig.ask({ kind: 'pause' }),
    resume: (rig) => void rig.ask({ kind: 'resume' }),
    'more time': (rig) => void rig.ask({ kind: 'more-time', ms: 15_000 }),
    wait: (rig) => void rig.wait(12_000),
    skip: (rig) => void rig.ask({ kind: 'skip' }),
  };

  it('[CLASS1, CLASS9] holds in every order of join, answers, pause, more time, time and skip, five deep', () => {
    const explore = (path: readonly string[]): number => {
      const rig = new ClassRig().start(AT.question);
      for (const name of path) ACTS[name]?.(rig);
      expect(replayClass(rig.log), path.join()).toEqual(rig.state);
      const [played] = rig.state.rounds;
      const points = must(played).answers.reduce((sum, given) => sum + given.points, 0);
      expect(points, path.join()).toBeLessThanOrEqual(200);
      expect(must(played).answers.length, path.join()).toBeLessThanOrEqual(2);
      const scored = Object.values(rig.teacher().students).reduce((sum, { score }) => sum + (score ?? 0), 0);
      expect(scored, path.join()).toBe(must(played).endedAt === null ? 0 : points);
      if (path.length === 5) return 1;
      return Object.keys(ACTS).reduce((count, name) => count + explore([...path, name]), 1);
    };
    expect(explore([])).toBe((8 ** 6 - 1) / 7);
  }, 60_000);
});
