/**
 * What rooms and reports need from a log of classes, and the lessons that teachers saved: ports. Know no database and
 * no room.
 */

import type { ClassEvent, StudentId } from '../../shared/class/class-event.ts';
import type { Lesson } from '../../shared/class/lesson.ts';
import type { MatchStore } from './match-store.ts';
import type { RoomOwners } from './room-owners.ts';
import type { StoredClock, StoredMatch } from '../../shared/match/log.ts';

/** A student's key as stored: SHA-256 in hex. */
export interface StoredKey {
  readonly student: StudentId;
  readonly keyHash: string;
}

export interface NewClass {
  readonly id: string;
  /** Unique among all stored classes. */
  readonly code: string;
  /** Of the teacher's key: SHA-256 in hex. */
  readonly keyHash: string;
  /** Wall clock, epoch ms. */
  readonly createdAt: number;
  readonly events: readonly ClassEvent[];
  /** Absent: it follows the server's time. */
  readonly clock?: StoredClock;
}

export interface StoredClass extends NewClass {
  readonly clock: StoredClock;
  readonly keys: readonly StoredKey[];
  /** Wall clock; null: its room is restored after a restart. */
  readonly endedAt: number | null;
}

export interface ClassStore {
  /** Opens a class with its first events. Rejects if id or code exists. */
  create(newClass: NewClass): Promise<void>;
  /**
   * Appends events, the first of which is number `seq` of the class (from 0), together with the keys of students who
   * joined with them. Writes all or nothing. Rejects if an event of that number exists.
   */
  append(classId: string, seq: number, events: readonly ClassEvent[], key?: StoredKey): Promise<void>;
  /** The stored events of a class from number `seq` on. */
  eventsFrom(classId: string, seq: number): Promise<ClassEvent[]>;
  /**
   * Replaces a student's key: in the class, and in their seats of all its unfinished matches. Repeating it changes
   * nothing. Rejects if the student has neither key.
   */
  changeKey(classId: string, before: StoredKey, after: StoredKey): Promise<void>;
  setClock(classId: string, clock: StoredClock): Promise<void>;
  /** Marks the class as ended: its room is not restored. */
  end(classId: string, at: number): Promise<void>;
  /** The codes of the classes that have not ended, oldest first: all of them together can exceed memory. */
  unended(): Promise<string[]>;
  /** The class of that code, ended or not, or null. */
  byCode(code: string): Promise<StoredClass | null>;
  /** The hash of the teacher's key of the class of that code, or null if there is none that has not ended. */
  teachersHash(code: string): Promise<string | null>;
  /** All matches of a class, finished or not, oldest first, with their logs. */
  matches(classId: string): Promise<StoredMatch[]>;
  /**
   * Deletes a class with its events, keys, matches and their events.
   * @returns whether it existed
   */
  delete(classId: string): Promise<boolean>;
  /**
   * Likewise deletes classes opened before this time.
   * @returns the codes of those deleted
   */
  expire(createdBefore: number): Promise<string[]>;
}

export interface StoredLesson {
  readonly id: string;
  readonly keyHash: string;
  readonly lesson: Lesson;
  /** When it was last saved, or used. */
  readonly savedAt: number;
}

export interface LessonStore {
  /** Writes a lesson, or overwrites the one of this id. */
  save(lesson: StoredLesson): Promise<void>;
  byId(id: string): Promise<StoredLesson | null>;
  /** Notes that a lesson was used at this time. */
  use(id: string, at: number): Promise<void>;
  /** @returns whether it existed */
  delete(id: string): Promise<boolean>;
  /** Deletes the lessons neither saved nor used since this time. @returns how many */
  expire(before: number): Promise<number>;
  count(): Promise<number>;
}

/** A file, or the address of a database that is used instead. */
export interface StorePlace {
  readonly dbPath: string;
  readonly databaseUrl?: string | undefined;
}

/** Everything that the server keeps, in one database. */
export interface Stores {
  readonly matches: MatchStore;
  readonly classes: ClassStore;
  readonly lessons: LessonStore;
  readonly rooms: RoomOwners;
  /** Where another thread finds the same data; null: nowhere, it is in this one's memory. */
  readonly place: StorePlace | null;
  /** From now on each transaction calls this listener with the number of its writes and the milliseconds that it took. */
  onCommit(listener: (writes: number, ms: number) => void): void;
  close(): Promise<void>;
}
