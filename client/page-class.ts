/** What the page asks of a class goes to the server, or to the recorded class if that is the one on its board. */

import type { Locale } from '../shared/lib/language.ts';
import type { ClassMessage, ClassRequestName } from '../shared/class-messages.ts';
import type { HeatMove } from '../shared/class/class-view.ts';
import type { Review } from '../shared/duel/vocabulary/review.ts';
import type { MistakeId } from '../shared/referee/mistake.ts';
import type { Report } from '../shared/report/report.ts';
import type { ClassSession } from './context/class-session.ts';
import { SAMPLE_KEY } from './context/sample-key.ts';
import type { ServerClock } from './kit/server-clock.ts';
import { ClassClient } from './net/class-client.ts';
import type { SampleClassRoom } from './sample/sample-class-room.ts';

export class PageClass extends ClassClient {
  readonly #session: ClassSession;
  readonly #clock: ServerClock;
  /** On the board now. */
  #sample: SampleClassRoom | null = null;

  constructor(session: ClassSession, clock: ServerClock) {
    super(session, clock);
    this.#session = session;
    this.#clock = clock;
  }

  override async teach(key: string): Promise<boolean> {
    if (key !== SAMPLE_KEY) {
      this.#close();
      return super.teach(key);
    }
    if (this.#sample !== null) return true;
    if (this.#session.grant.value !== null) await super.leave();
    this.#sample = await this.#load();
    this.#sample?.open();
    return this.#sample !== null;
  }

  override ask<N extends ClassRequestName>(name: N, message: ClassMessage<N>): Promise<boolean> {
    return this.#sample === null ? super.ask(name, message) : Promise.resolve(this.#sample.ask(name));
  }

  override watch(matchId: string | null): Promise<boolean> {
    if (this.#sample === null) return super.watch(matchId);
    this.#sample.watch(matchId);
    return Promise.resolve(true);
  }

  override moves(levelId: string, mistake: MistakeId): Promise<readonly HeatMove[] | null> {
    return this.#sample === null
      ? super.moves(levelId, mistake)
      : Promise.resolve(this.#sample.moves(levelId, mistake));
  }

  override async report(keys: readonly string[], language: Locale): Promise<Report | null> {
    if (!keys.includes(SAMPLE_KEY)) return super.report(keys, language);
    return (await this.#load())?.report ?? null;
  }

  override async replay(key: string, matchId: string): Promise<Review | null> {
    if (key !== SAMPLE_KEY) return super.replay(key, matchId);
    return (await this.#load())?.replay(matchId) ?? null;
  }

  override leave(): Promise<void> {
    this.#close();
    return super.leave();
  }

  #close(): void {
    this.#sample?.close();
    this.#sample = null;
  }

  /** Null: it did not arrive, and the problem says so. */
  async #load(): Promise<SampleClassRoom | null> {
    try {
      const { SampleClassRoom } = await import('./sample/sample-class-room.ts');
      return await SampleClassRoom.load(this.#session, this.#clock);
    } catch {
      this.#session.problem.value = 'no-server';
      return null;
    }
  }
}
