/**
 * One of many students: joins a class, answers, plays duels at human speed, errs now and then, and comes back when the
 * connection breaks. Acts only on what the page would show, and remembers what the server has confirmed.
 */

import { botMove } from '../../../shared/bot/bot.ts';
import type { BotProfile } from '../../../shared/duel/options.ts';
import type { AskedQuestion } from '../../../shared/class/class-view.ts';
import type { Answer } from '../../../shared/class/lesson.ts';
import { type Draw, drawsFrom } from '../../../shared/lib/random.ts';
import { enterDuel } from './class-duels.ts';
import type { Player } from './player.ts';
import { joinClass, resumeClass, type Student } from './student.ts';

export interface PupilSetup {
  readonly url: string;
  readonly code: string;
  readonly name: string;
  readonly roster?: string;
  readonly seed: number;
  readonly profile: BotProfile;
  /** Thinking time before each action: a minimum, and a random part on top (ms of the wall clock). */
  readonly thinkMs: readonly [number, number];
}

/** What the server has confirmed to this student: it must be in the log, once. */
export type Taken =
  | { readonly kind: 'answer'; readonly round: number; readonly question: number }
  | {
      readonly kind: 'move';
      readonly code: string;
      /** When it was judged, on the match clock. */
      readonly at: number;
      readonly points: number;
    };

const RETRY_MS = 200;
/** A request whose connection broke is never answered. */
const LOST_MS = 5_000;
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

export class Pupil {
  readonly taken: Taken[] = [];
  /** Milliseconds from a move to the view that shows its result. */
  readonly latencies: number[] = [];
  readonly #setup: PupilSetup;
  readonly #draw: Draw;
  #student: Student;
  #duel: Player | null = null;
  #url: string;
  #stopped = false;
  /** Ends all waiting. */
  #wake: () => void = () => undefined;
  #life: Promise<void> = Promise.resolve();

  private constructor(setup: PupilSetup, student: Student) {
    this.#setup = setup;
    this.#student = silent(student);
    this.#url = setup.url;
    this.#draw = drawsFrom(setup.seed, 0);
  }

  /** Joins, and from then on does whatever there is to do. */
  static async join(setup: PupilSetup): Promise<Pupil> {
    const pupil = new Pupil(setup, await joinClass(setup.url, setup.code, setup.name, setup.roster));
    pupil.#life = pupil.#live();
    return pupil;
  }

  get student(): Student {
    return this.#student;
  }

  /** The duel that the student sits in, or null. */
  get duel(): Player | null {
    return this.#duel;
  }

