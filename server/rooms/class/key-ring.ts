/** Whose key is whose in a class: the teacher's, and one for each student's seat. Knows keys only by their hashes. */

import { timingSafeEqual } from 'node:crypto';
import type { StudentId } from '../../../shared/class/class-event.ts';
import type { StoredKey } from '../../store/class-store.ts';
import { hashSeatKey } from '../seat-key.ts';

export class KeyRing {
  readonly #teachersHash: string;
  readonly #students = new Map<string, StudentId>();
  readonly #hashes = new Map<StudentId, string>();

  constructor(teachersHash: string, keys: readonly StoredKey[]) {
    this.#teachersHash = teachersHash;
    for (const key of keys) this.put(key);
  }

  /** From now on only this key opens the student's seat. */
  put({ student, keyHash }: StoredKey): void {
    const before = this.#hashes.get(student);
    if (before !== undefined) this.#students.delete(before);
    this.#students.set(keyHash, student);
    this.#hashes.set(student, keyHash);
  }

  isTeachers(key: string): boolean {
    return sameHash(hashSeatKey(key), this.#teachersHash);
  }

  /** Whose seat a key opens, or null. */
  studentOf(key: string): StudentId | null {
    return this.#students.get(hashSeatKey(key)) ?? null;
  }

  hashOf(student: StudentId): string | null {
    return this.#hashes.get(student) ?? null;
  }
}

/** Whether two hashes are equal, in constant time. */
export function sameHash(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
