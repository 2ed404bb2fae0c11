/**
 * Claims of a student's seat from another device, waiting for the teacher's consent. One per seat, and short-lived. A
 * claim of a name that nobody has waits as well, unseen: how it is answered must not tell which names are in the class.
 */

import type { StudentId } from '../../../shared/class/class-event.ts';
import type { SeatClaim } from '../../../shared/class/class-view.ts';
import { isTaken } from '../../../shared/lib/names.ts';

const CLAIM_MS = 2 * 60_000;

/** `student` null: nobody in the class has this name. */
export type Claim = SeatClaim | (Omit<SeatClaim, 'student'> & { readonly student: null });

interface Waiting {
  readonly claim: Claim;
  readonly key: string;
  readonly endsAt: number;
}

export class Claims {
  readonly #waiting = new Map<number, Waiting>();
  #next = 1;

  /**
   * @param student null: nobody has this name
   * @param key opens the seat if the teacher agrees, however often they have to say so
   * @returns the claim; null: this seat, or this name, is claimed already. There is no other limit, since a stranger
   * could use it up
   */
  add(student: StudentId | null, name: string, key: string, now: number): Claim | null {
    if (this.#isClaimed(student, name)) return null;
    const claim = { id: this.#next, student, name } as Claim;
    this.#next += 1;
    this.#waiting.set(claim.id, { claim, key, endsAt: now + CLAIM_MS });
    return claim;
  }

  #isClaimed(student: StudentId | null, name: string): boolean {
    const claims = [...this.#waiting.values()].map(({ claim }) => claim);
    if (student !== null) return claims.some((claim) => claim.student === student);
    const unknown = claims.filter((claim) => claim.student === null);
    return isTaken(
      name,
      unknown.map((claim) => claim.name),
    );
  }

  /** A claim that the teacher can answer. */
  get(id: number): { readonly claim: SeatClaim; readonly key: string } | null {
    const waiting = this.#waiting.get(id);
    return waiting === undefined || waiting.claim.student === null ? null : { ...waiting, claim: waiting.claim };
  }

  /** @returns whether it existed */
  drop(id: number): boolean {
    return this.#waiting.delete(id);
  }

  /** The claims that the teacher is shown. */
  list(): readonly SeatClaim[] {
    return [...this.#waiting.values()].flatMap(({ claim }) => (claim.student === null ? [] : [claim]));
  }

  /** Drops and returns the claims that have waited too long. */
  expire(now: number): readonly Claim[] {
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
