/**
 * Whether the server can do its work: every part that it cannot do without says so itself. A part that changes is
 * logged once.
 */

import type { Log } from './logging.ts';

/** `lifecycle`: the server has started and is not stopping. */
export type Part = 'lifecycle' | 'store' | 'event-loop';

/** @returns whether the part works now */
type Check = () => boolean;

export class Readiness {
  readonly #log: Log;
  readonly #checks: Readonly<Partial<Record<Part, Check>>>;
  readonly #missing = new Set<Part>();

  constructor(log: Log, checks: Readonly<Partial<Record<Part, Check>>>) {
    this.#log = log;
    this.#checks = checks;
  }

  /** All parts that this server needs. */
  get parts(): readonly Part[] {
    return Object.keys(this.#checks) as Part[];
  }

  /** Those that do not work now: none if the server is ready. */
  missing(): readonly Part[] {
    return this.parts.filter((part) => this.#checks[part]?.() === false);
  }

  /** Logs what has changed since the last time. Start and stop are events of their own. */
  watch(): void {
    const missing = new Set(this.missing());
    for (const part of this.parts) {
      if (part === 'lifecycle' || missing.has(part) === this.#missing.has(part)) continue;
      this.#log.write(missing.has(part) ? 'not-ready' : 'ready-again', { part });
      if (missing.has(part)) this.#missing.add(part);
      else this.#missing.delete(part);
    }
  }
}

/** Whether the store can be written, by the sign of life that the server writes every second anyway. */
export class StoreWatch {
  readonly #now: () => number;
  readonly #write: () => Promise<void>;
  #failed = false;
  /** Since when a sign of life has been on its way; null: none is. */
  #since: number | null = null;

  /**
   * @param now milliseconds that never go back
   * @param write writes the sign of life
   */
  constructor(now: () => number, write: () => Promise<void>) {
    this.#now = now;
    this.#write = write;
  }

  /** The last sign of life was written, and none has been on its way for too long. */
  get works(): boolean {
    return !this.#failed && (this.#since === null || this.#now() - this.#since < SLOW_MS);
  }

  /** Writes one. @throws what the store throws */
  async beat(): Promise<void> {
    this.#since ??= this.#now();
    try {
      await this.#write();
      this.#failed = false;
    } catch (error) {
      this.#failed = true;
      throw error;
    } finally {
      this.#since = null;
    }
  }
}

/** A write that takes longer makes a move unplayable. */
const SLOW_MS = 3000;
