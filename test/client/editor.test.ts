/** Writing a lesson: editing it, its errors, and whether it is saved. */

import { describe, expect, it } from 'vitest';
import {
  takenFor,
  asKind,
  copyOf,
  EMPTY_LESSON,
  newQuestion,
  newRound,
  questionsIn,
  ROUND_KINDS,
  totalSeconds,
  withChoices,
  withoutChoice,
  withoutEmptyWords,
  withoutPair,
  withPair,
  withPairOf,
  withReason,
  withReasons,
  withRight,
  withShuffle,
} from '../../client/lesson-editor/lesson-draft.ts';
import { LessonEditor } from '../../client/lesson-editor/lesson-editor.ts';
import { lessonFileName, lessonFileText, readLessonFile } from '../../client/lesson-editor/lesson-file.ts';
import { QUESTION_SETS } from '../../shared/content/questions.ts';
import { READY_LESSONS, readyLesson } from '../../shared/content/lessons.ts';
import { type Lesson, type Question, QUESTION_KINDS, TEST_SETS, type TestRound } from '../../shared/class/lesson.ts';

const SHORT = readyLesson('fifteen') as Lesson;
const LONG = readyLesson('forty-five') as Lesson;
const edited = () => new LessonEditor(SHORT, SHORT);
const kinds = ({ lesson }: LessonEditor) => lesson.value.rounds.map(({ kind }) => kind);
const ABC = {
  ...newQuestion('q'),
  kind: 'several',
  options: [{ en: 'a' }, { en: 'b' }, { en: 'c' }],
  right: [0, 2],
} as const satisfies Question;

describe('[LESSON30] the languages of a lesson', () => {
  const english: Lesson = {
    title: { en: 'Closing' },
    rounds: [{ kind: 'question', question: { ...ABC, text: { en: 'which?' }, explanation: { en: '' } }, seconds: 60 }],
  };

  it('are those it is written in, or both if there are two or none yet', () => {
    expect(new LessonEditor(english, english).writtenIn.value).toBe('en');
    expect(new LessonEditor({ title: { zh: '关闭' }, rounds: [] }, null).writtenIn.value).toBe('zh');
    expect(new LessonEditor({ ...english, title: { zh: '关闭' } }, null).writtenIn.value).toBe('both');
    expect(new LessonEditor(EMPTY_LESSON, null).writtenIn.value).toBe('both');
    expect(edited().writtenIn.value).toBe('both');
  });

  it("change with a lesson that replaces it, and the writer's choice stays when it is saved", () => {
    const editor = edited();
    editor.replaceBy(english);
    expect(editor.writtenIn.value).toBe('en');
    editor.writtenIn.value = 'zh';
    editor.keep(english);
    expect(editor.writtenIn.value).toBe('zh');
  });
});

describe('the rounds of a lesson being written', () => {
  it('[LESSON11] begin empty; a new one comes after the one shown, and is shown', () => {
    const editor = new LessonEditor(EMPTY_LESSON, null);
    expect(editor.state.value).toBe('new');
    for (const kind of ROUND_KINDS) editor.add(kind);
    expect(kinds(editor)).toEqual(['duel', 'question', 'test', 'pause']);
    editor.chosen.value = 0;
    editor.add('pause');
    expect(kinds(editor)).toEqual(['duel', 'pause', 'question', 'test', 'pause']);
    expect(editor.chosen.value).toBe(1);
  });

  it('[LESSON11] move by one place, not past the ends, and the one shown stays shown', () => {
    const editor = edited();
    const [first, second] = SHORT.rounds;
    editor.move(0, 1);
    expect(editor.lesson.value.rounds.slice(0, 2)).toEqual([second, first]);
    expect(editor.chosen.value).toBe(1);
    editor.move(0, 1);
    expect(editor.chosen.value).toBe(0);
    editor.move(0, -1);
    editor.move(7, 8);
    expect(editor.lesson.value).toEqual(SHORT);
    expect(editor.state.value).toBe('saved');
  });

  it('[LESSON11] are duplicated, with new ids for their questions', () => {
    for (const { lesson } of READY_LESSONS) {
      const editor = new LessonEditor(lesson, lesson);
      for (let at = 0; at < lesson.rounds.length; at += 2) editor.duplicate(at);
      expect(editor.issues.value.filter(({ problem }) => problem === 'twice')).toEqual([]);
    }
    const [test] = LONG.rounds;
    const copy = test === undefined ? undefined : copyOf(test, LONG.rounds);
    expect(copy && questionsIn(copy).map(({ text }) => text)).toEqual(
      test && questionsIn(test).map(({ text }) => text),
    );
  });

  it('[LESSON11] return to their place after they were deleted', () => {
    const editor = edited();
    editor.chosen.value = 7;
    editor.remove(7);
    expect(editor.chosen.value).toBe(6);
    editor.undo();
    expect(editor.lesson.value).toEqual(SHORT);
    expect(editor.chosen.value).toBe(7);
    editor.undo();
    expect(editor.lesson.value).toEqual(SHORT);
  });

  it('[LESSON11] add up to the time that the lesson takes', () => {
    expect(totalSeconds(SHORT)).toBe(810);
    expect(totalSeconds({ rounds: [newRound('pause', []), newRound('question', [])] })).toBe(60);
  });
});

