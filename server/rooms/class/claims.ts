/** Claims of a student's seat from another device, waiting for the teacher's consent. One per seat, and short-lived. */

import type { StudentId } from '../../../shared/class/class-event.ts';
import type { SeatClaim } from '../../../shared/class/class-view.ts';

const CLAIM_MS = 2 * 60_000;

export class Claims {
  readonly #waiting = new Map<number, { readonly claim: SeatClaim; readonly key: string; readonly endsAt: number }>();
  #next = 1;

  /**
   * @param key opens the seat if the teacher agrees, however often they have to say so
   * @returns the claim; null: this seat is claimed already. There is no other limit, since a stranger could use it up
   */
  add(student: StudentId, name: string, key: string, now: number): SeatClaim | null {
    const claimed = this.list().some((claim) => claim.student === student);
    if (claimed) return null;
    const claim = { id: this.#next, student, name };
    this.#next += 1;
    this.#waiting.set(claim.id, { claim, key, endsAt: now + CLAIM_MS });
    return claim;
  }

  get(id: number): { readonly claim: SeatClaim; readonly key: string } | null {
    return this.#waiting.get(id) ?? null;
  }

  /** @returns whether it existed */
  drop(id: number): boolean {
    return this.#waiting.delete(id);
  }

  list(): readonly SeatClaim[] {
    return [...this.#waiting.values()].map(({ claim }) => claim);
  }

  /** Drops and returns the claims that have waited too long. */
  expire(now: number): readonly SeatClaim[] {
    const late = [...this.#waiting.values()].filter(({ endsAt }) => endsAt <= now).map(({ claim }) => claim);
    for (const { id } of late) this.#waiting.delete(id);
    return late;
  }

  /** When the next claim has waited too long; null: there is none. */
  nextEnd(): number | null {
    const times = [...this.#waiting.values()].map(({ endsAt }) => endsAt);
    return times.length === 0 ? null : Math.min(...times);
  }
}
