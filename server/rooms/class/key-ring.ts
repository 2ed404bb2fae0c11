/** Which key opens which student's seat. Knows keys by their hashes alone. */

import { timingSafeEqual } from 'node:crypto';
import type { StudentId } from '../../../shared/lesson/class-event.ts';
import type { StoredKey } from '../../store/class-store.ts';

export class KeyRing {
  readonly #students = new Map<string, StudentId>();
  readonly #hashes = new Map<StudentId, string>();

  constructor(keys: readonly StoredKey[]) {
    for (const key of keys) this.put(key);
  }

  /** From now on this key, and no other, opens the student's seat. */
  put({ student, keyHash }: StoredKey): void {
    const before = this.#hashes.get(student);
    if (before !== undefined) this.#students.delete(before);
    this.#students.set(keyHash, student);
    this.#hashes.set(student, keyHash);
  }

  /** Whose seat the key of this hash opens; null: nobody's. */
  studentOf(keyHash: string): StudentId | null {
    return this.#students.get(keyHash) ?? null;
  }

  hashOf(student: StudentId): string | null {
    return this.#hashes.get(student) ?? null;
  }
}

/** Whether two hashes are the same, without telling by the time how far they are. */
export function sameHash(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
