/** Choices that a student has made but not sent when the round ends. */

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSomebodyAnswering } from '../../shared/class/advance-class.ts';
import { LAST_CALL_MS } from '../../shared/class/round-commands.ts';
import type { ClassCommand } from '../../shared/class/apply-class.ts';
import { replayClass } from '../../shared/class/evolve-class.ts';
import type { Answer } from '../../shared/class/lesson.ts';
import { AT, ClassRig, RIGHT, WRONG } from './class-rig.ts';

const BACKWARDS: Answer = { kind: 'order', items: [3, 2, 1, 0] };

function drafted(rig: ClassRig, student: number, answer: Answer | null, question = 0): string | null {
  return rig.refusal({ kind: 'draft', student, round: rig.state.rounds.length, question, answer });
}

/** The ways in which a round ends before a student has sent their answer. */
const ENDS: readonly (readonly [string, (rig: ClassRig) => void])[] = [
  ['its time is up', (rig) => void rig.wait(60_000)],
  ['the teacher ends it', (rig) => void rig.must({ kind: 'skip' })],
  [
    'the teacher ends it, after the last call',
    (rig) => void rig.must({ kind: 'skip', lastCall: true }).wait(LAST_CALL_MS),
  ],
  ['the class is ended', (rig) => void rig.must({ kind: 'end' })],
  [
    'the others are done, and the one who chose has lost the connection',
    (rig) => {
      rig.here.delete(1);
      rig.answer(2, WRONG);
      rig.advance();
    },
  ],
];

describe('a choice that was not sent', () => {
  it.each(ENDS)('[CLASS40] counts when %s', (_, end) => {
    const rig = new ClassRig().start(AT.question);
    rig.wait(2_000);
    expect(drafted(rig, 1, RIGHT)).toBeNull();
    end(rig);
    const [round] = rig.state.rounds;
    expect(round?.endedAt).not.toBeNull();
    const own = round?.answers.filter(({ student }) => student === 1);
    expect(own).toMatchObject([
      { answer: RIGHT, right: true, elapsedMs: (round?.endedAt ?? 0) - (round?.startedAt ?? 0) },
    ]);
    expect(rig.student(1).round).toMatchObject({ answer: RIGHT, outcome: { correct: true, points: own?.[0]?.points } });
    expect(replayClass(rig.log)).toEqual(rig.state);
  });

  it.each([
    ['a test', AT.test, { kind: 'single', option: 2 } as const],
    ['an order', AT.order, BACKWARDS],
  ])('[CLASS40] counts in %s too', (_, index, answer) => {
    const rig = new ClassRig().start(index);
    // Odd numbers get set A.
    expect(drafted(rig, 1, answer)).toBeNull();
    rig.must({ kind: 'skip' });
    expect(rig.state.rounds[0]?.answers).toMatchObject([{ student: 1, question: 0, answer }]);
  });

  it('[CLASS40] earns the speed points left at the end, never those left when it was chosen', () => {
    const rig = new ClassRig().start(AT.question);
    drafted(rig, 1, RIGHT);
    rig.wait(20_000);
    expect(rig.student(1).you.score).toBe(60);
  });

  it('[CLASS40] is the last one chosen, and nothing if that was taken back', () => {
    const rig = new ClassRig({ students: 3 }).start(AT.question);
    for (const answer of [RIGHT, WRONG]) drafted(rig, 1, answer);
    for (const answer of [RIGHT, null]) drafted(rig, 2, answer);
    drafted(rig, 3, WRONG);
    rig.answer(3, RIGHT);
    rig.must({ kind: 'skip' });
    const answers = rig.state.rounds[0]?.answers.map(({ student, answer }) => [student, answer]);
    expect(answers).toEqual([
      [3, RIGHT],
      [1, WRONG],
    ]);
  });

  it('[CLASS40] is no answer before the round ends: it makes no student done, and nobody else sees it', () => {
    const rig = new ClassRig().start(AT.question);
    const [other, teacher] = [rig.student(2), rig.teacher()];
    drafted(rig, 1, RIGHT);
    drafted(rig, 2, RIGHT);
    rig.advance();
    expect(rig.state.phase).toBe('round');
    expect(rig.teacher()).toEqual(teacher);
    drafted(rig, 2, null);
    expect(rig.student(2)).toEqual(other);
    expect(rig.student(1).round).toMatchObject({ answer: null, draft: RIGHT });
  });

  it('[CLASS40] of a student who was taken out does not count', () => {
    const rig = new ClassRig().start(AT.question);
    drafted(rig, 1, RIGHT);
    rig.must({ kind: 'remove', student: 1 }).must({ kind: 'skip' });
    expect(rig.state.rounds[0]?.answers).toEqual([]);
  });

  it.each<readonly [string, string, (rig: ClassRig) => string | null]>([
    ['that does not fit this question', 'bad-answer', (rig) => drafted(rig, 1, { kind: 'number', value: 1 })],
    ['to a question that does not exist', 'bad-answer', (rig) => drafted(rig, 1, null, 3)],
    ['of a stranger', 'no-such-student', (rig) => drafted(rig, 9, RIGHT)],
    [
      'after the answer',
      'already-answered',
      (rig) => {
        rig.answer(1, RIGHT);
        return drafted(rig, 1, WRONG);
      },
    ],
    [
      'to a round that is over',
      'no-round',
      (rig) => {
        rig.must({ kind: 'skip' });
        return drafted(rig, 1, RIGHT);
      },
    ],
    [
      'while the class is paused',
      'class-paused',
      (rig) => {
        rig.must({ kind: 'pause' });
        return drafted(rig, 1, RIGHT);
      },
    ],
    [
      'beyond all measure',
      'too-many-drafts',
      (rig) => {
        for (let i = 0; i < 1_000; i++) if (drafted(rig, 1, i % 2 === 0 ? RIGHT : WRONG) !== null) break;
        return drafted(rig, 1, RIGHT);
      },
    ],
  ])('[CLASS41] a choice %s is refused with %s', (_, code, ask) => {
    const rig = new ClassRig().start(AT.question);
    expect(ask(rig)).toBe(code);
    expect(drafted(rig, 2, RIGHT)).toBe(code === 'no-round' || code === 'class-paused' ? code : null);
  });
});

