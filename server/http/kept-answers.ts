/** Answers that took long and stay the same: each is made once and kept for as long as a browser may keep it. */

import type { Time } from '../../shared/match/time.ts';
import type { LongAnswer } from './long-work.ts';

/** Bytes; a record of a match has some tens of thousands. */
const KEPT_MAX = 8 * 1024 * 1024;

interface Kept {
  readonly answer: LongAnswer;
  readonly bytes: number;
  readonly until: number;
}

export class KeptAnswers {
  readonly #time: Pick<Time, 'now'>;
  readonly #keepMs: number;
  /** The oldest first. */
  readonly #kept = new Map<string, Kept>();
  readonly #underWay = new Map<string, Promise<LongAnswer>>();
  #bytes = 0;

  constructor(time: Pick<Time, 'now'>, keepMs: number) {
    this.#time = time;
    this.#keepMs = keepMs;
  }

  /** The answer of this name; asked for by several at once it is made once. Rejects as `make` does. */
  async get(name: string, make: () => Promise<LongAnswer>): Promise<LongAnswer> {
    this.#forget(({ until }) => until <= this.#time.now());
    const kept = this.#kept.get(name);
    if (kept !== undefined) return kept.answer;
    const making = this.#underWay.get(name) ?? this.#make(name, make);
    this.#underWay.set(name, making);
    return await making;
  }

  async #make(name: string, make: () => Promise<LongAnswer>): Promise<LongAnswer> {
    try {
      const answer = await make();
      if (answer?.ok === true && answer.stays) this.#keep(name, answer, answer.body.byteLength);
      return answer;
    } finally {
      this.#underWay.delete(name);
    }
  }

  #keep(name: string, answer: LongAnswer, bytes: number): void {
    this.#kept.set(name, { answer, bytes, until: this.#time.now() + this.#keepMs });
    this.#bytes += bytes;
    this.#forget(() => this.#bytes > KEPT_MAX);
  }

  /** Forgets the oldest as long as that is so. */
  #forget(isSo: (oldest: Kept) => boolean): void {
    for (const [name, kept] of this.#kept) {
      if (!isSo(kept)) return;
      this.#kept.delete(name);
      this.#bytes -= kept.bytes;
    }
  }
}
