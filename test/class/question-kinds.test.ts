/** Every kind of question is offered by the editor, may stand in a lesson file, and its answer may be sent. */

import { describe, expect, it } from 'vitest';
import { CLASS_REQUESTS } from '../../shared/class-messages.ts';
import { type Answer, type Question, QUESTION_KINDS } from '../../shared/class/lesson.ts';
import { fits, isRight } from '../../shared/class/question.ts';
import { readLesson } from '../../shared/content/lesson-schema.ts';
import { NUMBER, ORDER, SEVERAL, SINGLE } from './class-rig.ts';

const SEED = 1;
/** The type check asks for a question and an answer of a new kind. */
const EACH: { readonly [K in Question['kind']]: [question: Question, answer: Answer & { readonly kind: K }] } = {
  single: [SINGLE, { kind: 'single', option: 0 }],
  several: [SEVERAL, { kind: 'several', options: [0] }],
  order: [ORDER, { kind: 'order', items: [1, 0] }],
  number: [NUMBER, { kind: 'number', value: 0 }],
};

const words = { en: 'words', zh: '文字' };
const question = (of: Question) => ({ ...of, text: words, explanation: words });

describe.each(Object.entries(EACH))('a question of the kind %s', (kind, [asked, answer]) => {
  it('is offered by the editor', () => {
    expect(QUESTION_KINDS).toContain(kind);
  });

  it('may stand in a lesson file', () => {
    const rounds = [{ kind: 'question', question: question(asked), seconds: 60 }];
    expect(readLesson({ title: words, rounds })).toMatchObject({ ok: true });
  });

  it('may be answered: its answer fits it alone, and arrives', () => {
    const fitting = Object.values(EACH).filter(([other]) => fits(other, answer));
    expect(fitting.every(([other]) => other === asked)).toBe(true);
    expect(CLASS_REQUESTS.answer.form.safeParse({ round: 1, question: 0, answer }).success).toBe(true);
    expect(typeof isRight(asked, answer, { seed: SEED, student: null })).toBe('boolean');
  });
});
