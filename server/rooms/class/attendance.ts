/** Which students are there. Knows no connections; times are the server's. */

import type { StudentId } from '../../../shared/lesson/class-event.ts';

export class Attendance {
  readonly #here = new Set<StudentId>();
  /** Since when those who were there are gone. */
  readonly #goneSince = new Map<StudentId, number>();

  /** @param students who was in the class when the server died: they count as gone just now */
  constructor(students: readonly StudentId[], now: number) {
    for (const student of students) this.#goneSince.set(student, now);
  }

  get here(): ReadonlySet<StudentId> {
    return this.#here;
  }

  come(student: StudentId): void {
    this.#here.add(student);
    this.#goneSince.delete(student);
  }

  goAway(student: StudentId, now: number): void {
    if (this.#here.delete(student)) this.#goneSince.set(student, now);
  }

  /** Taken out: nobody waits for him. */
  forget(student: StudentId): void {
    this.#here.delete(student);
    this.#goneSince.delete(student);
  }

  /** Starts the time of those who are gone anew: while the server was down it did not count. */
  restart(now: number): void {
    for (const student of this.#goneSince.keys()) this.#goneSince.set(student, now);
  }

  /** Who is there, or has been gone for less than `graceMs`: a round does not end because a connection has a hiccup. */
  expected(now: number, graceMs: number): ReadonlySet<StudentId> {
    const blinking = [...this.#goneSince].filter(([, since]) => since + graceMs > now).map(([student]) => student);
    return new Set([...this.#here, ...blinking]);
  }

  /** When somebody who is gone is next given up; null: nobody is waited for. */
  nextGivenUp(now: number, graceMs: number): number | null {
    const times = [...this.#goneSince.values()].map((since) => since + graceMs).filter((at) => at > now);
    return times.length === 0 ? null : Math.min(...times);
  }
}
