/**
 * The pulse of one connection: asks for the server's clock now and then, updates the estimate of it from the answers,
 * and notices when there are none. A socket can be dead for many minutes before the browser reports it; the server's
 * own pings (ws) are answered by the browser and never reach the page.
 */

import type { ServerClock } from '../kit/server-clock.ts';

/** A few round trips at once, then one now and then. */
const FIRST = 4;
const FIRST_EVERY_MS = 250;
const EVERY_MS = 2_500;
/** A connection without an answer for this long is dead: three requests went unanswered. */
const SILENT_MS = 7_500;
/** After the page has slept, or is online again, a request must be answered this soon. */
const WOKEN_MS = 900;
/** A timer later than this was held up: the page slept. */
const LATE_MS = 2_000;

export interface PulseRules {
  readonly clock: ServerClock;
  /** Asks for the server's clock (ms). Null: it refused, but it is there. Rejects: no answer. */
  ask(): Promise<number | null>;
  /** Called when answers have stopped. */
  onDead(): void;
}

export class Pulse {
  readonly #rules: PulseRules;
  #beat: ReturnType<typeof setTimeout> | undefined;
  #end: ReturnType<typeof setTimeout> | undefined;
  #deadAt = 0;
  #stopped = false;

  constructor(rules: PulseRules) {
    this.#rules = rules;
    this.#live(SILENT_MS);
    this.#beats(1);
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#beat);
    clearTimeout(this.#end);
  }

  /** Asks at once, out of turn. */
  ask(): void {
    void this.#ask();
  }

  /** The page may have slept, or been offline: checks that the server still answers. */
  probe(): void {
    if (this.#deadAt > performance.now() + WOKEN_MS) this.#live(WOKEN_MS);
    this.ask();
  }

  #beats(count: number): void {
    if (this.#stopped) return;
    this.ask();
    this.#beat = setTimeout(() => this.#beats(count + 1), count < FIRST ? FIRST_EVERY_MS : EVERY_MS);
  }

  async #ask(): Promise<void> {
    const { clock, ask } = this.#rules;
    const sentAt = performance.now();
    try {
      const now = await ask();
      if (this.#stopped) return;
      if (now !== null) clock.sample(sentAt, performance.now(), now);
      this.#live(SILENT_MS);
    } catch {
      // The time that has passed decides whether this is the end.
    }
  }

  /** It is dead if it stays silent for this long from now. */
  #live(ms: number): void {
    if (this.#stopped) return;
    clearTimeout(this.#end);
    this.#deadAt = performance.now() + ms;
    this.#end = setTimeout(() => this.#judge(), ms);
  }

  #judge(): void {
    if (performance.now() > this.#deadAt + LATE_MS) {
      this.#live(WOKEN_MS);
      this.ask();
    } else this.#rules.onDead();
  }
}