describe('a question being written', () => {
  it('[LESSON11] keeps its text when its kind changes', () => {
    const order = asKind(ABC, 'order');
    expect(order).toMatchObject({ kind: 'order', items: ABC.options });
    expect(asKind(asKind(order, 'several'), 'single')).toMatchObject({
      kind: 'single',
      options: ABC.options,
      right: 0,
    });
    for (const kind of QUESTION_KINDS) expect(asKind(ABC, kind).text).toBe(ABC.text);
  });

  it('[LESSON11] keeps the right answer when an option is deleted', () => {
    expect(withoutChoice(ABC, 1)).toMatchObject({ options: [{ en: 'a' }, { en: 'c' }], right: [0, 1] });
    expect(withoutChoice(ABC, 0)).toMatchObject({ right: [1] });
    expect(withoutChoice(asKind(withRight(ABC, 0), 'single'), 0)).toMatchObject({ right: 1 });
    expect(withRight(ABC, 2)).toMatchObject({ right: [0] });
    expect(withRight(ABC, 1)).toMatchObject({ right: [0, 1, 2] });
  });

  it('[LESSON421] keeps each reason with its option, saves none that is empty or of a right option, and shuffles unless told not to', () => {
    expect(newQuestion('q')).toMatchObject({ shuffle: true });
    expect(asKind(asKind(ABC, 'order'), 'single')).toMatchObject({ shuffle: true });
    expect(withShuffle(ABC, false)).not.toHaveProperty('shuffle');
    const said = withReason(withReasons(ABC, true), 1, { en: 'not b' });
    expect(said.reasons).toEqual([null, { en: 'not b' }, null]);
    expect(withoutChoice(said, 0)).toMatchObject({
      options: [{ en: 'b' }, { en: 'c' }],
      reasons: [{ en: 'not b' }, null],
    });
    expect(withChoices(said, [...said.options, { en: 'd' }])).toMatchObject({
      reasons: [null, { en: 'not b' }, null, null],
    });
    expect(asKind(said, 'single')).toMatchObject({ reasons: said.reasons, shuffle: true });
    const saved = (question: Question) => {
      const lesson = withoutEmptyWords({ title: { en: 'T' }, rounds: [{ kind: 'question', question, seconds: 60 }] });
      return lesson.rounds.flatMap(questionsIn)[0];
    };
    expect(saved(said)).toMatchObject({ reasons: said.reasons });
    expect(saved(withRight(said, 1))).not.toHaveProperty('reasons');
    expect(saved(withReasons(ABC, true))).not.toHaveProperty('reasons');
    expect(withReasons(said, false)).not.toHaveProperty('reasons');
  });

  it('[LESSON11] of a test is added to and deleted from both sets', () => {
    const test = LONG.rounds[0] as TestRound;
    const longer = withPair(test, LONG.rounds);
    expect([longer.sets.A.length, longer.sets.B.length]).toEqual([8, 8]);
    expect(withoutPair(longer, 7)).toEqual(test);
  });

  it('[LESSON11] is copied from those of the game under its own id, of a test in both sets', () => {
    const test = LONG.rounds[0] as TestRound;
    const changed = withPairOf(test, 2, 9);
    for (const set of TEST_SETS) {
      const { id } = test.sets[set][2] ?? {};
      expect(changed.sets[set][2]).toEqual({ ...QUESTION_SETS[set][9], id });
      expect(changed.sets[set].toSpliced(2, 1)).toEqual(test.sets[set].toSpliced(2, 1));
    }
    expect(takenFor(ABC, 'B', 0)).toEqual({ ...QUESTION_SETS.B[0], id: ABC.id });
    expect(takenFor(ABC, 'B', 99)).toBe(ABC);
  });
});

