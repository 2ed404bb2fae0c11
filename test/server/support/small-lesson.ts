/** A lesson with one round of each kind, and a way to put it on a server. */

import type { LessonChoice } from '../../../shared/class-protocol.ts';
import type { DuelRound, Lesson, Question, QuestionRound } from '../../../shared/class/lesson.ts';
import type { Stores } from '../../../server/store/class-store.ts';
import { hashSeatKey } from '../../../server/rooms/seat-key.ts';

export const EXPLAINED = 'the passive closer may still have data';

function question(id: string, right = 1): Question {
  const options = ['one', 'two', 'three', 'four'].map((en) => ({ en: `${en} of ${id}` }));
  return {
    id,
    kind: 'single',
    text: { en: `Waves of ${id}?` },
    explanation: { en: EXPLAINED },
    clause: '3.6',
    options,
    right,
  };
}

export const DUEL: DuelRound = { kind: 'duel', levelId: 'four-waves', mode: 'coached', pace: 'normal', seconds: 600 };
const QUESTION: QuestionRound = { kind: 'question', question: question('q1'), seconds: 30 };

const SMALL_LESSON: Lesson = {
  title: { en: 'A small lesson', zh: '一堂小课' },
  rounds: [
    QUESTION,
    DUEL,
    { kind: 'pause', words: { en: 'Breathe' }, seconds: null },
    {
      kind: 'test',
      when: 'after',
      sets: { A: [question('a1'), question('a2')], B: [question('b1'), question('b2')] },
      seconds: 120,
    },
    { ...QUESTION, question: question('q2', 2) },
    DUEL,
  ],
};

/**
 * Saves a lesson as a teacher would.
 * @returns what opens a class with it
 */
export async function saveLesson(
  { lessons }: Pick<Stores, 'lessons'>,
  lesson: Lesson = SMALL_LESSON,
): Promise<LessonChoice> {
  const id = 'ACDEFHJKMN';
  const key = `${id}-${'s'.repeat(22)}`;
  await lessons.save({ id, keyHash: hashSeatKey(key), lesson, savedAt: Date.now() });
  return { key };
}
