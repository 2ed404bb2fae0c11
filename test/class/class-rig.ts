/**
 * A class in virtual time, driven as the room drives it: a log, a clock, the students present, and duels that stand as
 * the test says.
 */

import { advanceClass } from '../../shared/class/advance-class.ts';
import { applyClass } from '../../shared/class/apply-class.ts';
import type { ClassApplied } from '../../shared/class/applied.ts';
import type { ClassCommand } from '../../shared/class/apply-class.ts';
import type { ClassEvent, PlannedDuel, StudentId } from '../../shared/class/class-event.ts';
import type { ClassFacts, DuelFacts } from '../../shared/class/class-facts.ts';
import { type ClassSettings, DEFAULT_SETTINGS } from '../../shared/class/class-settings.ts';
import type { ClassState } from '../../shared/class/class-state.ts';
import type { StudentView, TeacherView } from '../../shared/class/class-view.ts';
import { createClass } from '../../shared/class/create-class.ts';
import { evolveClass, replayClass } from '../../shared/class/evolve-class.ts';
import type {
  Answer,
  DuelRound,
  Lesson,
  Question,
  QuestionRound,
  Round,
  TestRound,
} from '../../shared/class/lesson.ts';
import { drawPairs } from '../../shared/class/pairing.ts';
import { studentView } from '../../shared/class/student-view.ts';
import { teacherView } from '../../shared/class/teacher-view.ts';

const words = (en: string) => ({ en });
const base = (id: string) => ({ id, text: words(`Question ${id}`), explanation: words(`why ${id}`), clause: null });

export const SINGLE: Question = {
  ...base('single'),
  kind: 'single',
  options: ['none', 'one', 'both'].map(words),
  right: 1,
};
export const SEVERAL: Question = {
  ...base('several'),
  kind: 'several',
  options: ['a', 'b', 'c', 'd'].map(words),
  right: [0, 2],
};
export const ORDER: Question = {
  ...base('order'),
  kind: 'order',
  items: ['FIN', 'ack', 'FIN back', 'ack back'].map(words),
};
export const NUMBER: Question = { ...base('number'), kind: 'number', right: 101 };

export const DUEL: DuelRound = { kind: 'duel', levelId: 'four-waves', mode: 'coached', pace: 'normal', seconds: 180 };
export const round = (question: Question, seconds = 20): QuestionRound => ({ kind: 'question', question, seconds });
export const testRound = (when: 'before' | 'after'): TestRound => ({
  kind: 'test',
  when,
  sets: { A: [SINGLE, NUMBER], B: [SEVERAL, ORDER] },
  seconds: 60,
});
export const PAUSE: Round = { kind: 'pause', words: null, seconds: null };

export const RIGHT: Answer = { kind: 'single', option: 1 };
export const WRONG: Answer = { kind: 'single', option: 0 };

/** The rounds by the names used in the tests. */
export const LESSON: Lesson = {
  title: words('A close'),
  rounds: [round(SINGLE), DUEL, testRound('before'), PAUSE, round(ORDER)],
};
export const AT = { question: 0, duel: 1, test: 2, pause: 3, order: 4 } as const;

/** With it the students with odd numbers begin a test with set A. */
export const SEED = 93;

export interface ClassRigSetup {
  readonly lesson?: Lesson;
  readonly settings?: Partial<ClassSettings>;
  readonly students?: number;
  readonly seed?: number;
}

export class ClassRig {
  readonly log: ClassEvent[] = [];
  readonly here = new Set<StudentId>();
  readonly duels = new Map<string, DuelFacts>();
  state: ClassState;
  now = 0;

  constructor({ lesson = LESSON, settings = {}, students = 2, seed = SEED }: ClassRigSetup = {}) {
    this.log.push(...createClass({ seed, lesson, settings: { ...DEFAULT_SETTINGS, ...settings } }, 0));
    this.state = replayClass(this.log);
    for (let i = 1; i <= students; i++) this.join(`S${i}`);
  }

  #put(events: readonly ClassEvent[]): void {
    this.log.push(...events);
    this.state = events.reduce<ClassState>(evolveClass, this.state);
  }

  ask(command: ClassCommand): ClassApplied {
    const applied = applyClass(this.state, command, this.now);
    if (applied.ok) this.#put(applied.events);
    return applied;
  }

  /** Sends a command that must not be refused. */
  must(command: ClassCommand): this {
    const applied = this.ask(command);
    if (!applied.ok) throw new Error(`${command.kind} was refused: ${applied.code}`);
    return this;
  }

  /** @returns the code of the refusal, or null */
  refusal(command: ClassCommand): string | null {
    const applied = this.ask(command);
    return applied.ok ? null : applied.code;
  }

  join(name: string, roster = `line of ${name}`): StudentId {
    this.must({ kind: 'join', name, roster });
    this.here.add(this.state.students.length);
    return this.state.students.length;
  }

  facts(): ClassFacts {
    return { code: 'CLASS1', now: this.now, here: this.here, duels: this.duels, claims: [] };
  }

  /** Applies everything that is due by itself. */
  advance(): this {
    this.#put(advanceClass(this.state, this.facts()));
    return this;
  }

  /** The class clock stands still while the class is paused. */
  wait(ms: number): this {
    if (!this.state.paused) this.now += ms;
    return this.advance();
  }

  /** Starts a round; a round of duels pairs the students present. */
  start(index: number): this {
    const isDuel = this.state.lesson.rounds[index]?.kind === 'duel';
    return this.must({ kind: 'start', index, duels: isDuel ? this.drawn() : [] });
  }

  drawn(): PlannedDuel[] {
    const present = [...this.here].filter((id) => this.state.students[id - 1]?.removed === false);
    const number = this.state.rounds.length + 1;
    return drawPairs(this.state, present).map((seats, i) => ({
      matchId: `match-${number}-${i}`,
      code: `D${number}X${i}`,
      seats,
    }));
  }

  answerCommand(student: StudentId, answer: Answer, question = 0, lagMs = 0): ClassCommand {
    return { kind: 'answer', student, round: this.state.rounds.length, question, answer, lagMs };
  }

  answer(student: StudentId, answer: Answer, question = 0, lagMs = 0): ClassApplied {
    return this.ask(this.answerCommand(student, answer, question, lagMs));
  }

  /** Sets the points of a duel. */
  stands(matchId: string, points: readonly [number, number], over = false, facts: Partial<DuelFacts> = {}): void {
    const scored = { 0: points[0], 1: points[1] };
    this.duels.set(matchId, { matchId, over, stopped: false, points: scored, moves: [], mini: null, ...facts });
  }

  student(id: StudentId): StudentView {
    return studentView(this.state, id, this.facts());
  }

  /** The remote's view, with everybody's score. */
  teacher(): TeacherView {
    return teacherView(this.state, this.facts(), true);
  }

  board(): TeacherView {
    return teacherView(this.state, this.facts());
  }
}