  /** Both connections break silently; the sdk reconnects them. */
  drop(): void {
    for (const line of [this.#student, this.#duel]) {
      if (line?.closedWith !== null) continue;
      line.room.reconnection.enabled = true;
      line.drop();
    }
  }

  /** The page is reloaded: the connections are gone, and others are opened with the stored key. */
  reload(): Promise<void> {
    return this.comeBack(this.#url);
  }

  /** Stops acting and drops the connections silently, as when the server is killed. */
  async freeze(): Promise<void> {
    this.#stopped = true;
    this.#vanish();
    // A connection about to be restored may never report that it is gone.
    this.#wake();
    await this.#life;
  }

  /** Tries until the student sits in their seats again, in class and duel, and goes on. */
  async comeBack(url: string): Promise<void> {
    await this.freeze();
    this.#url = url;
    const { key } = this.#student;
    this.#student = silent(await insist(() => resumeClass(url, key)));
    this.#duel = null;
    if (this.#ownDuel() !== null) this.#duel = silent(await insist(() => enterDuel(url, this.#student)));
    this.#stopped = false;
    this.#life = this.#live();
  }

  async leave(): Promise<void> {
    this.#stopped = true;
    this.#wake();
    // A room that is gone cannot be left.
    for (const line of [this.#duel, this.#student]) {
      if (line?.closedWith === null) await line.leave().catch(() => undefined);
    }
  }

  #vanish(): void {
    if (this.#student.closedWith === null) this.#student.vanish();
    if (this.#duel?.closedWith === null) this.#duel.vanish();
  }

  async #live(): Promise<void> {
    while (!this.#stopped && this.#student.closedWith === null) {
      const seen = this.#seen();
      if (this.#todo() === null) await this.#somethingNew(seen);
      else await this.#act();
    }
  }

  /** Thinks, and then does what there is to do; requests may fail for reasons outside the student's control. */
  async #act(): Promise<void> {
    const [least, more] = this.#setup.thinkMs;
    await pause(least + this.#draw(Math.max(1, more)));
    const todo = this.#stopped ? null : this.#todo();
    if (todo !== null) await Promise.race([todo().catch(() => pause(RETRY_MS)), pause(LOST_MS)]);
  }

  /** Changes with everything shown that may be a reason to act differently. */
  #seen(): string {
    return `${this.#student.messages} ${this.#duel?.views.length} ${this.#student.closedWith} ${this.#duel?.closedWith}`;
  }

  async #somethingNew(seen: string): Promise<void> {
    const changed = () => this.#stopped || this.#seen() !== seen;
    const woken = new Promise<void>((resolve) => {
      this.#wake = resolve;
    });
    const lines = [this.#student, this.#duel].filter((line) => line !== null);
    await Promise.race([woken, ...lines.map((line) => line.until(changed))]);
  }

  #ownDuel(): string | null {
    const { round, frame } = this.#student.view;
    return frame.phase === 'round' && round?.kind === 'duel' && !round.over ? round.code : null;
  }

  #todo(): (() => Promise<void>) | null {
    const { frame, round } = this.#student.view;
    if (frame.phase !== 'round' || frame.paused || round === null) return null;
    if (round.kind === 'duel') return this.#ownDuel() === null ? null : this.#duelTodo();
    if (round.kind === 'question') return round.answer === null ? () => this.#answer(0, round.question) : null;
    if (round.kind !== 'test') return null;
    const open = round.answers.indexOf(null);
    const question = round.questions[open];
    return question === undefined ? null : () => this.#answer(open, question);
  }

  #duelTodo(): (() => Promise<void>) | null {
    const duel = this.#duel;
    if (duel === null || duel.grant.code !== this.#ownDuel() || duel.closedWith !== null) return () => this.#enter();
    const { view } = duel;
    if (view.phase === 'ready' || view.phase === 'half-over') {
      return view.you.ready ? null : async () => void (await duel.ask('ready', {}));
    }
    const decided = view.phase === 'playing' ? botMove(view, this.#setup.profile, this.#setup.seed) : null;
    return decided === null ? null : () => this.#move(duel, decided);
  }

  async #enter(): Promise<void> {
    this.#duel = silent(await enterDuel(this.#url, this.#student));
  }

  async #move(duel: Player, { positionId, move }: NonNullable<ReturnType<typeof botMove>>): Promise<void> {
    const [before, views] = [performance.now(), duel.views.length];
    const shown = duel.until(() => duel.views.length > views).then(() => performance.now() - before);
    const reply = await duel.ask('move', { positionId, move });
    if (!reply.ok) return;
    // The view shows what was judged before the reply comes.
    const judged = duel.view.judgements.at(-1);
    if (judged === undefined) throw new Error('a move was taken and not judged');
    const { at, points } = judged;
    this.taken.push({ kind: 'move', code: duel.grant.code, at, points: points.total });
    this.latencies.push(await shown);
  }

  async #answer(question: number, asked: AskedQuestion): Promise<void> {
    const { round } = this.#student.view.frame;
    const before = performance.now();
    const reply = await this.#student.ask('answer', { round, question, answer: this.#guess(asked) });
    if (!reply.ok) return;
    this.taken.push({ kind: 'answer', round, question });
    this.latencies.push(performance.now() - before);
  }

  #guess({ kind, options }: AskedQuestion): Answer {
    switch (kind) {
      case 'single':
        return { kind, option: this.#draw(options.length) };
      case 'several':
        return {
          kind,
          options: options.map((_, index) => index).filter((index) => index === 0 || this.#draw(2) === 1),
        };
      case 'order':
        return { kind, items: options.map((_, index) => index).toSorted(() => this.#draw(3) - 1) };
      case 'number':
        return { kind, value: this.#draw(10_000) };
    }
  }
}

/** A broken connection stays broken, unless the student broke it: `comeBack` is the way back to a server that died. */
function silent<L extends Student | Player>(line: L): L {
  line.room.reconnection.enabled = false;
  return line;
}

function lost(): Promise<never> {
  return pause(LOST_MS).then(() => Promise.reject(new Error('no answer')));
}

/** Tries until it works: the server may not be up yet, or die before it has answered. */
async function insist<T>(attempt: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await Promise.race([attempt(), lost()]);
    } catch {
      await pause(RETRY_MS);
    }
  }
}
