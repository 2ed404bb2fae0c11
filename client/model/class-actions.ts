/** What the page can ask for about classes, lessons and reports. client/net carries it out. */

import type { TimeFactor } from '../../shared/duel/options.ts';
import type { Review } from '../../shared/duel/view.ts';
import type { MistakeId } from '../../shared/referee/mistake.ts';
import type { StudentId } from '../../shared/lesson/class-event.ts';
import type { ClassSettings } from '../../shared/lesson/class-settings.ts';
import type { HeatMove } from '../../shared/lesson/class-view.ts';
import type { Answer, Lesson } from '../../shared/lesson/lesson.ts';
import type { Report } from '../../shared/lesson/report.ts';
import type { ClassInvitation, HouseRules, LessonChoice, ReportRequest } from '../../shared/class-protocol.ts';
import type { Found } from './found.ts';

/** Nothing here rejects: what does not work is in `classSession.problem`. `boolean`: whether it was done. */
export interface ClassActions {
  /** Opens a class and is its teacher. @returns the teacher's key; null if it was refused */
  open(lesson: LessonChoice, settings: ClassSettings, password: string): Promise<string | null>;
  /** Into the class of this key, as its teacher. */
  teach(key: string): Promise<boolean>;
  /** A student comes in. */
  join(code: string, name: string, roster: string): Promise<boolean>;
  /** Back into the seat that this browser holds in that class; false if it holds none or the seat is gone. */
  resume(code: string): Promise<boolean>;
  /** Says to be a student who is already in the class; waits for the teacher. */
  claim(code: string, name: string): Promise<boolean>;
  /** Forgets the seat that this browser holds, so that somebody else can join from it. */
  forget(code: string): void;
  leave(): Promise<void>;
  lookUp(code: string): Promise<Found<ClassInvitation>>;
  house(): Promise<HouseRules | null>;

  answer(round: number, question: number, answer: Answer): Promise<boolean>;
  /** What is chosen and not sent; null: nothing any more. What becomes of it is told by the view alone. */
  draft(round: number, question: number, answer: Answer | null): Promise<void>;

  start(index?: number): Promise<boolean>;
  skip(): Promise<boolean>;
  pause(): Promise<boolean>;
  goOn(): Promise<boolean>;
  moreTime(seconds: number): Promise<boolean>;
  settings(settings: ClassSettings): Promise<boolean>;
  lesson(lesson: LessonChoice, next: number): Promise<boolean>;
  rename(student: StudentId, name: string): Promise<boolean>;
  remove(student: StudentId): Promise<boolean>;
  /** Takes out this student and everybody who has joined since. */
  removeSince(student: StudentId): Promise<boolean>;
  /** One student has joined twice. */
  merge(student: StudentId, into: StudentId): Promise<boolean>;
  timeFactor(student: StudentId, factor: TimeFactor): Promise<boolean>;
  consent(claim: number, allow: boolean): Promise<boolean>;
  /** Opens a duel large, from then on in `classSession.watched`; null: closes it. */
  watch(matchId: string | null): Promise<boolean>;
  moves(levelId: string, mistake: MistakeId): Promise<readonly HeatMove[] | null>;
  end(): Promise<boolean>;

  report(keys: readonly string[], language: 'en' | 'zh'): Promise<Report | null>;
  /** The file as a download gives it; null if it was refused. */
  reportFile(request: ReportRequest): Promise<Blob | null>;
  /** The review of one match of a class; null if it is not there. */
  replay(key: string, matchId: string): Promise<Review | null>;
  /** Deletes a class and everything in it. */
  deleteClass(key: string): Promise<boolean>;

  /** @returns the key of the lesson; null if it was refused */
  saveNewLesson(lesson: Lesson, password: string): Promise<string | null>;
  saveLesson(key: string, lesson: Lesson): Promise<boolean>;
  loadLesson(key: string): Promise<Lesson | null>;
  deleteLesson(key: string): Promise<boolean>;
}
