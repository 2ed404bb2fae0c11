/** The requests about classes, lessons and reports. client/net carries them out. */

import type { Locale } from '../../shared/lib/language.ts';
import type { Review } from '../../shared/duel/vocabulary/review.ts';
import type { MistakeId } from '../../shared/referee/mistake.ts';
import type { ClassSettings } from '../../shared/class/class-settings.ts';
import type { HeatMove } from '../../shared/class/class-view.ts';
import type { Answer, Lesson } from '../../shared/class/lesson.ts';
import type { Report } from '../../shared/report/report.ts';
import type { ClassMessage, ClassRequestName } from '../../shared/class-messages.ts';
import type { ClassInvitation, InstanceRules, LessonChoice, ReportRequest } from '../../shared/class-protocol.ts';
import type { Found } from '../kit/found.ts';

/** Nothing here rejects: failures are in `classSession.problem`. `boolean`: whether it was done. */
export interface ClassActions {
  /**
   * Opens a class as its teacher.
   * @returns the teacher's key; null if it was refused
   */
  open(lesson: LessonChoice, settings: ClassSettings, password: string): Promise<string | null>;
  /** Joins the class of this key as its teacher. */
  teach(key: string): Promise<boolean>;
  /** A student joins. */
  join(code: string, name: string, roster: string): Promise<boolean>;
  /**
   * Returns to the seat that this browser holds in that class.
   * @returns false if it holds none or the seat is gone
   */
  resume(code: string): Promise<boolean>;
  /** Claims the seat of a student who is already in the class; waits for the teacher. */
  claim(code: string, name: string): Promise<boolean>;
  /** Forgets the seat that this browser holds, so that another student can join from it. */
  forget(code: string): void;
  leave(): Promise<void>;
  lookUp(code: string): Promise<Found<ClassInvitation>>;
  instance(): Promise<InstanceRules | null>;

  /** Sends a request to the class (the table of them: shared/class-messages.ts). @returns whether it was done */
  ask<N extends ClassRequestName>(name: N, message: ClassMessage<N>): Promise<boolean>;
  /** A choice that is not sent yet; null: cleared. Only the view shows its result. */
  draft(round: number, question: number, answer: Answer | null): Promise<void>;
  /** Enlarges a duel, shown from then on in `classSession.watched`; null: closes it. */
  watch(matchId: string | null): Promise<boolean>;
  moves(levelId: string, mistake: MistakeId): Promise<readonly HeatMove[] | null>;

  report(keys: readonly string[], language: Locale): Promise<Report | null>;
  /** The file to download; null if it was refused. */
  reportFile(request: ReportRequest): Promise<Blob | null>;
  /** The review of one match of a class; null if it does not exist. */
  replay(key: string, matchId: string): Promise<Review | null>;
  /** Deletes a class and everything in it. */
  deleteClass(key: string): Promise<boolean>;

  /** @returns the key of the lesson; null if it was refused */
  saveNewLesson(lesson: Lesson, password: string): Promise<string | null>;
  saveLesson(key: string, lesson: Lesson): Promise<boolean>;
  loadLesson(key: string): Promise<Lesson | null>;
  deleteLesson(key: string): Promise<boolean>;
}