describe('errors', () => {
  it('[LESSON12] are found at their field, and shown after the first attempt to save', () => {
    const editor = new LessonEditor(EMPTY_LESSON, null);
    editor.add('question');
    expect(editor.issueAt(['title'])).toBeNull();
    editor.strict.value = true;
    expect(editor.issueAt(['title'])?.problem).toBe('missing');
    expect(editor.issueAt(['rounds', 0, 'question', 'text'])?.problem).toBe('missing');
    expect(editor.issueAt(['rounds', 0, 'question', 'options', 3])?.problem).toBe('missing');
    expect(editor.isUnfinished(0)).toBe(true);
  });

  it.each([
    ['seconds', { ...newRound('duel', []), seconds: Number.NaN }, ['rounds', 0, 'seconds'], 'number'],
    ['seconds', { ...newRound('duel', []), seconds: 4000 }, ['rounds', 0, 'seconds'], 'range'],
    ['level', { ...newRound('duel', []), levelId: 'gone' }, ['rounds', 0, 'levelId'], 'level'],
  ] as const)('[LESSON12] with its %s are named so', (_, round, place, problem) => {
    const editor = new LessonEditor({ title: { en: 'T' }, rounds: [round as Lesson['rounds'][number]] }, null);
    editor.strict.value = true;
    expect(editor.issueAt([...place])?.problem).toBe(problem);
  });

  it('[LESSON12] do not include a text left empty in one language', () => {
    const editor = new LessonEditor({ title: { en: 'T', zh: ' ' }, rounds: [newRound('duel', [])] }, null);
    expect(editor.issues.value).toEqual([]);
  });
});

describe('whether it is saved', () => {
  it('[LESSON13] is known at every moment, and a change that was undone counts as none', () => {
    const editor = edited();
    expect([editor.state.value, editor.unsaved]).toEqual(['saved', false]);
    editor.change({ title: { en: 'Other' } });
    expect([editor.state.value, editor.unsaved]).toEqual(['unsaved', true]);
    editor.saving.value = true;
    expect(editor.state.value).toBe('saving');
    editor.saving.value = false;
    editor.keep(editor.lesson.value);
    expect(editor.state.value).toBe('saved');
    editor.change({ title: SHORT.title });
    expect(editor.state.value).toBe('unsaved');
  });
});

describe('a lesson as a file', () => {
  it.each(READY_LESSONS.map(({ id, lesson }) => [id, lesson] as const))(
    '[LESSON14] %s is written and read again',
    (_, lesson) => {
      expect(readLessonFile(lessonFileText(lesson))).toEqual({ ok: true, lesson });
    },
  );

  it('[LESSON14] that is invalid is refused with the line that names the place', () => {
    expect(readLessonFile('{')).toEqual({ ok: false, issues: null });
    expect(readLessonFile(JSON.stringify({ ...SHORT, rounds: [] }))).toMatchObject({
      ok: false,
      issues: [{ path: ['rounds'], problem: 'too-few' }],
    });
    expect(readLessonFile(' '.repeat(1_000_001))).toEqual({ ok: false, issues: null });
  });

  it('[LESSON14] has a name that every file system accepts', () => {
    expect(lessonFileName(SHORT)).toBe('The-four-waves-in-15-minutes.json');
    expect(lessonFileName({ title: { zh: '挥手：课/1' }, rounds: [] })).toBe('挥手-课-1.json');
    expect(lessonFileName({ title: { en: '../..' }, rounds: [] })).toBe('lesson.json');
  });
});
