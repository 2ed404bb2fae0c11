/** What rooms and reports need of a log of classes, and the lessons that teachers saved: ports. Know no database and no room. */

import type { ClassEvent, StudentId } from '../../shared/lesson/class-event.ts';
import type { Lesson } from '../../shared/lesson/lesson.ts';
import type { MatchStore, StoredClock, StoredMatch } from './match-store.ts';

/** A student's key as it is kept: SHA-256 in hex. */
export interface StoredKey {
  readonly student: StudentId;
  readonly keyHash: string;
}

export interface NewClass {
  readonly id: string;
  /** Unique among all classes that are kept. */
  readonly code: string;
  /** Of the teacher's key: SHA-256 in hex. */
  readonly keyHash: string;
  /** Wall clock, epoch ms. */
  readonly createdAt: number;
  readonly events: readonly ClassEvent[];
  /** Absent: it goes on with the server's time. */
  readonly clock?: StoredClock;
}

export interface StoredClass extends NewClass {
  readonly clock: StoredClock;
  readonly keys: readonly StoredKey[];
  /** Wall clock; null: its room comes back after a restart. */
  readonly endedAt: number | null;
}

export interface ClassStore {
  /** Opens a class with its first events. Rejects if id or code is known. */
  create(newClass: NewClass): Promise<void>;
  /**
   * Appends events, the first of which is number `seq` of the class (from 0), together with the key of whoever joined
   * with them. All or nothing is written. Rejects if an event of that number is there already.
   */
  append(classId: string, seq: number, events: readonly ClassEvent[], key?: StoredKey): Promise<void>;
  /** The events of a class from number `seq` on, as they are written. */
  eventsFrom(classId: string, seq: number): Promise<ClassEvent[]>;
  /**
   * A student's key is another from now on: in the class, and in the seats of all its unfinished matches that he holds.
   * Asked again it changes nothing. Rejects if the student has neither key.
   */
  changeKey(classId: string, before: StoredKey, after: StoredKey): Promise<void>;
  setClock(classId: string, clock: StoredClock): Promise<void>;
  /** The class does not come back as a room. */
  end(classId: string, at: number): Promise<void>;
  /** The codes of the classes that have not ended, oldest first: together they can be more than memory holds. */
  unended(): Promise<string[]>;
  /** The class of that code, ended or not; null: there is none. */
  byCode(code: string): Promise<StoredClass | null>;
  /** All matches of a class, finished or not, oldest first, whole. */
  matches(classId: string): Promise<StoredMatch[]>;
  /** Deletes a class with its events, keys, matches and their events. @returns whether it was there */
  delete(classId: string): Promise<boolean>;
  /** Deletes, likewise, what was opened before this time. @returns the codes of what was deleted */
  expire(createdBefore: number): Promise<string[]>;
}

export interface StoredLesson {
  readonly id: string;
  readonly keyHash: string;
  readonly lesson: Lesson;
  readonly savedAt: number;
}

export interface LessonStore {
  /** Writes a lesson, or writes over the one of this id. */
  save(lesson: StoredLesson): Promise<void>;
  byId(id: string): Promise<StoredLesson | null>;
  /** @returns whether it was there */
  delete(id: string): Promise<boolean>;
  count(): Promise<number>;
}

/** Everything that the server keeps, in one database. */
export interface Stores {
  readonly matches: MatchStore;
  readonly classes: ClassStore;
  readonly lessons: LessonStore;
  close(): Promise<void>;
}
