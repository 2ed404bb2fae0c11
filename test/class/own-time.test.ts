/** Each student's own time for a question, given by the teacher or, where that is allowed, chosen. */

import { describe, expect, it } from 'vitest';
import { nextClassDeadline } from '../../shared/class/advance-class.ts';
import { replayClass } from '../../shared/class/evolve-class.ts';
import { OWN_TIMES_MAX } from '../../shared/class/own-time.ts';
import { LAST_CALL_MS } from '../../shared/class/round-commands.ts';
import { studentView } from '../../shared/class/student-view.ts';
import { teacherView } from '../../shared/class/teacher-view.ts';
import { TIME_FACTORS, type TimeFactor } from '../../shared/duel/options.ts';
import { AT, ClassRig, RIGHT, WRONG } from './class-rig.ts';

/** Of the question of the rig's lesson. */
const QUESTION_MS = 20_000;
const ENDS_MS: Readonly<Record<TimeFactor, number>> = { '1': 20_000, '1.5': 30_000, '2': 40_000, off: 60_000 };

function classWith(...factors: TimeFactor[]): ClassRig {
  const rig = new ClassRig({ students: factors.length, settings: { ownTime: true } });
  factors.forEach((factor, index) => void rig.ask({ kind: 'own-time', student: index + 1, factor }));
  return rig.start(AT.question);
}

const draftOf = (rig: ClassRig, student: number) =>
  rig.refusal({ kind: 'draft', student, round: 1, question: 0, answer: RIGHT });

describe('the time for a question', () => {
  it.each(TIME_FACTORS)('[CLASS640] is stretched by the student’s own factor: %s', (factor) => {
    const end = ENDS_MS[factor];
    const rig = classWith(factor, '1', 'off');
    expect(rig.student(1).frame.endsAt).toBe(end);
    rig.wait(end - 1);
    expect(draftOf(rig, 1)).toBeNull();
    rig.wait(1);
    expect(draftOf(rig, 1)).toBe('no-round');
    expect(rig.answer(1, RIGHT)).toMatchObject({ ok: false, code: 'no-round' });
  });

  it('[CLASS640] is over for the others while one still answers, and their choices count as of their own end', () => {
    const rig = classWith('1', '2');
    rig.wait(1_000);
    expect(draftOf(rig, 1)).toBeNull();
    rig.wait(29_000);
    expect(rig.state.phase).toBe('round');
    expect(rig.answer(2, RIGHT).ok).toBe(true);
    rig.advance();
    expect(rig.log.at(-1)).toMatchObject({ type: 'round-ended', why: 'time', at: 30_000 });
    expect(rig.state.rounds[0]?.answers).toMatchObject([
      { student: 2, elapsedMs: 30_000 },
      { student: 1, elapsedMs: QUESTION_MS, right: true },
    ]);
    expect(replayClass(rig.log)).toEqual(rig.state);
  });

  it('[CLASS640] is waited for only as long as its student is there, and at the longest to its end', () => {
    const gone = classWith('1', 'off');
    gone.here.delete(2);
    expect(nextClassDeadline(gone.state, gone.now)).toBe(QUESTION_MS);
    expect(gone.wait(QUESTION_MS).state.phase).toBe('between');
    const silent = classWith('1', 'off').wait(QUESTION_MS);
    expect(nextClassDeadline(silent.state, silent.now)).toBe(60_000);
    silent.wait(300_000);
    expect(silent.log.at(-1)).toEqual({ at: 60_000, type: 'round-ended', why: 'time' });
  });

  it('[CLASS640] is the same for everybody once the teacher has announced the end', () => {
    const rig = classWith('1', '2', '2');
    rig.wait(25_000).must({ kind: 'skip', lastCall: true });
    expect(rig.student(2).frame).toMatchObject({ lastCall: true, endsAt: 25_000 + LAST_CALL_MS });
    expect(rig.answer(1, WRONG)).toMatchObject({ ok: false, code: 'no-round' });
    expect(rig.answer(2, RIGHT).ok).toBe(true);
    expect(rig.wait(LAST_CALL_MS).log.at(-1)).toEqual({ at: 28_000, type: 'round-ended', why: 'teacher' });
  });

  it('[CLASS640] grows by what the teacher adds, for each by the same', () => {
    const rig = classWith('1', '2');
    rig.must({ kind: 'more-time', ms: 10_000 });
    expect([1, 2].map((id) => rig.student(id).frame.endsAt)).toEqual([30_000, 50_000]);
  });
});

describe('a student’s own choice of time', () => {
  it('[CLASS641] is refused unless the teacher allows it, and without an end', () => {
    const rig = new ClassRig();
    const choose = (factor: TimeFactor) => rig.refusal({ kind: 'own-time', student: 1, factor });
    expect(choose('2')).toBe('time-not-open');
    expect(rig.student(1).you.choosesTime).toBeUndefined();
    rig.must({ kind: 'settings', settings: { ...rig.state.settings, ownTime: true } });
    expect(rig.student(1).you.choosesTime).toBe(true);
    for (let n = 0; n < OWN_TIMES_MAX; n++) expect(choose(n % 2 === 0 ? '2' : '1')).toBeNull();
    expect(choose('2')).toBe('time-not-open');
    // The teacher decides all the same.
    rig.must({ kind: 'time-factor', student: 1, factor: '1.5' });
    expect(rig.student(1).you.timeFactor).toBe('1.5');
    expect(replayClass(rig.log)).toEqual(rig.state);
  });

  it('[CLASS641] reaches the teacher, and no other student', () => {
    const [plain, chosen] = [classWith('1', '1'), classWith('2', '1')];
    const seenBy = (rig: ClassRig) => studentView(rig.state, 2, rig.facts());
    expect(seenBy(chosen)).toEqual(seenBy(plain));
    expect(teacherView(chosen.state, chosen.facts()).students['1']?.timeFactor).toBe('2');
  });
});
