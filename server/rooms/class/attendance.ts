/** Which students are present. Knows no connections; times are the server's. */

import type { StudentId } from '../../../shared/class/class-event.ts';

export class Attendance {
  readonly #here = new Set<StudentId>();
  /** Since when each absent student has been gone. */
  readonly #goneSince = new Map<StudentId, number>();

  /** @param students who were in the class when the server died: they count as just gone */
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

  /** Taken out: not waited for. */
  forget(student: StudentId): void {
    this.#here.delete(student);
    this.#goneSince.delete(student);
  }

  /** Restarts the time of absent students: the server's downtime does not count. */
  restart(now: number): void {
    for (const student of this.#goneSince.keys()) this.#goneSince.set(student, now);
  }

  /** Students present, or gone for less than `graceMs`: a hiccup of a connection does not end a round. */
  expected(now: number, graceMs: number): ReadonlySet<StudentId> {
    const blinking = [...this.#goneSince].filter(([, since]) => since + graceMs > now).map(([student]) => student);
    return new Set([...this.#here, ...blinking]);
  }

  /** When the next absent student is given up; null: none is waited for. */
  nextGivenUp(now: number, graceMs: number): number | null {
    const times = [...this.#goneSince.values()].map((since) => since + graceMs).filter((at) => at > now);
    return times.length === 0 ? null : Math.min(...times);
  }
}