describe('the last call', () => {
  it('[CLASS42] gives those still answering three seconds, and everybody is told', () => {
    const rig = new ClassRig().start(AT.test);
    rig.wait(1_000).must({ kind: 'skip', lastCall: true });
    expect(rig.student(1).frame).toMatchObject({ lastCall: true, endsAt: rig.now + LAST_CALL_MS, phase: 'round' });
    expect(rig.wait(LAST_CALL_MS - 1).answer(1, RIGHT)).toMatchObject({ ok: true });
    expect(rig.wait(1).log.at(-1)).toMatchObject({ type: 'round-ended', why: 'teacher' });
    expect(rig.student(1).frame.lastCall).toBeUndefined();
  });

  it('[CLASS42] never makes a round longer, and ends at once when called twice or when all are done', () => {
    const rig = new ClassRig().start(AT.question);
    rig.wait(19_000).must({ kind: 'skip', lastCall: true });
    expect(rig.wait(1_000).state.phase).toBe('between');
    rig.start(AT.question).must({ kind: 'skip', lastCall: true }).must({ kind: 'skip', lastCall: true });
    expect(rig.state.phase).toBe('between');
    rig.start(AT.question).must({ kind: 'skip', lastCall: true });
    rig.answer(1, RIGHT);
    rig.answer(2, RIGHT);
    expect(rig.advance().state.phase).toBe('between');
  });

  it('[CLASS42] does not delay the end in a paused class, and more time cancels it', () => {
    const paused = new ClassRig().start(AT.question).must({ kind: 'pause' });
    expect(paused.must({ kind: 'skip', lastCall: true }).state.phase).toBe('between');
    const rig = new ClassRig().start(AT.question).must({ kind: 'skip', lastCall: true });
    rig.must({ kind: 'more-time', ms: 30_000 });
    expect(rig.student(1).frame).toMatchObject({ endsAt: rig.now + LAST_CALL_MS + 30_000 });
    expect(rig.wait(60_000).log.at(-1)).toMatchObject({ why: 'time' });
  });

  it('[CLASS42] is for students who are here and have an open question', () => {
    const rig = new ClassRig().start(AT.question);
    expect(isSomebodyAnswering(rig.state, rig)).toBe(true);
    rig.answer(1, RIGHT);
    rig.here.delete(2);
    expect(isSomebodyAnswering(rig.state, rig)).toBe(false);
    rig.must({ kind: 'skip' }).start(AT.pause);
    expect(isSomebodyAnswering(rig.state, rig)).toBe(false);
  });

  it('[CLASS40] [CLASS42] whatever the requests and their order, no student has two answers, and no choice is lost', () => {
    const commands = fc.oneof(
      fc
        .tuple(fc.constantFrom(1, 2), fc.constantFrom(RIGHT, WRONG, null))
        .map(([student, answer]): ClassCommand => ({ kind: 'draft', student, round: 1, question: 0, answer })),
      fc
        .constantFrom(1, 2)
        .map((student): ClassCommand => ({ kind: 'answer', student, round: 1, question: 0, answer: RIGHT, lagMs: 0 })),
      fc.constantFrom<ClassCommand>(
        { kind: 'pause' },
        { kind: 'resume' },
        { kind: 'skip', lastCall: true },
        { kind: 'more-time', ms: 5_000 },
      ),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(commands, fc.integer({ min: 0, max: 6_000 })), { maxLength: 12 }), (script) => {
        const rig = new ClassRig().start(AT.question);
        for (const [command, ms] of script) {
          rig.ask(command);
          rig.wait(ms);
        }
        const open = rig.state.phase === 'round' ? (rig.state.rounds[0]?.drafts ?? []) : [];
        const sent = new Set(rig.state.rounds[0]?.answers.map(({ student }) => student));
        const owed = open.filter(({ student, answer }) => answer !== null && !sent.has(student)).length;
        if (rig.state.phase === 'round') rig.must({ kind: 'skip' });
        const answers = rig.state.rounds[0]?.answers ?? [];
        expect(answers).toHaveLength(sent.size + owed);
        expect(new Set(answers.map(({ student }) => student)).size).toBe(answers.length);
        expect(replayClass(rig.log)).toEqual(rig.state);
      }),
    );
  });
});
